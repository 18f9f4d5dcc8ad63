#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <set>

#include "validators/agreement/rules.h"
#include "validators/agreement/slips.h"
#include "validators/facts.h"
#include "validators/identifiers/patents.h"
#include "validators/identifiers/standards.h"
#include "validators/identifiers/text_units.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// More codes of one kind than this are compared by their first ones only: hostile input.
constexpr std::size_t kMostOfAKind = 400;
/// A count in a 文号 says something from so many digits on: 3号 and 5号 are two of a series.
constexpr std::size_t kTellingCount = 2;

struct Kind {
  std::string_view name;  ///< As the message has it.
  bool checked;           ///< Its check digit makes neighbours rare: any slip tells.
};

constexpr Kind kPatent{"专利号", true};
constexpr Kind kStandard{"标准号", false};
constexpr Kind kCredit{"统一社会信用代码", true};
constexpr Kind kSoftware{"软件著作权登记号", true};
constexpr Kind kDocument{"文号", false};

/// Where a code stands, by what it is: "发改高技〔2026〕289".
struct Codes {
  const Kind* kind = nullptr;
  std::map<std::string, Location> in_report = {};
  std::map<std::string, Location> elsewhere = {};
  std::map<std::string, std::string> before = {};  ///< Of one in the report: its clause up to it, folded.
};

/// “发改高技〔2026〕” of “发改高技〔2026〕289”; what follows is its count.
std::string_view series(std::string_view document_number) {
  const std::size_t end = document_number.find("〕");
  return end == std::string_view::npos ? std::string_view() : document_number.substr(0, end + 3);
}

/// The check digit is written to fit, or is left as it was. Neighbours in a series differ in their last digits.
bool patents_tell(std::string_view a, std::string_view b) {
  constexpr std::size_t kBody = 12;  ///< Of 13 digits with the check digit; older numbers have 8 and 9.
  constexpr std::size_t kOldBody = 8;
  if (a.size() != b.size()) {
    return false;
  }
  const std::size_t body = a.size() > kBody ? kBody : std::min(kOldBody, a.size());
  const Slip of_body = slip(a.substr(0, body), b.substr(0, body));
  const bool in_series = body >= 2 && a.substr(0, body - 2) == b.substr(0, body - 2);
  const bool same_check = a.substr(body) == b.substr(body);
  return of_body == Slip::kExchanged || (of_body == Slip::kOther && (same_check || !in_series));
}

/// Two years of which one may have been written for the other; new editions are further apart.
bool are_near_years(std::string_view a, std::string_view b) {
  int first = 0;
  int second = 0;
  std::from_chars(a.data(), a.data() + a.size(), first);
  std::from_chars(b.data(), b.data() + b.size(), second);
  return first > 1990 && second > 1990 && std::abs(first - second) >= 1 && std::abs(first - second) <= 2;
}

/// “溧正会专字〔2030〕086” and “溧正会专字〔2031〕086”
bool is_of_another_year(std::string_view a, std::string_view b) {
  constexpr std::string_view kOpen = "〔";
  const std::size_t year = a.find(kOpen);
  if (year == a.npos || year != b.find(kOpen) || a.substr(0, year) != b.substr(0, year)) {
    return false;
  }
  const std::size_t from = year + kOpen.size();
  const std::string_view count = a.substr(series(a).size());
  return count.size() >= kTellingCount && count == b.substr(series(b).size()) &&
         are_near_years(a.substr(from, 4), b.substr(from, 4));
}

/// “GB/T48127-2028” and “GB/T48127-2029”
bool is_another_edition(std::string_view a, std::string_view b) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kShortest = 8;
  if (a.size() != b.size() || a.size() < kShortest) {
    return false;
  }
  const std::size_t at = a.size() - kYear;
  return (a[at - 1] == '-' || a[at - 1] == ':') && a.substr(0, at) == b.substr(0, at) &&
         are_near_years(a.substr(at), b.substr(at));
}

bool tells(const Kind& kind, std::string_view a, std::string_view b) {
  if (&kind == &kDocument) {
    if (is_of_another_year(a, b)) {
      return true;
    }
    if (series(a).empty() || series(a) != series(b)) {
      return false;
    }
    const std::string_view first = a.substr(series(a).size());
    const std::string_view second = b.substr(series(b).size());
    const bool long_enough = std::max(first.size(), second.size()) >= kTellingCount;
    const Slip of_count = slip(first, second);
    return long_enough && (of_count == Slip::kExchanged || of_count == Slip::kTooMany ||
                           (of_count == Slip::kOther && first.size() > kTellingCount));
  }
  if (&kind == &kPatent) {
    return patents_tell(a, b);
  }
  if (&kind == &kStandard && is_another_edition(a, b)) {
    return true;
  }
  const Slip of_code = slip(a, b);
  return kind.checked ? of_code == Slip::kExchanged || of_code == Slip::kOther : of_code == Slip::kExchanged;
}

class Gatherer {
 public:
  Gatherer(const Submission& submission, const Context& context)
      : submission_(&submission), context_(&context), report_(report_of(submission)) {
    last_page_ = report_ == nullptr ? 0 : last_report_page(submission, *report_);
  }

  void read() {
    for (const PatentMention& mention : patents_of(*submission_, *context_)) {
      std::string digits;
      std::copy_if(mention.part.begin(), mention.part.end(), std::back_inserter(digits),
                   [](char c) { return (c >= '0' && c <= '9') || c == 'X' || c == 'x'; });
      keep(patents_, digits, *mention.unit, mention.part);
    }
    for (const StandardMention& mention : standards_of(*submission_, *context_)) {
      std::string code = folded(mention.part);
      std::erase(code, ' ');
      keep(standards_, code, *mention.unit, mention.part);
    }
    static const RE2 kCreditCode("(?:^|[^0-9A-Za-z])([0-9][0-9A-Z]{17})(?:[^0-9A-Za-z]|$)");
    static const RE2 kSoftwareNumber("((?:19|20)[0-9]{2}SR[0-9]{5,7})");
    static const RE2 kDocumentNumber(
        "((?:[\\p{Han}]{2,10}|[A-Z]{2,8}))(?:字|第)?[〔\\[(【](20[0-9]{2})[〕\\])】]第?0*([0-9]{1,6})号");
    for_each_unit(*submission_, *context_, {"代码", "SR", "〔", "[", "【", "("}, [&](const TextUnit& unit) {
      each(unit, kCreditCode, credit_);
      each(unit, kSoftwareNumber, software_);
      re2::StringPiece rest(unit.text);
      re2::StringPiece by;
      std::string year;
      std::string count;
      while (RE2::FindAndConsume(&rest, kDocumentNumber, &by, &year, &count)) {
        const std::string_view part(by.data(), static_cast<std::size_t>(rest.data() - by.data()));
        documents_.push_back({std::string(by.data(), by.size()), year, count, unit.place(part), own(unit)});
        if (documents_.size() >= kMostOfAKind) {
          break;
        }
      }
    });
    read_datasheet(kCreditCode, kSoftwareNumber, kDocumentNumber);
    settle_documents();
  }

  [[nodiscard]] std::vector<const Codes*> all() const {
    return {&patents_, &standards_, &credit_, &software_, &numbers_};
  }
  [[nodiscard]] const Codes& credit() const { return credit_; }

 private:
  struct Numbered {
    std::string by;
    std::string year;
    std::string count;
    Location where;
    bool own = false;
  };

  [[nodiscard]] bool own(const TextUnit& unit) const {
    return unit.document == report_ && unit.page->number <= last_page_;
  }

  void keep(Codes& codes, const std::string& code, const TextUnit& unit, std::string_view part) const {
    std::map<std::string, Location>& side = own(unit) ? codes.in_report : codes.elsewhere;
    if (side.size() < kMostOfAKind && unit.sound(part)) {
      side.try_emplace(code, unit.place(part));
    }
  }

  void each(const TextUnit& unit, const RE2& pattern, Codes& codes) const {
    re2::StringPiece rest(unit.text);
    re2::StringPiece code;
    while (RE2::FindAndConsume(&rest, pattern, &code)) {
      const std::string_view part(code.data(), code.size());
      keep(codes, std::string(part), unit, part);
      if (own(unit) && codes.in_report.contains(std::string(part))) {
        const std::string_view sentence = unit.before_in_sentence(part);
        const std::size_t comma = sentence.rfind(',');
        codes.before.try_emplace(std::string(part), sentence.substr(comma == std::string_view::npos ? 0 : comma + 1));
      }
    }
  }

  void told(const std::string& text, const Location& where, const RE2& credit, const RE2& software,
            const RE2& document) {
    const std::string plain = folded(text);
    std::string code;
    std::string year;
    std::string count;
    if (RE2::PartialMatch(plain, credit, &code)) {
      credit_.elsewhere.try_emplace(code, where);
    }
    if (RE2::PartialMatch(plain, software, &code)) {
      software_.elsewhere.try_emplace(code, where);
    }
    if (RE2::PartialMatch(plain, document, &code, &year, &count)) {
      documents_.push_back({code, year, count, where, false});
    }
  }

  void read_datasheet(const RE2& credit, const RE2& software, const RE2& document) {
    if (!submission_->datasheet) {
      return;
    }
    for (const Field& field : submission_->datasheet->fields) {
      // The numbers of these fields have a rule of their own: agreement/number-differs.
      const bool minded = field.code == "A05" || field.code == "A08" || field.code == "A10a" || field.code == "E23b" ||
                          field.code == "E24b" || field.code == "E25a";
      const std::size_t before = documents_.size();
      told(field.text, field.where, credit, software, document);
      if (minded && documents_.size() > before) {
        minded_.push_back(documents_.back());
        documents_.pop_back();
      }
    }
    for (const Participant& participant : submission_->datasheet->participants) {
      told(participant.code, participant.where, credit, software, document);
    }
    for (const Evidence& evidence : submission_->datasheet->evidence) {
      Location where = evidence.where;
      where.quote = evidence.number;
      told(evidence.number, where, credit, software, document);
    }
  }

  /// A word may stand before the body's own signs: “经发改高技〔2026〕289号”. The shortest that is known counts.
  void settle_documents() {
    std::set<std::string> bodies;
    for (const Numbered& one : documents_) {
      bodies.insert(one.by);
    }
    for (Numbered& one : documents_) {
      for (const std::string& body : bodies) {
        if (body.size() < one.by.size() && one.by.ends_with(body)) {
          one.by = body;
        }
      }
      const bool minded = std::any_of(minded_.begin(), minded_.end(), [&](const Numbered& field) {
        return field.year == one.year && field.count == one.count && one.by.ends_with(field.by);
      });
      std::map<std::string, Location>& side = one.own ? numbers_.in_report : numbers_.elsewhere;
      if (minded && !one.own) {
        continue;
      }
      side.try_emplace(one.by + "〔" + one.year + "〕" + one.count, one.where);
    }
  }

  const Submission* submission_;
  const Context* context_;
  const Document* report_;
  int last_page_ = 0;
  Codes patents_{.kind = &kPatent};
  Codes standards_{.kind = &kStandard};
  Codes credit_{.kind = &kCredit};
  Codes software_{.kind = &kSoftware};
  Codes numbers_{.kind = &kDocument};
  std::vector<Numbered> documents_;
  std::vector<Numbered> minded_;
};

void compare(const Submission& submission, const Codes& codes, std::vector<Finding>& findings) {
  for (const auto& [code, where] : codes.in_report) {
    if (codes.elsewhere.contains(code)) {
      continue;
    }
    for (const auto& [other, there] : codes.elsewhere) {
      // Both in the report: the report speaks of two.
      if (codes.in_report.contains(other) || !tells(*codes.kind, code, other)) {
        continue;
      }
      const Document* document = submission.find(there.file);
      const bool of_year = is_of_another_year(code, other) || is_another_edition(code, other);
      Finding differs = finding(
          main_title(submission) + pages_words(where.page, 0) + "的" + std::string(codes.kind->name) + "“" +
              where.quote + "”与" +
              (document == nullptr || there.line > 0 ? std::string("评估表") : title(submission, *document)) + "中的“" +
              there.quote + "”" + (of_year ? "只差年份" : "只差一两个字符") +
              "，报告中的这一号码别处未见，请核对原件。",
          "A number in the report is a character or two from one in the datasheet or the evidence, and stands nowhere "
          "else.");
      differs.locations = {where, there};
      differs.expected = there.quote;
      differs.actual = where.quote;
      findings.push_back(std::move(differs));
      break;
    }
  }
}

/// A credit code that is said to be the host's or the centre's, and is neither nearly nor at all the one that is known.
void compare_credit_codes(const Submission& submission, const Codes& codes, std::vector<Finding>& findings) {
  const Field* host = said(submission, "A11");
  for (const auto& [code, where] : codes.in_report) {
    const bool near = std::any_of(codes.elsewhere.begin(), codes.elsewhere.end(),
                                  [&](const auto& other) { return tells(*codes.kind, code, other.first); });
    const auto before = codes.before.find(code);
    if (codes.elsewhere.contains(code) || near || before == codes.before.end()) {
      continue;
    }
    const std::string& words = before->second;
    const bool of_host = words.find("依托单位") != std::string::npos ||
                         (host != nullptr && words.find(folded(host->text)) != std::string::npos);
    const bool of_centre = !of_host && words.starts_with("中心");
    const Field* known = of_host ? said(submission, "A12") : of_centre ? said(submission, "A18") : nullptr;
    if (known == nullptr) {
      continue;
    }
    Finding differs = finding(main_title(submission) + pages_words(where.page, 0) + "写" +
                                  (of_host ? "依托单位" : "中心") + "的统一社会信用代码为“" + where.quote +
                                  "”，评估表" + known->code + "为“" + known->text + "”，请核实。",
                              "The credit code in the report is not that of the datasheet.");
    differs.locations = {where, known->where};
    differs.expected = known->text;
    differs.actual = where.quote;
    findings.push_back(std::move(differs));
  }
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  if (report_of(submission) == nullptr) {
    return Look::kNoData;
  }
  Gatherer gatherer(submission, context);
  gatherer.read();
  bool any = false;
  for (const Codes* codes : gatherer.all()) {
    any = any || (!codes->in_report.empty() && !codes->elsewhere.empty());
    compare(submission, *codes, findings);
  }
  compare_credit_codes(submission, gatherer.credit(), findings);
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kCodeDiffers = {
    .card =
        {
            .name = "agreement/code-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告中的专利号、标准号、信用代码、登记号和文号与证明材料、评估表一致。",
            .summary_en = "Numbers of patents, standards, documents and the like are those of evidence and datasheet.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides =
                "报告正文中的号码在证明材料和评估表中都没有，而那里有一个只差一个字符、两个字符互换（文号也包括多写"
                "少写一位）的号码、报告又没有写到它的，列出两处。文号只比较同一机关、同一年度的，或者序号相同而年份相差"
                "一两年的，一位数的不比较；标准"
                "号只看互换和年份相差一两年的，相邻的号码常是另一项标准。证明材料是扫描件的读不到号码，整个号码写成另一"
                "件的看不出来。",
            .remedy = "请核对证书、标准封面或者文件原件，改正写错的一处。",
            .remedy_en = "Please compare with the original and correct the one that is wrong.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
