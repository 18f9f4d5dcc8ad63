#include <re2/re2.h>

#include "model/identifier.h"
#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/sheet_codes.h"
#include "validators/identifiers/text_units.h"
#include "validators/identifiers/told_once.h"

namespace nitec {
namespace {

std::string fault(const IdentifierCheck& check) {
  switch (check.reason) {
    case IdentifierReason::kYear:
      return "的年份" + check.year + "不可能，请核对登记证书";
    case IdentifierReason::kCertificate:
      return "是证书号，不是登记号，请按登记证书补填登记号";
    default:
      return "不合登记号的形式（年份、SR和序号），请核对登记证书" + suggestion_words(check.suggestion);
  }
}

/// A registration number stands beside the certificate's, or it is said to be the certificate's.
bool certificate_is_meant(const TextUnit& unit, std::string_view part) {
  static const RE2 kNumber("(?:19|20)[0-9]{2} ?SR ?[0-9]{4,7}");
  static const RE2 kCertificate("证书");
  const std::string_view sentence = unit.sentence(part);
  if (RE2::PartialMatch(re2::StringPiece(sentence.data(), sentence.size()), kNumber) ||
      RE2::PartialMatch(unit.head, kCertificate)) {
    return true;
  }
  for (const std::string& cell : unit.cells) {
    if (RE2::PartialMatch(cell, kNumber)) {
      return true;
    }
  }
  const std::string_view before = unit.before_in_sentence(part);
  return RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), "证书(?:编?号)?(?:为|是)?[:( ]*$");
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  static const RE2 kNumber(
      "(?:^|[^A-Za-z0-9])((?:19|20)[0-9]{2} ?[Ss][Rr] ?[0-9]{1,12}|SR ?(?:19|20)[0-9]{2} "
      "?[0-9]{4,9})(?:[^A-Za-z0-9]|$)");
  static const RE2 kCertificate("(软著登字 ?第? ?[0-9]{4,9} ?号)");
  bool any = false;
  ToldOnce told(findings);
  for_each_unit(submission, context, {"SR", "sr", "Sr", "软著登字", "软件"}, [&](const TextUnit& unit) {
    for (const RE2* form : {&kNumber, &kCertificate}) {
      re2::StringPiece rest(unit.text);
      re2::StringPiece found;
      while (RE2::FindAndConsume(&rest, *form, &found)) {
        const std::string_view part(found.data(), found.size());
        const IdentifierCheck result = check_software_copyright(part, context.as_of.year);
        // What is short at the end of a line may go on elsewhere.
        const bool torn =
            !unit.sound(part) || (form == &kNumber && unit.ends_line(part) && result.normalised.size() < 10);
        if (torn || (form == &kCertificate && certificate_is_meant(unit, part))) {
          continue;
        }
        any = true;
        const Location where = unit.place(part);
        if (result.ok() || told.again(result.normalised, where)) {
          continue;
        }
        const std::string written(part);
        Finding wrong =
            finding(title(submission, *unit.document) + "中的软件著作权登记号“" + written + "”" + fault(result) + "。",
                    "The registration number of a piece of software is not of its form.");
        wrong.locations = {where};
        wrong.expected = result.suggestion.empty() ? "登记号，如“2023SR1234567”" : result.suggestion;
        wrong.actual = written;
        told.tell(result.normalised, std::move(wrong));
      }
    }
  });
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kSoftwareInText = {
    .card =
        {
            .name = "identifier/software-in-text",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告和证明材料中的软件著作权登记号完整、写法规范。",
            .summary_en = "The registration numbers of software in the documents are whole and well formed.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。登记号是查对登记公告的"
                   "依据，没有校验位。",
            .decides =
                "登记号为年份、SR和序号，年份不早于1992年、不晚于核查之年。“软著登字第…号”是证书号：同一句、同一行"
                "已有登记号的，或者写明是证书号的，不提出。",
            .remedy = "请按计算机软件著作权登记证书填写登记号。",
            .remedy_en = "Please give the registration number of the certificate.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
