#include "validators/annual/deadline.h"
#include "validators/catalogue.h"
#include "validators/datasheet/years.h"
#include "validators/facts.h"

namespace nitec {
namespace {

constexpr int kDecember = 12;

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::optional<YearSpan> years = years_said(*submission.datasheet);
  const Reckoning reckoning = reckon_annual(submission, context);
  if (!years || reckoning.filings.empty()) {
    return Look::kNoData;
  }
  const Location& a04 = submission.datasheet->find("A04")->where;
  const FilingDate& filing = reckoning.filings.front();
  const int wanted = filing.date.year - 1;
  if (years->first == wanted && years->last == wanted) {
    return Look::kLooked;
  }
  Finding wrong = finding("评估表A04所填报告年度为" + years->words() + "，" + filing.name + filing.date.chinese() +
                              "的上一年度为" + std::to_string(wanted) + "年。",
                          "The year reported is not the one before the filing.");
  if (years->last < wanted) {
    wrong.message.insert(wrong.message.size() - std::string_view("。").size(),
                         "；如为补报" + years->words() + "，期限为" + february_end(years->last + 1).chinese());
  } else if (years->first == filing.date.year && years->last == filing.date.year && filing.date.month == kDecember) {
    // The year is all but over: early, and its last figures may still change.
    wrong.rule = kAnnualYearNotPrevious.card.name;
    wrong.severity = Severity::kWarning;
    wrong.opinion = kAnnualYearNotPrevious.card.opinion;
  }
  wrong.locations = {a04, filing.where};
  wrong.expected = std::to_string(wanted);
  wrong.actual = submission.datasheet->find("A04")->text;
  findings.push_back(std::move(wrong));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kAnnualYearNotPrevious = {
    .card =
        {
            .name = "annual/year-not-previous",
            .clause = "第二十五条",
            .clause_id = "M38",
            .summary = "报告年度为报送日期的上一年度。",
            .summary_en = "The report speaks of the year before the filing.",
            .why = "第二十五条：“每年2月底前报送上一年度”。",
            .decides =
                "评估表A04应为一个年度，且是报送日期所在年度的前一年。12月提前报送当年的作疑点。报送日期的采信次序见"
                "annual/late。",
            .remedy = "请核对报告年度；用上年模板的，请同时核对报告和全部数据的年度。",
            .remedy_en = "Please check the year; where last year’s form was used, also that of all figures.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kAnnual},
        },
    .check = check,
};

}  // namespace nitec
