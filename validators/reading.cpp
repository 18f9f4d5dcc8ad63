#include "validators/reading.h"

#include <algorithm>
#include <array>

#include "model/characters.h"

namespace nitec {
namespace {

constexpr std::u32string_view kKangxi =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾"
    U"干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生"
    U"用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷"
    U"豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻"
    U"黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
constexpr char32_t kKangxiFirst = 0x2F00;
/// Radicals that stand for a character of their own but have no compatibility mapping.
constexpr std::u32string_view kRadicals = U"⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰⺟⻳⻨⻙";
constexpr std::u32string_view kIdeographs = U"虎西见角贝车长门青页风飞食马骨鬼鱼鸟黄齐齿龙母龟麦韦";
/// Traditional characters of the words that the rules look for, no more: names are not compared across scripts.
constexpr std::u32string_view kTraditional = U"籌總結報國產業術單託發財務決運機標達長項說關級評驗審計資產權";
constexpr std::u32string_view kSimplified = U"筹总结报国产业术单托发财务决运机标达长项说关级评验审计资产权";
static_assert(kTraditional.size() == kSimplified.size());
/// By the last byte of a code: most characters are none of them.
constexpr std::array<bool, 256> kMayBeTraditional = [] {
  std::array<bool, 256> may{};
  for (const char32_t code : kTraditional) {
    may[code & 0xFFU] = true;
  }
  return may;
}();
static_assert(kRadicals.size() == kIdeographs.size());

struct Character {
  char32_t code;
  std::size_t bytes;
};

/// The character at the front; a byte that is not UTF-8 is a character of its own.
Character front(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (length == 0 || length > text.size() || first > 0xF4) {
    return {0xFFFD, 1};
  }
  char32_t code = length == 1 ? first : first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) {
      return {0xFFFD, 1};
    }
    code = code << 6U | (byte(i) & 0x3FU);
  }
  return {code, length};
}

}  // namespace

char32_t folded(char32_t code) {
  if (code > 0x20 && code < 0x7F) {
    return code;
  }
  if (code <= 0x20 || code == 0x7F || code == 0xA0 || code == 0xAD || code == 0x3000 || code == 0xFEFF ||
      (code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) || (code >= 0x205F && code <= 0x206F)) {
    return 0;
  }
  if (code >= 0xFF01 && code <= 0xFF5E) {
    return folded(code - 0xFEE0);
  }
  if (code >= kKangxiFirst && code < kKangxiFirst + kKangxi.size()) {
    return kKangxi[code - kKangxiFirst];
  }
  if (code >= 0x2E80 && code <= 0x2EFF) {
    const std::size_t found = kRadicals.find(code);
    return found == std::u32string_view::npos ? code : kIdeographs[found];
  }
  if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0x2500) {
    return '-';
  }
  if (kMayBeTraditional[code & 0xFFU]) {
    if (const std::size_t found = kTraditional.find(code); found != std::u32string_view::npos) {
      return kSimplified[found];
    }
  }
  return code == 0x301C ? U'~' : code;
}

namespace {

/// How far a text was folded.
struct Folding {
  std::size_t bytes = 0;         ///< Of the text that was read.
  std::uint32_t characters = 0;  ///< In these.
};

/// Whether the character, which takes three bytes, is one that stays as it is: nearly all are.
bool stays(char32_t code) {
  return code >= 0x3400 && code < 0xA000 && !kMayBeTraditional[code & 0xFFU];
}

/// Appends the text folded, up to the first character that begins at or behind `limit`.
Folding fold(std::string_view text, std::size_t limit, std::string& out) {
  Folding done;
  // A byte that is not UTF-8 becomes three; written in place, for a page is read by many rules.
  constexpr std::size_t kLongest = 4;
  const std::size_t before = out.size();
  limit = std::min(limit, text.size());
  out.resize(before + 3 * limit + kLongest);
  char* to = out.data() + before;
  while (done.bytes < limit) {
    const Character character = front(text.substr(done.bytes));
    const char* from = text.data() + done.bytes;
    done.bytes += character.bytes;
    ++done.characters;
    if (character.bytes == 1 && character.code > 0x20 && character.code < 0x7F) {
      *to++ = *from;
    } else if (character.bytes == 3 && stays(character.code)) {
      to = std::copy_n(from, 3, to);
    } else if (const char32_t code = folded(character.code); code != 0) {
      std::string one;
      append_utf8(one, code);
      to = std::copy(one.begin(), one.end(), to);
    }
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return done;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  fold(text, text.size(), out);
  return out;
}

Reading::Reading(const Document& document, const Page& page) : Reading(document, page, 0, page.lines.size()) {}

Reading::Reading(const Document& document, const Page& page, std::size_t first, std::size_t count)
    : document_(&document), page_(&page) {
  const std::size_t end = first < page.lines.size() ? first + std::min(count, page.lines.size() - first) : first;
  std::size_t bytes = 0;
  for (std::size_t i = first; i < end; ++i) {
    bytes += page.lines[i].text.size();
  }
  text_.reserve(bytes + 3 * kStep);
  for (std::size_t i = first; i < end; ++i) {
    const std::string_view text = page.lines[i].text;
    Mark mark{0, static_cast<std::uint32_t>(i), 0, 0};
    while (mark.begin < text.size()) {
      mark.at = static_cast<std::uint32_t>(text_.size());
      marks_.push_back(mark);
      const Folding done = fold(text.substr(mark.begin), kStep, text_);
      mark.begin += static_cast<std::uint32_t>(done.bytes);
      mark.character += done.characters;
    }
  }
}

Reading::Origin Reading::origin(std::size_t at) const {
  // The last mark at or before it: of marks at one place, those of parts that fold to nothing come first.
  const auto behind = std::upper_bound(marks_.begin(), marks_.end(), at,
                                       [](std::size_t byte, const Mark& mark) { return byte < mark.at; });
  const Mark& mark = *std::prev(behind);
  const std::string_view text = page_->lines[mark.line].text;
  Origin origin{mark.line, mark.begin, mark.begin, mark.character};
  std::string out;
  for (std::size_t done = mark.at; origin.end < text.size(); ++origin.character) {
    const Character character = front(text.substr(origin.end));
    origin.begin = origin.end;
    origin.end += static_cast<std::uint32_t>(character.bytes);
    out.clear();
    if (const char32_t code = folded(character.code); code != 0) {
      append_utf8(out, code);
    }
    done += out.size();
    if (done > at) {
      break;
    }
  }
  return origin;
}

Location Reading::place(std::size_t begin, std::size_t end) const {
  Location where;
  where.file = document_->path;
  where.page = page_->number;
  end = std::min(end, text_.size());
  if (begin >= end) {
    return where;
  }
  const Origin first = origin(begin);
  const Origin last = origin(end - 1);
  for (std::uint32_t i = first.line; i <= last.line; ++i) {
    const std::string& text = page_->lines[i].text;
    const std::size_t from = i == first.line ? first.begin : 0;
    const std::size_t to = i == last.line ? last.end : text.size();
    where.quote.append(text, from, to - from);
  }
  const Line& line = page_->lines[first.line];
  where.box = line.box;
  const std::uint32_t until = last.line == first.line ? last.character + 1 : 0;
  if (!line.vertical && first.character < line.edges.size()) {
    where.box.x0 = line.edges[first.character];
    if (until > 0 && until < line.edges.size()) {
      where.box.x1 = line.edges[until];
    }
    if (where.box.empty()) {
      where.box = line.box;
    }
  }
  return where;
}

Location Reading::place(std::string_view part) const {
  const auto begin = static_cast<std::size_t>(part.data() - text_.data());
  return place(begin, begin + part.size());
}

Location Reading::passage(std::string_view part, std::size_t around) const {
  const auto inside = [&](std::size_t i) { return (static_cast<unsigned char>(text_[i]) & 0xC0U) == 0x80; };
  auto begin = static_cast<std::size_t>(part.data() - text_.data());
  std::size_t end = std::min(begin + part.size(), text_.size());
  Location where = place(begin, end);
  for (std::size_t steps = 0; begin > 0 && steps < around && origin(begin - 1).line + 1 >= origin(begin).line;
       ++steps) {
    do {
      --begin;
    } while (begin > 0 && inside(begin));
  }
  for (std::size_t steps = 0; end < text_.size() && steps < around; ++steps) {
    do {
      ++end;
    } while (end < text_.size() && inside(end));
  }
  where.quote = place(begin, end).quote;
  return where;
}

}  // namespace nitec
