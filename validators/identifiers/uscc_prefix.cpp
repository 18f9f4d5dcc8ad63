#include "model/identifier.h"
#include "validators/identifiers/rules.h"
#include "validators/identifiers/sheet_codes.h"

namespace nitec {
namespace {

std::string_view holder_of(std::string_view prefix) {
  if (prefix == "91") {
    return "企业";
  }
  if (prefix == "12") {
    return "事业单位";
  }
  if (prefix == "11") {
    return "机关";
  }
  if (prefix == "51") {
    return "社会团体";
  }
  if (prefix == "52") {
    return "民办非企业单位";
  }
  if (prefix == "53") {
    return "基金会";
  }
  if (prefix == "93") {
    return "农民专业合作社";
  }
  return {};
}

/// Whether a host of that type can have such a code. Private universities are 52, institutes turned companies 91.
bool compatible(std::string_view type, std::string_view holder) {
  if (type == "企业") {
    return holder == "企业";
  }
  if (type == "高校") {
    return holder == "事业单位" || holder == "民办非企业单位";
  }
  return type != "科研单位" || (holder != "机关" && holder != "农民专业合作社");
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::vector<SheetCode> codes = sheet_code(*submission.datasheet, "A12", "依托单位统一社会信用代码");
  const Field* type = submission.datasheet->find("A13");
  if (codes.empty() || type == nullptr || type->state != ValueState::kValue || !check_uscc(codes[0].text).ok()) {
    return Look::kNoData;
  }
  const std::string prefix = check_uscc(codes[0].text).family;
  const std::string holder(holder_of(prefix));
  if (!holder.empty() && !compatible(type->text, holder)) {
    Finding finding = code_finding(codes[0],
                                   "依托单位类型填为“" + shown_code(type->text) + "”，而其统一社会信用代码以“" +
                                       prefix + "”开头，一般属于" + holder + "，请核实。",
                                   "The type of the host and the first two characters of its code do not go together.",
                                   "类型与代码前两位（登记管理部门和机构类别）相容");
    finding.actual = shown_code(type->text) + "／" + prefix + "（" + holder + "）";
    finding.locations.push_back(type->where);
    findings.push_back(std::move(finding));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kUsccPrefix = {
    .card =
        {
            .name = "identifier/uscc-prefix",
            .clause = "第十二条",
            .clause_id = "M14",
            .summary = "依托单位类型与统一社会信用代码的机构类别相容。",
            .summary_en = "The type of the host goes with the class that its code shows.",
            .why = "第十二条：“中心原则上只能有一个依托单位，鼓励优势企业、科研单位、高等院校、社会投资机构组建创新联合"
                   "体”。类型与"
                   "代码不相容时，可能把参建单位的代码填成了依托单位的。",
            .decides = "代码前两位：91企业、12事业单位、11机关、51社会团体、52民办非企业单位、53"
                       "基金会。转制院所、民办高校等情形"
                       "不提出。代码未通过校验的不判断。",
            .remedy = "请核对依托单位类型（A13）和代码（A12）。",
            .remedy_en = "Please check the type (A13) and the code (A12) of the host.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
