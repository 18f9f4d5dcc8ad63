#include "model/identifier.h"
#include "validators/identifiers/rules.h"
#include "validators/identifiers/sheet_codes.h"

namespace nitec {
namespace {

std::string fault(const IdentifierCheck& check) {
  switch (check.reason) {
    case IdentifierReason::kLength:
    case IdentifierReason::kCharset:
      return "不是6位数字";
    case IdentifierReason::kRegion:
      return "前两位不是省级行政区划代码";
    default:
      return "市级两位为“00”时，县级两位也应为“00”";
  }
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::vector<SheetCode> codes = sheet_code(*submission.datasheet, "A14", "登记地行政区划代码");
  if (codes.empty()) {
    return Look::kNoData;
  }
  const IdentifierCheck result = check_region(codes[0].text);
  if (!result.ok()) {
    findings.push_back(code_finding(
        codes[0], codes[0].title + "“" + shown_code(codes[0].text) + "”不是有效的代码：" + fault(result) + "。",
        "The region code is not valid.", "6位行政区划代码，如“110108”（GB/T 2260）"));
    return Look::kLooked;
  }
  // The digits in the credit code stay what they were at registration; another province is worth a look, no more.
  const std::vector<SheetCode> hosts = sheet_code(*submission.datasheet, "A12", "依托单位统一社会信用代码");
  if (!hosts.empty() && check_uscc(hosts[0].text).ok()) {
    const std::string registered = check_uscc(hosts[0].text).normalised.substr(2, 6);
    if (registered != "100000" && result.normalised != "100000" && registered.substr(0, 2) != result.family) {
      Finding finding =
          code_finding(codes[0],
                       codes[0].title + "“" + shown_code(codes[0].text) + "”与统一社会信用代码中的登记机关区划“" +
                           registered + "”不在同一省份，供参考。",
                       "Region and credit code name different provinces.", "同一省份，或者有迁移登记");
      finding.rule = kRegionCode.card.name;
      finding.severity = Severity::kNote;
      finding.opinion = kRegionCode.card.opinion;
      finding.remedy = "可不改；登记地确已迁移的，无须处理。";
      finding.remedy_en = "Nothing has to be changed where the registration has moved.";
      finding.locations.push_back(hosts[0].where);
      findings.push_back(std::move(finding));
    }
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRegionCode = {
    .card =
        {
            .name = "identifier/region",
            .clause = "第十八条第一款",
            .clause_id = "M22",
            .summary = "登记地行政区划代码有效。",
            .summary_en = "The region code is valid.",
            .why = "第十八条第一款：依托单位应“填写中心评估表”。主管单位和共同主管单位的关系（第六条）要按登记地确定。",
            .decides =
                "按GB/T 2260"
                "核对省级代码和编码形式；市县代码每年有调整，不逐一核对。与统一社会信用代码中的区划不在同一省份的"
                "列为提示。",
            .remedy = "请按营业执照或者法人证书上的住所填写6位行政区划代码。",
            .remedy_en = "Please give the six-digit code of the registered address.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
