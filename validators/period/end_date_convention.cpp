#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const std::optional<Date> start = date_said(submission, "A06");
  const std::optional<Date> end = date_said(submission, "A07");
  if (!start || !end || ends_in_a_month(submission)) {
    return Look::kNoData;
  }
  constexpr int kMonths = 36;
  for (int months = 1; months <= kMonths; ++months) {
    const Date day = add_months(*start, months);
    const int off = days_between(day, *end);
    if (off != 1 && off != -1) {
      continue;
    }
    if (off == 1 && months < kMonths) {
      continue;
    }
    Finding note = finding(
        "评估表所填筹建期截止日比按对应日推算" + std::string(off < 0 ? "早" : "晚") + "1日，属通行写法，不影响判断。",
        "The end of the period is one day off the corresponding day, as is often written.");
    note.locations.push_back(submission.datasheet->find("A07")->where);
    note.expected = day.iso();
    note.actual = end->iso();
    findings.push_back(std::move(note));
    break;
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kEndDateConvention = {
    .card =
        {
            .name = "period/end-date-convention",
            .clause = "第十八条第一款",
            .clause_id = "M20",
            .summary = "筹建期截止日按对应日填写。",
            .summary_en = "The end of the period is the corresponding day.",
            .why =
                "第十八条第一款规定筹建期；按月、年计算期间的，最后一月的对应日为期间最后一日（民法典第二百零二条）。",
            .decides = "截止日比起始日之后整数月的对应日早1日或者晚1日的，属通行写法，不影响判断，只作提示。",
            .remedy = "可不改；建议全文统一为一种写法。",
            .remedy_en = "It may stay; one way of writing throughout would be better.",
            .severity = Severity::kNote,
            .opinion = Opinion::kAuthenticity,
            .kinds = kWhileBuilding,
        },
    .check = check,
};

}  // namespace nitec
