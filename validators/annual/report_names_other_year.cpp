#include <algorithm>

#include "validators/catalogue.h"
#include "validators/datasheet/years.h"
#include "validators/evaluation/report_years.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  const std::optional<YearSpan> span =
      submission.datasheet ? years_said(*submission.datasheet) : std::optional<YearSpan>();
  if (report == nullptr || !span || report->pages.front().text_layer != TextLayer::kOk) {
    return Look::kNoData;
  }
  const std::vector<NamedYear> cover = years_on_cover(*report);
  const bool agrees = cover.empty() || std::any_of(cover.begin(), cover.end(),
                                                   [&](const NamedYear& one) { return span->has(one.year); });
  if (agrees) {
    return Look::kLooked;
  }
  Finding differs = finding("年度工作报告封面写的是" + std::to_string(cover.front().year) +
                                "年，评估表A04所填报告年度为" + span->words() + "。",
                            "The cover of the report names another year than field A04.");
  differs.locations = {cover.front().where, submission.datasheet->find("A04")->where};
  differs.expected = span->words();
  differs.actual = std::to_string(cover.front().year) + "年";
  findings.push_back(std::move(differs));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kAnnualReportNamesOtherYear = {
    .card =
        {
            .name = "annual/report-names-other-year",
            .clause = "第二十五条",
            .clause_id = "M38",
            .summary = "年度工作报告的封面与评估表写的是同一年度。",
            .summary_en = "The cover of the report and the datasheet name the same year.",
            .why = "第二十五条：“每年2月底前报送上一年度”。",
            .decides =
                "查看报告首页题名和封面所写的年度，“2027年度”“二〇二七年”“2027年1月至12月”均可；成文日期不计。封面没有"
                "写年度的，或者所写年度中有报告年度的，不列出。",
            .remedy = "请核对报告是否误用上年文稿，改正封面或者评估表A04。",
            .remedy_en = "Please check that it is not last year’s text, and correct the cover or field A04.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kAnnual},
        },
    .check = check,
};

}  // namespace nitec
