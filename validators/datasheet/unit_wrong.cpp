#include <array>
#include <optional>

#include "validators/datasheet/rules.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

struct MoneyUnit {
  std::string_view name;
  int tens;  ///< 10^tens 元.
};
constexpr std::array<MoneyUnit, 6> kMoney{
    {{"元", 0}, {"千元", 3}, {"万元", 4}, {"百万元", 6}, {"千万元", 7}, {"亿元", 8}}};

std::optional<int> tens_of(std::string_view unit) {
  for (const MoneyUnit& money : kMoney) {
    if (money.name == unit) {
      return money.tens;
    }
  }
  return std::nullopt;
}

/// Without zeros behind the second decimal.
Decimal plain(Decimal number) {
  std::string text = number.text();
  while (text.find('.') != std::string::npos && text.size() - text.find('.') > 3 && text.back() == '0') {
    text.pop_back();
  }
  return Decimal::parse(text).value_or(number);
}

/// The same amount in the unit asked for; nothing when the units have nothing in common.
std::optional<Decimal> converted(Decimal number, std::string_view from, std::string_view to) {
  const std::optional<int> given = tens_of(from);
  const std::optional<int> asked = tens_of(to);
  if (!given || !asked) {
    return std::nullopt;
  }
  for (int i = *asked; i < *given; ++i) {
    number = number * Decimal(10);
  }
  for (int i = *given; i < *asked; ++i) {
    number = number * Decimal::of_units(1, 1);
  }
  return plain(number);
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::size_t begin = findings.size();
  for (const Field& field : submission.datasheet->fields) {
    const FieldInfo* info = sheet_dictionary().find(field.code);
    const bool has_value = field.state == ValueState::kValue || field.state == ValueState::kZero;
    if (info == nullptr || !info->numeric() || !has_value || field.unit == info->unit ||
        (field.unit.empty() && field.state == ValueState::kZero)) {
      continue;
    }
    std::string message = "栏目" + field_title(field);
    message += field.unit.empty() ? "未写明单位" : "的单位写为“" + shown(field.unit) + "”";
    message += "，应为“" + info->unit + "”";
    const std::optional<Decimal> same = field.number ? converted(*field.number, field.unit, info->unit) : std::nullopt;
    if (same) {
      message += "；" + with_unit(*field.number, field.unit) + "即" + with_unit(*same, info->unit);
    }
    Finding finding =
        sheet_finding(message + "。", "The unit of field " + field.code + " is not the one asked for.", {field.where});
    finding.expected = same ? with_unit(*same, info->unit) : info->unit;
    finding.actual = field.unit.empty() ? "未写明" : shown(field.text) + shown(field.unit);
    findings.push_back(std::move(finding));
  }
  limit(findings, begin);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kUnitWrong = {
    .card =
        {
            .name = "datasheet/unit-wrong",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "每个数量写明单位，并与栏目表一致。",
            .summary_en = "Every quantity states its unit, and it is the dictionary's.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。元与万元相混，差一万倍。",
            .decides = "与fields.tsv的单位逐字核对；金额单位不同的，换算出应填的值。不代为换算，涉及的审核关系不判断。",
            .remedy = "请按栏目表的单位换算后填写，并写明单位。",
            .remedy_en = "Please convert the value to the unit asked for and state that unit.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
