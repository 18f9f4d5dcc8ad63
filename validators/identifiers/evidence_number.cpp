#include <re2/re2.h>

#include <optional>

#include "model/identifier.h"
#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/sheet_codes.h"

namespace nitec {
namespace {

/// What is to be said of a number in the list of evidence.
struct Fault {
  std::string words;
  Severity severity;
  std::string suggestion;
};

std::optional<Fault> fault(const std::string& number, int year) {
  static const RE2 kPatent("(?i)(ZL[0-9OILlXx. ]{8,20}|CN ?[0-9]{7,9} ?[A-Z][0-9]?)");
  static const RE2 kStandard("((?:GB|[A-Z]{2} ?/ ?T|DB|[TQ]/|GSB)[A-Z0-9 ./:—–-]*|20[0-9]{6}-[A-Z]-[0-9]{3})");
  static const RE2 kSoftware("((?:19|20)[0-9]{2} ?[Ss][Rr] ?[0-9]*|软著登字.*)");
  static const RE2 kDocno("[\\p{Han}A-Za-z]{2,15} ?[\\[(【〔［（][0-9]{2,4}[\\])】〕］）].*号");
  static const RE2 kOwnRules("[审验鉴评登证]");
  constexpr int kAnyYear = 9999;
  if (RE2::FullMatch(number, kPatent)) {
    const IdentifierCheck check = check_patent(number, kAnyYear);
    if (!check.ok()) {
      const std::string why = check.reason == IdentifierReason::kCheck
                                  ? "：末位校验位按前面各位计算应为“" + check.expected + "”"
                              : check.reason == IdentifierReason::kPublication ? "：这是公开（公告）号的形式"
                                                                               : "";
      return Fault{"作为专利号校验不通过，请核对证书原件" + why + suggestion_words(check.suggestion), Severity::kError,
                   check.suggestion};
    }
  } else if (RE2::FullMatch(number, kSoftware)) {
    const IdentifierCheck check = check_software_copyright(number, year);
    if (!check.ok()) {
      return Fault{check.reason == IdentifierReason::kCertificate ? "是软件著作权的证书号，请补填登记号"
                                                                  : "不合软件著作权登记号的形式，请核对登记证书",
                   Severity::kWarning, check.suggestion};
    }
  } else if (RE2::FullMatch(number, kStandard)) {
    const IdentifierCheck check = check_standard(number);
    if (check.reason == IdentifierReason::kPlanNumber) {
      return Fault{"是标准立项计划号的形式，不是已发布标准的编号", Severity::kWarning, ""};
    }
    if (check.reason == IdentifierReason::kWriting) {
      return Fault{"的写法不规范，应为“" + check.suggestion + "”", Severity::kNote, check.suggestion};
    }
    if (check.reason == IdentifierReason::kUnknownCode || check.reason == IdentifierReason::kRegion) {
      return Fault{"的标准代号不存在，请核对标准文本", Severity::kWarning, ""};
    }
  } else if (RE2::FullMatch(number, kDocno) && !RE2::PartialMatch(number, kOwnRules)) {
    const IdentifierCheck check = check_docno(number);
    if (check.verdict == IdentifierVerdict::kForm) {
      return Fault{"的写法不规范，规范写法为“" + check.suggestion + "”", Severity::kNote, check.suggestion};
    }
    if (!check.ok()) {
      return Fault{"不像完整的公文文号，请与原件核对", Severity::kWarning, ""};
    }
  }
  return std::nullopt;
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  bool any = false;
  for (const Evidence& evidence : submission.datasheet->evidence) {
    any = any || !evidence.number.empty();
    const std::optional<Fault> wrong =
        evidence.number.empty() ? std::nullopt : fault(evidence.number, context.as_of.year);
    if (!wrong) {
      continue;
    }
    const std::string written = shown_code(evidence.number);
    Finding told = finding("证明材料清单中" + title(evidence) + "的文号（编号）“" + written + "”" + wrong->words + "。",
                           "The number of a piece of evidence does not pass its check, or is not in its usual form.");
    told.rule = kEvidenceNumber.card.name;
    told.severity = wrong->severity;
    told.opinion = kEvidenceNumber.card.opinion;
    Location row = row_place(evidence);
    row.quote = written;
    told.locations = {row};
    told.expected = wrong->suggestion.empty() ? "与原件一致的文号、编号" : wrong->suggestion;
    told.actual = written;
    findings.push_back(std::move(told));
  }
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kEvidenceNumber = {
    .card =
        {
            .name = "identifier/evidence-number",
            .clause = "第十八条第一款",
            .clause_id = "M23",
            .summary = "证明材料清单中的文号、专利号、标准号、登记号有效。",
            .summary_en = "Document, patent, standard and registration numbers in the list of evidence are valid.",
            .why = "第十八条第一款：“填写中心评估表并附相应证明材料”。文号、编号是查对证明材料的依据。",
            .decides =
                "按写法分辨：带ZL、CN的按专利号，带SR的按软件著作权登记号，带标准代号的按标准号，带年份括号的按公文文号"
                "核对；专利号校验不通过为错误，只是括号、“第”、虚位或者标准号写法不规范为提示。审计、验资、鉴定、登记"
                "报告的编号各有规则，不判断。",
            .remedy = "请与原件核对后改正。",
            .remedy_en = "Please compare it with the original and mend it.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
