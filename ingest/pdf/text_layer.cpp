#include "ingest/pdf/text_layer.h"

#include <algorithm>
#include <bitset>
#include <string_view>

#include "ingest/pdf/cmap.h"
#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

using HanSet = std::bitset<0x10000>;

/// The characters of a double-byte standard from one code to another, rows of `low` to `high`.
void add_rows(HanSet& set, const char* cmap_name, const char* collection, std::uint32_t first, std::uint32_t last) {
  const auto cmap = predefined_cmap(cmap_name);
  const std::vector<char32_t>& characters = collection_to_unicode(collection);
  for (std::uint32_t code = first; code <= last; ++code) {
    const std::uint32_t cid = cmap->cid({code, 2});
    if (cid != 0 && cid < characters.size() && characters[cid] < 0x10000) {
      set.set(characters[cid]);
    }
  }
}

const HanSet& common_han() {
  static const HanSet kSet = [] {
    HanSet set;
    add_rows(set, "GB-EUC-H", "Adobe-GB1", 0xB0A1, 0xD7F9);
    add_rows(set, "ETen-B5-H", "Adobe-CNS1", 0xA440, 0xC67E);
    return set;
  }();
  return kSet;
}

// The commonest characters of Chinese prose, and those that no report of a centre is without; in both scripts.
constexpr std::u32string_view kEveryday =
    U"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定"
    U"行学法"
    U"所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前"
    U"外天"
    U"政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军"
    U"很情"
    U"者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别"
    U"她手"
    U"角期根论运农指几九区强放决西被干做必战先回则任取据处理世车由设务目标单项技术中试验收审计财投元万亿筹建附件情况完"
    U"成研"
    U"這個國們時來為對會發說產種後學經過進著電現實體機當點從業開還樣與關東線數問題條結變軍員總設長頭資邊圖組見計別農幾"
    U"強"
    U"決戰處車務標單項術驗審財筹籌億萬況";

const HanSet& everyday_han() {
  static const HanSet kSet = [] {
    HanSet set;
    for (const char32_t c : kEveryday) {
      set.set(c);
    }
    return set;
  }();
  return kSet;
}

bool is_radical(char32_t c) {
  return c >= 0x2E80 && c <= 0x2FDF;
}

bool is_unreadable(char32_t c) {
  return c == kReplacement || c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xE000 && c <= 0xF8FF) ||
         (c >= 0xFFF0 && c <= 0xFFFF) || c >= 0xE0000;
}

bool is_foreign_letter(char32_t c) {
  return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x52F) ||
         (c >= 0x530 && c <= 0x1FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xA0 && c <= 0xBF && c != 0xB7 && c != 0xB0 && c != 0xB1 && c != 0xA7 && c != 0xA9 && c != 0xAE &&
          c != 0xB5 && c != 0xB2 && c != 0xB3);
}

}  // namespace

TextLayer judge_text_layer(const std::vector<Line>& lines, const PageDrawing& drawing) {
  std::size_t all = 0;
  std::size_t in_body = 0;
  std::size_t unreadable = 0;
  std::size_t doubtful = 0;
  std::size_t han = 0;
  std::size_t everyday = 0;
  for (const Line& line : lines) {
    const double middle = (line.box.y0 + line.box.y1) / 2;
    const bool body = middle > drawing.height * kMarginBand && middle < drawing.height * (1 - kMarginBand);
    for (const char32_t c : utf8_to_utf32(line.text)) {
      if (is_blank(c)) {
        continue;
      }
      ++all;
      in_body += body ? 1 : 0;
      if (is_unreadable(c)) {
        ++unreadable;
      } else if (is_han(c) && !is_radical(c)) {
        ++han;
        everyday += c < 0x10000 && everyday_han().test(c) ? 1 : 0;
        doubtful += c < 0x10000 && common_han().test(c) ? 0 : 1;
      } else if (is_radical(c)) {
        ++han;
        ++everyday;  // Which one it is matters not: a radical's look-alike is a character that was meant.
      } else if (is_foreign_letter(c)) {
        ++doubtful;
      }
    }
  }
  if (in_body < kMinTextCharacters && (drawing.image_cover >= kMinCover || drawing.curves >= kMinCurves)) {
    return TextLayer::kNone;
  }
  const auto share = [](std::size_t part, std::size_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
  };
  if (unreadable >= kMinUnreadable && share(unreadable, all) >= kMaxUnreadable) {
    return TextLayer::kDamaged;
  }
  if (all < kMinTextCharacters) {
    return TextLayer::kOk;
  }
  if (share(unreadable + doubtful, all) >= kMaxDoubtful || (han >= kMinHan && share(everyday, han) < kMinEveryday)) {
    return TextLayer::kDamaged;
  }
  return TextLayer::kOk;
}

}  // namespace nitec
