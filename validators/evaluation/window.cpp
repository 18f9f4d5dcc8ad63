#include "validators/catalogue.h"
#include "validators/datasheet/years.h"
#include "validators/evaluation/practice.h"
#include "validators/facts.h"
#include "validators/period/reckoning.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::optional<YearSpan> said_years = years_said(*submission.datasheet);
  const Reckoning reckoning = reckon(submission, context);
  if (!said_years || reckoning.filings.empty()) {
    return Look::kNoData;
  }
  const FilingDate& filing = reckoning.filings.front();
  const YearSpan wanted{filing.date.year - evaluation_years(), filing.date.year - 1};
  if (*said_years == wanted) {
    return Look::kLooked;
  }
  // A centre that was confirmed within these years has none before: it begins with that year or the next.
  const std::optional<Date> confirmed = date_said(submission, "A10b");
  const bool young = confirmed && confirmed->year >= wanted.first && confirmed->year < wanted.last &&
                     said_years->last == wanted.last &&
                     (said_years->first == confirmed->year || said_years->first == confirmed->year + 1);
  if (young) {
    return Look::kLooked;
  }
  Finding differs =
      finding("评估表A04所填评估期为" + said_years->words() + "，报送年度" + std::to_string(filing.date.year) +
                  "年之前的" + std::to_string(evaluation_years()) + "个完整年度为" + wanted.words() + "。",
              "Field A04 is not the three full years before the year of filing.");
  differs.locations = {submission.datasheet->find("A04")->where, filing.where};
  differs.expected = wanted.words();
  differs.actual = said_years->words();
  findings.push_back(std::move(differs));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kEvaluationWindow = {
    .card =
        {
            .name = "evaluation/window",
            .clause = "第二十二条",
            .clause_id = "M34",
            .summary = "评估期为评估年度之前的三个完整年度。",
            .summary_en = "The evaluation looks at the three full years before it.",
            .why =
                "第二十二条：“原则上中心正式确认后，每三年评估一次”；第二十三条第（一）项：“中心应于评估年度将评估材料"
                "报主管单位”。",
            .decides =
                "以报送日期所在的年度为评估年度，评估期默认为之前的三个完整年度（practice.tsv的evaluation-years）。"
                "评估期内才正式确认的中心（评估表A10b），自确认当年或者次年起算，也不列出。当年《评估工作指南》"
                "另有规定的，以指南为准，由主管单位认定。",
            .remedy = "请核对当年评估通知规定的评估期，改正评估表A04；通知另有规定的，请说明。",
            .remedy_en =
                "Please check the period against the notice of this evaluation, and correct field A04 or say why.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kEvaluation},
        },
    .check = check,
};

}  // namespace nitec
