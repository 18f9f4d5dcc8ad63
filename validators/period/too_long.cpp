#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const std::optional<Date> start = date_said(submission, "A06");
  const std::optional<Date> end = date_said(submission, "A07");
  if (!start || !end) {
    return Look::kNoData;
  }
  const Date limit = add_years(*start, 3);
  const int over = days_between(limit, *end);
  // “2029年3月” may mean the day on which the three years end.
  const bool within_month = ends_in_a_month(submission) && end->year == limit.year && end->month == limit.month;
  if (over > 1 && !within_month) {
    Finding wrong =
        finding("筹建期自" + start->chinese() + "至" + end->chinese() + "，超过三年" + std::to_string(over) + "日。",
                "The period is " + std::to_string(over) + " days longer than three years.");
    wrong.locations = {submission.datasheet->find("A06")->where, submission.datasheet->find("A07")->where};
    const std::vector<const Evidence*> approvals = evidence_of(submission, "extension-approval");
    if (!approvals.empty()) {
      wrong.rule = kTooLong.card.name;
      wrong.severity = Severity::kWarning;
      wrong.locations.push_back(first_page(*approvals.front()));
      wrong.remedy = "评估表A07应填原截止日，延期后的截止日填入A09；请核对批复。";
      wrong.remedy_en = "Field A07 holds the original end, A09 the extended one; please check the approval.";
    }
    wrong.expected = "不晚于" + limit.chinese();
    wrong.actual = end->chinese();
    findings.push_back(std::move(wrong));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kTooLong = {
    .card =
        {
            .name = "period/too-long",
            .clause = "第十八条第一款",
            .clause_id = "M20",
            .summary = "筹建期不超过三年，或者有批准的延期。",
            .summary_en = "The period is three years at the most, unless an extension was approved.",
            .why = "第十八条第一款：“中心的筹建期一般不超过三年”。",
            .decides = "起始日加3年取对应日（2月29日没有对应日的取月末）；截止日比对应日晚1日的属写法差异，不计。附有延"
                       "期批复的作疑点，由人核对批准的截止日。“一般”不超过，例外由主管单位认定。",
            .remedy = "请附同意延长的文件；截止日填写有误的，请改正。",
            .remedy_en = "Please add the approval of a longer period, or correct the end.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .waivable = true,
            .kinds = kWhileBuilding,
        },
    .check = check,
};

}  // namespace nitec
