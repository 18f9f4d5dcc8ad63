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
  if (*end <= *start) {
    Finding wrong = finding("筹建期截止日" + end->chinese() + "不晚于起始日" + start->chinese() + "。",
                            "The period ends before it begins.");
    wrong.locations = {submission.datasheet->find("A07")->where, submission.datasheet->find("A06")->where};
    wrong.expected = "晚于" + start->chinese();
    wrong.actual = end->iso();
    findings.push_back(std::move(wrong));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kEndBeforeStart = {
    .card =
        {
            .name = "period/end-before-start",
            .clause = "第十八条第一款",
            .clause_id = "M20",
            .summary = "筹建期截止日在起始日之后。",
            .summary_en = "The period ends after it began.",
            .why = "第十八条第一款：“中心的筹建期一般不超过三年”。",
            .decides = "比较评估表A06、A07。",
            .remedy = "请核对批复文件，改正评估表A06或者A07。",
            .remedy_en = "Please check the consent and correct field A06 or A07.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .kinds = kWhileBuilding,
        },
    .check = check,
};

}  // namespace nitec
