#include "validators/annual/deadline.h"

#include <string>

#include "validators/datasheet/years.h"
#include "validators/evaluation/practice.h"
#include "validators/facts.h"
#include "validators/period/reckoning_steps.h"

namespace nitec {
namespace {

std::string left_words(int left) {
  return left < 0    ? "在期限之后" + std::to_string(-left) + "日"
         : left == 0 ? "在期限的最后一日"
                     : "在期限之内，距期限" + std::to_string(left) + "日";
}

}  // namespace

Date february_end(int year) {
  return {year, 2, days_in_month(year, 2)};
}

Date annual_deadline(Date filed, int reported) {
  const bool near = reported == filed.year || reported == filed.year - 1;
  return february_end(near ? reported + 1 : filed.year);
}

Date annual_cutoff(int year) {
  return parse_iso_date(std::to_string(year) + "-" + std::string(practice("annual-cutoff"))).value();
}

Reckoning reckon_annual(const Submission& submission, const Context& context) {
  Reckoning out = reckon_filing(submission);
  Timeline& line = out.timeline;
  const std::vector<PeriodStep> filing_steps = std::move(line.steps);
  line.steps.clear();
  const std::optional<YearSpan> years =
      submission.datasheet ? years_said(*submission.datasheet) : std::optional<YearSpan>();
  const int reported = years && years->first == years->last ? years->last : 0;
  line.steps.push_back({"报告年度", reported != 0 ? std::to_string(reported) : "未知",
                        reported != 0 ? "按评估表所填" : "评估表A04未填，或者不是一个年度", "评估表A04"});
  if (!line.filed && reported == 0) {
    line.steps.push_back({"报送期限", "未知", "报告年度和报送日期均不明，无法推算", "第二十五条"});
    return out;
  }
  const Date deadline = line.filed ? annual_deadline(*line.filed, reported) : february_end(reported + 1);
  line.deadline = deadline;
  line.full_months = deadline;
  line.calendar_known = context.calendar != nullptr && context.calendar->knows(deadline.year);
  const Date work_day =
      context.calendar != nullptr ? context.calendar->work_day_from(deadline) : Calendar().work_day_from(deadline);
  std::string reckoning = std::to_string(deadline.year - 1) + "年度的报送期限为" + std::to_string(deadline.year) +
                          "年2月的最后一日（" + std::to_string(deadline.day) + "日），当日仍在期内";
  if (work_day != deadline) {
    reckoning += "；该日为休息日，其后第一个工作日为" + work_day.chinese() +
                 (line.calendar_known ? "" : "（未计法定节假日及调休）");
  }
  line.steps.push_back({"报送期限", deadline.iso(), reckoning, "第二十五条"});
  const Date cutoff = annual_cutoff(deadline.year);
  line.steps.push_back({"内部时限", cutoff.iso(), "中心报主管单位的时限，默认值，不是办法的规定", "核查配置"});
  for (PeriodStep step : filing_steps) {
    if (line.filed) {
      step.reckoning = left_words(days_between(*line.filed, deadline));
    }
    line.steps.push_back(std::move(step));
  }
  if (filing_steps.empty()) {
    line.steps.push_back({"报送日期", "未知", "未见收文登记或者报送日期", "评估表A25、A26"});
  }
  return out;
}

}  // namespace nitec
