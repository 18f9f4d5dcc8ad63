#include "validators/agreement/account.h"
#include "validators/agreement/rules.h"
#include "validators/agreement/telling.h"

namespace nitec {
namespace {

std::string times(int power) {
  static constexpr std::array<std::string_view, 9> kWords{"", "10", "100", "1 000", "10 000", "", "", "", "1亿"};
  return std::string(kWords.at(static_cast<std::size_t>(power < 0 ? -power : power)));
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Account& account = account_of(submission, context);
  for (const std::vector<const Disagreement*>& group : by_field(account.disagreements(), true)) {
    const int power = group.front()->slip;
    Finding slip = side_by_side(submission, group);
    slip.message.resize(slip.message.size() - std::string_view("。").size());
    slip.message += power > 0 ? "，报告中的数约是评估表的" : "，评估表的数约是报告中的";
    slip.message += times(power) + "倍，请核对计量单位。";
    slip.message_en += " One is a power of ten of the other: perhaps a slip of the unit.";
    findings.push_back(std::move(slip));
  }
  return account.compared() > 0 ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kUnitSlip = {
    .card =
        {
            .name = "agreement/unit-slip",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "同一指标在报告和评估表中没有10倍、100倍、1 000倍、1万倍、1亿倍之差。",
            .summary_en = "No figure is a power of ten of what the datasheet gives.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "与“报告与评估表不一致”同样读数；两数之比在10、100、1 "
                       "000、1万或者1亿的百分之一以内的，提示元、千元、万元、亿元"
                       "可能混用。",
            .remedy = "请核对两处的计量单位和小数点，改正其中一处。",
            .remedy_en = "Please check unit and decimal point in both places and correct one of them.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
