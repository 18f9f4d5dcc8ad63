#include "validators/annual/deadline.h"
#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Reckoning reckoning = reckon_annual(submission, context);
  if (reckoning.filings.empty()) {
    return Look::kNoData;
  }
  const FilingDate& filing = reckoning.filings.front();
  const Date deadline = *reckoning.timeline.deadline;
  if (filing.date <= deadline) {
    return Look::kLooked;
  }
  const int over = days_between(deadline, filing.date);
  Finding late = finding(filing.name + filing.date.chinese() + "，晚于报送" + std::to_string(deadline.year - 1) +
                             "年度进展的期限" + deadline.chinese() + "，相差" + std::to_string(over) + "日。",
                         "The yearly report came after the last day of February.");
  const Date work_day =
      context.calendar != nullptr ? context.calendar->work_day_from(deadline) : Calendar().work_day_from(deadline);
  if (filing.date <= work_day) {
    late.message = filing.name + filing.date.chinese() + "，报送期限" + deadline.chinese() +
                   "为休息日，该日是其后的第一个工作日，是否视为按期请主管单位认定。";
    late.rule = kAnnualLate.card.name;
    late.severity = Severity::kWarning;
    late.opinion = kAnnualLate.card.opinion;
  }
  late.locations.push_back(filing.where);
  late.expected = deadline.iso();
  late.actual = filing.date.iso();
  findings.push_back(std::move(late));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kAnnualLate = {
    .card =
        {
            .name = "annual/late",
            .clause = "第二十五条",
            .clause_id = "M38",
            .summary = "年度进展在2月的最后一日之前（含当日）报送。",
            .summary_en = "The yearly report is handed in by the last day of February.",
            .why = "第二十五条：“主管单位组织中心定期向国家发展改革委报送重点任务和关键指标进展（每年2月底前报送上一年"
                   "度）”"
                   "。",
            .decides =
                "期限为报告年度次年2月的最后一日（28日或者29日），含当日。报送的日期依次采信：收文登记、函件、评估表报"
                "送日期、封面日期、填报日期。最后一日为休息日而在其后第一个工作日报送的，作疑点（民法典第二百零三条"
                "可以类推，办法没有明定）。迟在中心还是主管单位，由人判断。",
            .remedy = "如有更早的收文凭证请附上；确已逾期的，请说明原因，由主管单位处理。",
            .remedy_en = "Please add proof of an earlier receipt, if any; otherwise say why it is late.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kAnnual},
        },
    .check = check,
};

}  // namespace nitec
