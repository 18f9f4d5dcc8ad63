#include "model/identifier.h"
#include "validators/identifiers/rules.h"
#include "validators/identifiers/sheet_codes.h"

namespace nitec {
namespace {

std::string fault(const IdentifierCheck& check) {
  switch (check.reason) {
    case IdentifierReason::kLength:
      return "不是18位";
    case IdentifierReason::kCharset:
      return "含有代码不使用的字符（不用I、O、S、V、Z，第3至8位为数字）";
    case IdentifierReason::kCheck:
      return "末位校验码不符，按前17位计算应为“" + check.expected + "”";
    case IdentifierReason::kOrganisation:
      return "第9至17位主体标识码的校验码不符，按前8位计算应为“" + check.expected + "”";
    case IdentifierReason::kRegion:
      return "第3、4位不是省级行政区划代码";
    default:
      return "不符合编码规则";
  }
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::vector<SheetCode> codes = usccs(*submission.datasheet);
  for (const SheetCode& code : codes) {
    const IdentifierCheck result = check_uscc(code.text);
    if (result.ok()) {
      continue;
    }
    findings.push_back(code_finding(
        code,
        code.title + "“" + shown_code(code.text) + "”校验不通过：" + fault(result) +
            suggestion_words(result.suggestion) + "。",
        "A unified social credit code does not pass its check.",
        result.suggestion.empty() ? "18位、校验码相符的统一社会信用代码（GB 32100-2015）" : result.suggestion));
  }
  return codes.empty() ? Look::kNoData : Look::kLooked;
}

}  // namespace

constinit const Rule kUsccCheck = {
    .card =
        {
            .name = "identifier/uscc-check",
            .clause = "第二十一条",
            .clause_id = "M31",
            .summary = "依托单位、中心和参建单位的统一社会信用代码通过校验。",
            .summary_en = "The unified social credit codes of host, centre and participants pass their check.",
            .why = "第二十一条：确认后“函告海关总署、税务总局；对以非法人形式运行的中心，将其依托单位同时函告”。函告以"
                   "代码识别"
                   "单位，代码不符即不能办理。",
            .decides =
                "按GB 32100-2015核对长度、字符、末位校验码，按GB 11714-1997"
                "核对主体标识码校验码，并核对省级行政区划。"
                "只有一种单字改动可以通过的，列出供核对。早期个别代码确有不合校验规则的，以证照为准。不能知道代码是否"
                "属于该单位。",
            .remedy = "请与营业执照或者法人证书原件核对后改正；证照如此的，请附证照并说明。",
            .remedy_en = "Please compare it with the licence; if the licence has it so, attach the licence and say so.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .waivable = true,
        },
    .check = check,
};

}  // namespace nitec
