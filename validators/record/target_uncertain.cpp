#include <utility>

#include "validators/record/rules.h"
#include "validators/record/target_pairs.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Record* record = record_of(submission);
  if (record == nullptr || record->targets.empty() || !submission.datasheet) {
    return Look::kNoData;
  }
  for (const TargetPair& pair : pair_targets(*record, *submission.datasheet)) {
    if (pair.certain) {
      continue;
    }
    Finding doubt = finding("批准的目标“" + abridged(pair.approved->name) + "”（" + target_value(*pair.approved) +
                                "）与目标对照表的“" + abridged(pair.row->name) + "”（" + target_value(*pair.row) +
                                "）是否同一目标不能确定，请核对。",
                            "An approved target and a row may or may not be the same.");
    doubt.locations = {row_place(*pair.row), pair.approved->where};
    doubt.expected = pair.approved->name + target_value(*pair.approved);
    doubt.actual = pair.row->name + target_value(*pair.row);
    findings.push_back(std::move(doubt));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRecordTargetUncertain = {
    .card =
        {
            .name = "record/target-uncertain",
            .clause = "第七条第（一）项",
            .clause_id = "M05",
            .summary = "目标对照表的目标名称与组建方案能够对应。",
            .summary_en = "The names in the table of targets can be matched with the approved ones.",
            .why = "第七条第（一）项：“根据组建方案及有关文件要求，推进中心组建”；第十八条第一款：“按期达到组建方案明确"
                   "的筹建期发展目标、完成组建任务”；第三十二条：“中心需要对组建方案中明确的目标任务作重大调整的，应及"
                   "时向主管单位报告”。",
            .decides = "批准的目标在J组中没有名称确定相同的一行，但有一行的名称相近（或者略有相近而单位、数值相同）的，"
                       "把两者并列为疑点，由人判断是不是同一目标；不按取消或者放宽处理。",
            .remedy = "请把目标名称写得与批准的组建方案一致；确为两个目标的，请分别列出。",
            .remedy_en = "Please word the target as it was approved; if there are two, list both.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
