#include "validators/catalogue.h"
#include "validators/datasheet/years.h"
#include "validators/evaluation/report_years.h"
#include "validators/facts.h"
#include "validators/period/reckoning.h"

namespace nitec {
namespace {

/// Years of which reports of their own are in the list.
std::set<int> years_of_other_reports(const Submission& submission) {
  std::set<int> years;
  for (const Evidence* report : evidence_of(submission, "annual-report")) {
    years.merge(years_in(report->name));
    if (const Document* document = submission.find(report->file)) {
      years.merge(years_in(document->path));
      for (const NamedYear& named : years_on_cover(*document)) {
        years.insert(named.year);
      }
    }
  }
  return years;
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  const std::optional<YearSpan> span =
      submission.datasheet ? years_said(*submission.datasheet) : std::optional<YearSpan>();
  if (report == nullptr || !span) {
    return Look::kNoData;
  }
  const Location& a04 = submission.datasheet->find("A04")->where;
  const std::vector<NamedYear> cover = years_on_cover(*report);
  const Reckoning reckoning = reckon(submission, context);
  const int filed = reckoning.filings.empty() ? 0 : reckoning.filings.front().date.year;
  for (const NamedYear& named : cover) {
    if (span->has(named.year) || named.year == filed) {  // “2029年运行评估” names the year of the evaluation.
      continue;
    }
    Finding differs = finding(
        "年度工作报告封面写有" + std::to_string(named.year) + "年，不在评估表A04所填的" + span->words() + "之内。",
        "The cover of the work report names a year that field A04 does not.");
    differs.locations = {named.where, a04};
    differs.expected = span->words();
    differs.actual = std::to_string(named.year) + "年";
    findings.push_back(std::move(differs));
    break;
  }
  if (!readable(*report)) {
    return findings.empty() ? Look::kNoData : Look::kLooked;
  }
  std::set<int> spoken = years_in_text(*report);
  spoken.merge(years_of_other_reports(submission));
  for (int year = span->first; year <= span->last; ++year) {
    if (spoken.contains(year)) {
      continue;
    }
    Finding silent = finding(
        "年度工作报告全文未见" + std::to_string(year) + "年的内容，评估表A04所填评估期为" + span->words() + "。",
        "The work report does not speak of a year of the evaluation.");
    Location where;
    where.file = report->path;
    where.page = 1;
    silent.locations = {where, a04};
    silent.expected = "报告写明" + span->words() + "各年度的工作";
    silent.actual = "未见" + std::to_string(year) + "年";
    findings.push_back(std::move(silent));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kEvaluationReportYears = {
    .card =
        {
            .name = "evaluation/report-years",
            .clause = "第二十三条第（一）项",
            .clause_id = "M34",
            .summary = "年度工作报告与评估数据表讲的是同样的年度。",
            .summary_en = "The work report speaks of the same years as the datasheet.",
            .why = "第二十三条第（一）项：“评估材料包括：中心年度工作报告、中心评估数据表及其相关附件和证明材料”。",
            .decides =
                "封面写有评估表A04以外的年度（评估年度本身除外），或者报告全文和清单中以前年度工作报告的名称都未提到"
                "评估期的某一年，列出。封面的成文日期不计；“2026—2028年”视为提到其中各年。报告有不能读取的页面"
                "的，只看封面。",
            .remedy = "请补充该年度的工作报告或者内容，使报告、评估表的年度一致。",
            .remedy_en = "Please add the report for that year, and make the years agree.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kEvaluation},
        },
    .check = check,
};

}  // namespace nitec
