#include "validators/datasheet/rules.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

/// 1 000 000 000 000 of whatever unit: no centre has so much.
const Decimal kMaxAmount = *Decimal::parse("1000000000000");

bool whole(Decimal number) {
  const std::string text = number.text();
  const std::size_t point = text.find('.');
  return point == std::string::npos || text.find_first_not_of('0', point + 1) == std::string::npos;
}

/// What is asked for; empty when the number is in range.
std::string expectation(const FieldInfo& info, Decimal number) {
  if (info.type == FieldType::kPct && (number.negative() || number > Decimal(100))) {
    return "0至100之间的百分数";
  }
  if (number.negative() && !info.may_be_negative) {
    return "不小于零";
  }
  if (info.type == FieldType::kInt && !whole(number)) {
    return "整数";
  }
  return number.abs() > kMaxAmount ? "合理的数量（请核对单位）" : std::string();
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::size_t begin = findings.size();
  for (const Field& field : submission.datasheet->fields) {
    const FieldInfo* info = sheet_dictionary().find(field.code);
    if (info == nullptr || !info->numeric() || !field.number || field.state != ValueState::kValue) {
      continue;
    }
    const std::string expected = expectation(*info, *field.number);
    if (expected.empty()) {
      continue;
    }
    Finding finding = sheet_finding(
        "栏目" + field_title(field) + "填为" + with_unit(*field.number, field.unit) + "，应为" + expected + "。",
        "The value of field " + field.code + " is out of range.", {field.where});
    finding.expected = expected;
    finding.actual = with_unit(*field.number, field.unit);
    findings.push_back(std::move(finding));
  }
  limit(findings, begin);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kValueRange = {
    .card =
        {
            .name = "datasheet/range",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "数量不为负，件数、人数为整数，百分数在0至100之间。",
            .summary_en = "Quantities are not negative, counts are whole, percentages lie between 0 and 100.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "按fields.tsv的类型核对；净利润、结余资金可以为负。“12.0”算整数。",
            .remedy = "请核对该数的正负号、小数点和单位。",
            .remedy_en = "Please check the sign, the decimal point and the unit.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
