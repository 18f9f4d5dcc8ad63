#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  if (said(submission, "A24") == nullptr) {
    const Field* blank = submission.datasheet->find("A24");
    Finding missing =
        finding("评估表A24未填主管单位的评估结果。", "Field A24 does not state the result of the evaluation.");
    missing.locations.push_back(blank == nullptr ? datasheet_place(submission) : blank->where);
    missing.expected = "优秀或者良好";
    missing.actual = "未填";
    findings.push_back(std::move(missing));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kGradeMissing = {
    .card =
        {
            .name = "grade/missing",
            .clause = "第十九条",
            .clause_id = "M27",
            .summary = "评估表填有主管单位的评估结果。",
            .summary_en = "The datasheet states the result of the evaluation.",
            .why = "第十九条：“对结果为良好及以上的，可向国家发展改革委提出确认申请”。",
            .decides = "查看评估表A24。",
            .remedy = "请填写主管单位的评估结果和日期，并附评估结果文件。",
            .remedy_en = "Please state the result and attach it.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
