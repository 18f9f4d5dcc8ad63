#include <re2/re2.h>

#include <array>
#include <set>

#include "validators/agreement/rules.h"
#include "validators/agreement/slips.h"
#include "validators/facts.h"
#include "validators/passages.h"
#include "validators/pattern.h"
#include "validators/reading.h"

namespace nitec {
namespace {

struct Numbered {
  std::string_view code;
  std::string_view what;
  const char* words;  ///< RE2: what stands before the number says that it is this one.
};

constexpr std::array<Numbered, 6> kNumbered{{
    {"A05", "筹建批复文号", "(?:批复|同意|批准|核准)(?:启动)?(?:筹建|组建)|(?:筹建|组建)(?:批复|文件)|批复文号"},
    {"A08", "延期批复文号", "延期"},
    {"A10a", "正式确认文号", "确认"},
    {"E23b", "审计报告文号", "审计报告|专项审计"},
    {"E24b", "竣工验收文号", "竣工验收"},
    {"E25a", "国有资产登记凭证号", "资产[^。;]{0,6}登记|登记凭证|产权登记"},
}};

/// Words that say which number it is stand no further before it, in bytes.
constexpr std::size_t kBeside = 60;
/// A count of so many digits, two of them exchanged, is no accident.
constexpr std::size_t kTellingCount = 3;

/// “发改高技〔2026〕341号”: who numbers, the year, the number.
struct Number {
  std::string by;
  std::string rest;
};

/// Whether one may have been written for the other though the right one stands elsewhere: “2029/118” and “2029/181”.
/// Where the words before it say that it is this number, any slip tells.
bool written_for(const std::string& known, const std::string& found, bool named) {
  constexpr std::size_t kYear = 5;  // With the stroke.
  const std::string_view a = std::string_view(known).substr(kYear);
  const std::string_view b = std::string_view(found).substr(kYear);
  const bool same_year = known.substr(0, kYear) == found.substr(0, kYear);
  const Slip how = slip(a, b);
  return (same_year && how == Slip::kExchanged && a.size() >= kTellingCount) ||
         (named && ((same_year && how != Slip::kNone) || (!same_year && a == b)));
}

const RE2& number_pattern() {
  static const RE2 kNumber(
      "((?:[\\p{Han}]{2,12}|[A-Z]{2,8}))(?:字|第)?[〔\\[(【]((?:19|20)\\d\\d)[〕\\])】]第?0*([\\d-]{1,8})号");
  return kNumber;
}

/// “砾会审” and “砾会审字” are one body: 字 may be taken for the sign behind it.
std::string without_mark(std::string by) {
  constexpr std::string_view kMark = "字";
  return by.ends_with(kMark) ? by.substr(0, by.size() - kMark.size()) : by;
}

std::optional<Number> number_of(std::string_view text) {
  std::string by;
  std::string year;
  std::string count;
  const std::string plain = folded(text);
  if (!RE2::PartialMatch(plain, number_pattern(), &by, &year, &count)) {
    return std::nullopt;
  }
  return Number{without_mark(by), year + "/" + count};
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Passages* passages = Passages::of(submission, context);
  if (passages == nullptr) {
    return Look::kNoData;
  }
  std::set<std::string> others;
  for (const Field& field : submission.datasheet ? submission.datasheet->fields : std::vector<Field>()) {
    if (const std::optional<Number> number = number_of(field.text)) {
      others.insert(number->by + number->rest);
    }
  }
  for (const Evidence& evidence : submission.datasheet ? submission.datasheet->evidence : std::vector<Evidence>()) {
    if (const std::optional<Number> number = number_of(evidence.number)) {
      others.insert(number->by + number->rest);
    }
  }
  bool any = false;
  for (const Numbered& numbered : kNumbered) {
    const Field* field = said(submission, numbered.code);
    const std::optional<Number> known = field == nullptr ? std::nullopt : number_of(field->text);
    if (!known) {
      continue;
    }
    std::optional<Location> other;
    std::string other_words;
    bool same = false;
    bool several = false;
    bool slipped = false;
    for (const Passages::Passage& passage : passages->all()) {
      if (passage.text.find("号") == std::string_view::npos) {
        continue;
      }
      re2::StringPiece rest(passage.text.data(), passage.text.size());
      re2::StringPiece by;
      std::string year;
      std::string count;
      while (RE2::FindAndConsume(&rest, number_pattern(), &by, &year, &count)) {
        // The same body by its signs: one may carry a word before them (“经发改高技〔2026〕341号”).
        const std::string body = without_mark(std::string(by.data(), by.size()));
        if (!body.ends_with(known->by)) {
          continue;
        }
        const std::string found = year + "/" + count;
        const char* from = by.data() + (body.size() - known->by.size());
        const std::string_view part(from, static_cast<std::size_t>(rest.data() - from));
        if (found != known->rest && others.contains(known->by + found)) {
          continue;  // The number of another paper of the same body, as the datasheet has it.
        }
        same = same || found == known->rest;
        const auto at = static_cast<std::size_t>(part.data() - passage.text.data());
        const std::string_view before = passage.text.substr(at > kBeside ? at - kBeside : 0, std::min(at, kBeside));
        const bool named = RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), pattern(numbered.words));
        const bool slip = found != known->rest && written_for(known->rest, found, named);
        several = several || (other && other_words != part);
        if (found != known->rest && (!other || (slip && !slipped))) {
          slipped = slip;
          other = passages->place(passage, part);
          other_words = part;
        }
      }
    }
    any = any || same || other;
    if (!slipped && (same || !other || several)) {
      continue;  // A body numbers other papers too: only where its one number in the report is another is it told.
    }
    Finding differs = finding(main_title(submission) + "第" + std::to_string(other->page) + "页所写文号“" +
                                  other_words + "”与评估表" + std::string(numbered.code) + "（" +
                                  std::string(numbered.what) + "）“" + abridged(field->text) + "”不一致。",
                              "The report gives another document number than the datasheet.");
    differs.locations = {*other, field->where};
    differs.expected = field->text;
    differs.actual = other_words;
    findings.push_back(std::move(differs));
  }
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kNumberDiffers = {
    .card =
        {
            .name = "agreement/number-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告所写的批复、审计、验收、登记文号与评估表一致。",
            .summary_en = "The report gives the same document numbers as the datasheet.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "在报告中找与评估表A05、A08、A10a、E23b、E24b、E25a机关代字相同的文号；报告中该代字的文号只有一"
                       "个而年份或者序号不同的，列为疑点。"
                       "括号写法、“第”字和序号前的0不计。",
            .remedy = "请核对原件，改正报告或者评估表中的一处。",
            .remedy_en = "Please compare with the original and correct one of the two places.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
