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
    if (!recomputable(target) || rate_agrees(target)) {
      continue;
    }
    const std::string declared = target.rate->text() + "%";
    Finding differs = finding("目标对照表第" + std::to_string(i + 1) + "行“" + abridged(target.name, 20) +
                                  "”填报完成率" + declared + "，按目标值和完成值重算为" + rate_text(target) + "。",
                              "The rate filled in for a target differs from what its quantities give.");
    Location where = target.where;
    where.quote = where.quote.empty() ? target_words(target) + "，完成率" + declared : where.quote;
    differs.locations.push_back(where);
    const bool inverse = target.direction == "≤";
    differs.expected = (inverse ? *target.target : *target.actual).text() + "÷" +
                       (inverse ? *target.actual : *target.target).text() + "＝" + rate_text(target);
    differs.actual = declared;
    findings.push_back(std::move(differs));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRateRecomputed = {
    .card =
        {
            .name = "targets/rate-recomputed",
            .clause = "第十八条第一款",
            .clause_id = "M25",
            .summary = "完成率与目标值、完成值重算一致。",
            .summary_en = "The rate agrees with target and actual.",
            .why = "第十八条第一款：“按期达到组建方案明确的筹建期发展目标、完成组建任务后”。",
            .decides =
                "完成率＝完成值÷目标值（“≤”型为目标值÷完成值），允许所示位数的四舍五入误差；逐项用精确小数计算。",
            .remedy = "请核实目标值、完成值的口径和年度；确未达到100%的，请在第六部分说明原因。",
            .remedy_en =
                "Please check scope and year of target and actual; where 100 % was not reached, say why in section 6.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
