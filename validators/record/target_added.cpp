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
    if (pair.row == nullptr || !pair.certain) {
      continue;
    }
    Finding more;
    if (pair.approved == nullptr) {
      more = finding(
          "目标对照表的“" + abridged(pair.row->name) + "”（" + target_value(*pair.row) + "）不在批准的组建方案之中。",
          "A row is not among the approved targets.");
      more.locations = {row_place(*pair.row)};
      more.expected = "组建方案的目标";
    } else if (pair.row->target && pair.approved->value &&
               compare_target(*pair.approved, pair.row->direction, *pair.row->target, pair.row->unit) ==
                   TargetChange::kRaised) {
      more = finding("目标“" + abridged(pair.row->name) + "”为" + target_value(*pair.row) + "，严于批准的" +
                         target_value(*pair.approved) + "。",
                     "A target aims higher than the approved one.");
      more.locations = {row_place(*pair.row), pair.approved->where};
      more.expected = target_value(*pair.approved);
    } else {
      continue;
    }
    more.actual = target_value(*pair.row);
    findings.push_back(std::move(more));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRecordTargetAdded = {
    .card =
        {
            .name = "record/target-added",
            .clause = "第七条第（一）项",
            .clause_id = "M05",
            .summary = "目标对照表中组建方案没有的、高于组建方案的目标。",
            .summary_en = "Rows that the approved plan does not have, or that aim higher.",
            .why = "第七条第（一）项：“根据组建方案及有关文件要求，推进中心组建”；第十八条第一款：“按期达到组建方案明确"
                   "的筹建期发展目标、完成组建任务”；第三十二条：“中心需要对组建方案中明确的目标任务作重大调整的，应及"
                   "时向主管单位报告”。",
            .decides = "J组中在中心台账里找不到对应目标的一行，以及目标值严于批准值的，作提示：增加或者提高不影响完成批"
                       "准的目标，请审查人知悉。",
            .remedy = "请在总结报告第六部分说明增加、提高的目标的来由。",
            .remedy_en = "Please say in section 6 where the further targets come from.",
            .severity = Severity::kNote,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
