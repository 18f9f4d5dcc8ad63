#include <algorithm>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/period/reckoning.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  constexpr int kMaxApart = 30;
  std::vector<FilingDate> dates = reckon(submission, context).filings;
  std::erase_if(dates, [](const FilingDate& date) { return date.source == "评估表A23e"; });
  if (dates.size() < 2) {
    return Look::kNoData;
  }
  const auto [first, last] = std::minmax_element(
      dates.begin(), dates.end(), [](const FilingDate& a, const FilingDate& b) { return a.date < b.date; });
  const int apart = days_between(first->date, last->date);
  if (apart > kMaxApart) {
    Finding differ = finding(first->name + first->date.chinese() + "与" + last->name + last->date.chinese() + "相差" +
                                 std::to_string(apart) + "日，请核实以哪一个为准。",
                             "The dates of the application lie " + std::to_string(apart) + " days apart.");
    differ.locations = {first->where, last->where};
    differ.expected = "相差不超过30日";
    differ.actual = "相差" + std::to_string(apart) + "日";
    findings.push_back(std::move(differ));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kDatesDisagree = {
    .card =
        {
            .name = "period/dates-disagree",
            .clause = "第十八条第一款",
            .clause_id = "M24",
            .summary = "报送材料中的各个申请日期相近。",
            .summary_en = "The dates of the application lie close together.",
            .why = "第十八条第一款：“于筹建期结束后3个月内向主管单位提出正式确认为中心的申请”，期限按申请的日期计算。",
            .decides = "比较收文登记、申请函、评估表A25和A26、总结报告封面的日期；最早与最晚相差超过30日的，请核实以哪"
                       "一个为准。评估表填报日期不计。",
            .remedy = "请核实各处日期；确有先后的，请说明原因。",
            .remedy_en = "Please check the dates; where they rightly differ, say why.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
