#include "validators/agreement/events.h"

#include <re2/re2.h>

#include <array>

#include "validators/extension/request.h"
#include "validators/identifiers/text_units.h"

namespace nitec {
namespace {

/// What a hostile text has beyond is not read.
constexpr std::size_t kMostEvents = 20'000;

struct Naming {
  EventKind kind;
  std::string_view word;
  const char* before;  ///< RE2: ends right in front of the day.
  const char* behind;  ///< RE2: begins right behind it; empty: never.
};

constexpr std::array<Naming, 6> kNamings{{
    {EventKind::kFiled, "申请日", "(?:专利)?申请(?:日期?|时间)[:为是]{0,2} ?$",
     "^(?:提交|提出|递交)(?:专利|发明专利)?申请"},
    {EventKind::kGranted, "授权日", "(?:授权(?:公告)?|公告)(?:日期?|时间)[:为是]{0,2} ?$", "^(?:获得?|取得)?授权"},
    {EventKind::kSigned, "签订日期", "(?:签订|签约|签署)(?:日期?|时间|于)?[:为是于]{0,2} ?$",
     "^(?:正式|共同)?(?:签订|签署|签约)"},
    {EventKind::kStarted, "开工日期", "(?:开工|动工|破土动工|开始施工|施工起始)(?:日期?|时间|于)?[:为是于]{0,2} ?$",
     "^(?:正式|如期|顺利|全面)?(?:开工|破土|动工|奠基|进场施工|启动建设|开始(?:建设|施工|试制|研制|安装)|布放|首次点火|"
     "点火|下线试车)"},
    {EventKind::kCompleted, "完工日期", "(?:完工|竣工)(?:日期?|时间|于)?[:为是于]{0,2} ?$",
     "^(?:正式|如期|顺利|全面|全部|主体)?(?:完工|竣工(?:[,。;、)]|$|并|投|交)|建成)"},
    {EventKind::kAccepted, "验收日期", "验收(?:日期?|时间|于)[:为是于]{0,2} ?$",
     "^(?:正式|如期|顺利|一次性?|全部|由[^,。;]{2,20}|经[^,。;]{2,20})?(?:通过|完成|组织|进行)了?[^,。;]{0,12}验收"},
}};

struct Form {
  explicit Form(const Naming& naming) : before(naming.before), behind(naming.behind) {}

  RE2 before;
  RE2 behind;
};

const std::array<Form, kNamings.size()>& forms() {
  static const std::array<Form, kNamings.size()> kForms{Form(kNamings[0]), Form(kNamings[1]), Form(kNamings[2]),
                                                        Form(kNamings[3]), Form(kNamings[4]), Form(kNamings[5])};
  return kForms;
}

/// Looked at on either side of a day, in bytes: no word that names one is longer.
constexpr std::size_t kReach = 96;

void read(const TextUnit& unit, std::size_t& sentences, std::vector<Event>& out) {
  const std::string& text = unit.text;
  const char* sentence_begin = nullptr;
  for (const DateInText& date : dates_in(text, 0)) {
    std::size_t from = date.begin > kReach ? date.begin - kReach : 0;
    while (from < date.begin && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80) {
      ++from;
    }
    std::size_t to = std::min(text.size(), date.end + kReach);
    while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0U) == 0x80) {
      ++to;
    }
    const re2::StringPiece before(text.data() + from, date.begin - from);
    const re2::StringPiece behind(text.data() + date.end, to - date.end);
    for (std::size_t i = 0; i < kNamings.size() && out.size() < kMostEvents; ++i) {
      re2::StringPiece match;
      std::size_t begin = date.begin;
      std::size_t end = date.end;
      if (forms()[i].before.Match(before, 0, before.size(), RE2::UNANCHORED, &match, 1)) {
        begin = static_cast<std::size_t>(match.data() - text.data());
      } else if (forms()[i].behind.Match(behind, 0, behind.size(), RE2::UNANCHORED, &match, 1)) {
        end = static_cast<std::size_t>(match.data() - text.data()) + match.size();
      } else {
        continue;
      }
      const std::string_view part = std::string_view(text).substr(begin, end - begin);
      const std::string_view sentence = unit.sentence(part);
      if (sentence.data() != sentence_begin) {
        sentence_begin = sentence.data();
        ++sentences;
      }
      out.push_back({kNamings[i].kind, date.first, date.last, unit.document, unit.page->number, sentences,
                     std::string(sentence), std::string(part), unit.place(part)});
      break;
    }
  }
}

std::vector<Event> read_events(const Submission& submission, const Context& context) {
  const Document* report = report_of(submission);
  const int last = report == nullptr ? 0 : last_report_page(submission, *report);
  std::vector<Event> out;
  std::size_t sentences = 0;
  for_each_unit(submission, context, {"年", "-", ".", "/"}, [&](const TextUnit& unit) {
    if (unit.list >= 0 || (unit.document == report && unit.page->number > last)) {
      return;
    }
    ++sentences;  // Sentences do not go on in the next paragraph.
    read(unit, sentences, out);
  });
  return out;
}

}  // namespace

std::string event_word(EventKind kind) {
  for (const Naming& naming : kNamings) {
    if (naming.kind == kind) {
      return std::string(naming.word);
    }
  }
  return {};
}

const std::vector<Event>& events_of(const Submission& submission, const Context& context) {
  return context.readings->once<std::vector<Event>>(submission,
                                                    [&](const Submission& all) { return read_events(all, context); });
}

}  // namespace nitec
