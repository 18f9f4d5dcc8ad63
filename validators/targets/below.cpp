#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/targets/rate.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet || submission.datasheet->targets.empty()) {
    return Look::kNoData;
  }
  for (std::size_t i = 0; i < submission.datasheet->targets.size(); ++i) {
    const Target& target = submission.datasheet->targets[i];
    const std::string row = "目标对照表第" + std::to_string(i + 1) + "行“" + abridged(target.name, 20) + "”";
    Location where = target.where;
    Finding below;
    if (!target.actual) {
      below = finding(row + "未填完成值。", "A target has no value reached.");
      below.expected = "完成值";
      below.actual = "未填";
      where.quote = where.quote.empty() ? target.name : where.quote;
    } else if (target.target && !met(target) && (!recomputable(target) || rate_agrees(target))) {
      const std::string rate = recomputable(target) ? "，完成率" + rate_text(target) : "";
      below = finding(row + "未达到：" + target_words(target) + rate + "。", "A target was not reached.");
      below.expected = target.direction + target.target->text() + target.unit;
      below.actual = target.actual->text() + target.unit + rate;
      where.quote = where.quote.empty() ? target_words(target) : where.quote;
    } else {
      continue;
    }
    below.locations.push_back(where);
    findings.push_back(std::move(below));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kTargetBelow = {
    .card =
        {
            .name = "targets/below",
            .clause = "第十八条第一款",
            .clause_id = "M25",
            .summary = "各项目标均已达到。",
            .summary_en = "Every target was reached.",
            .why = "第十八条第一款：“按期达到组建方案明确的筹建期发展目标、完成组建任务后”。",
            .decides = "按目标的方向（≥、≤、＝）比较目标值与完成值；未填完成值的也列出。完成率填报不一致的由targets/"
                       "rate-recomputed列出，不重复计。是否可以接受由主管单位认定。",
            .remedy = "请核实完成值；确未达到的，请在总结报告第六部分说明原因和措施。",
            .remedy_en = "Please check the value; where it was not reached, give reasons and measures in section 6.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
