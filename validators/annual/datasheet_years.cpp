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
  compare_years(*submission.datasheet, *span, kAnnualDatasheetYears.card, findings);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kAnnualDatasheetYears = {
    .card =
        {
            .name = "annual/datasheet-years",
            .clause = "第二十五条",
            .clause_id = "M38",
            .summary = "评估表只填报告年度的数。",
            .summary_en = "The datasheet has values of the year reported, and of no other.",
            .why = "第二十五条：“每年2月底前报送上一年度”。",
            .decides =
                "逐年填写的栏目，其年度与评估表A04比较。报告年度整年没有数的为错误，填有其他年度的数的为疑点。依托单位"
                "口径的数不计。",
            .remedy = "请补填报告年度的数，删去其他年度的数，或者改正A04。",
            .remedy_en = "Please fill in the year reported, remove values of other years, or correct field A04.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kAnnual},
        },
    .check = check,
};

}  // namespace nitec
