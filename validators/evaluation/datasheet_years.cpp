#include "validators/catalogue.h"
#include "validators/datasheet/years.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const std::optional<YearSpan> span =
      submission.datasheet ? years_said(*submission.datasheet) : std::optional<YearSpan>();
  if (!span) {
    return Look::kNoData;
  }
  compare_years(*submission.datasheet, *span, kEvaluationDatasheetYears.card, findings);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kEvaluationDatasheetYears = {
    .card =
        {
            .name = "evaluation/datasheet-years",
            .clause = "第二十三条第（一）项",
            .clause_id = "M34",
            .summary = "评估数据表有评估期每一年的数，没有其他年度的数。",
            .summary_en = "The datasheet has values for each year of the evaluation, and for no other.",
            .why = "第二十三条第（一）项：“评估材料包括：中心年度工作报告、中心评估数据表及其相关附件和证明材料”。",
            .decides =
                "逐年填写的栏目，其年度与评估表A04比较。评估期内有一年整年没有数的为错误，填有其他年度的数的为疑点"
                "；个别栏目缺一年的，由必填栏目的规则列出。依托单位口径的数不计。",
            .remedy = "请补填缺少的年度，删去评估期以外的年度，或者改正A04。",
            .remedy_en = "Please fill in the missing year, remove values of other years, or correct field A04.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kEvaluation},
        },
    .check = check,
};

}  // namespace nitec
