#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  if (submission.datasheet->targets.empty()) {
    Finding none = finding("评估表的目标完成对照表（J组）没有内容。", "The table of targets is empty.");
    none.locations.push_back(datasheet_place(submission));
    none.expected = "组建方案的各项目标";
    none.actual = "0行";
    findings.push_back(std::move(none));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kNoTargets = {
    .card =
        {
            .name = "targets/none",
            .clause = "第十八条第一款",
            .clause_id = "M25",
            .summary = "评估表列有组建方案的目标和完成情况。",
            .summary_en = "The datasheet lists the targets and what came of them.",
            .why = "第十八条第一款：“按期达到组建方案明确的筹建期发展目标、完成组建任务后”。",
            .decides = "查看目标对照表（J01—J05）是否有行。是否与组建方案逐项一致，由人对照。",
            .remedy = "请按组建方案逐项填写目标值、完成值、完成率和证明材料编号。",
            .remedy_en = "Please fill in the targets of the plan one by one.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
