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
    if (pair.row != nullptr) {
      continue;
    }
    const ApprovedTarget& target = *pair.approved;
    const RecordedAdjustment* adjustment = adjustment_of(*record, target);
    Finding dropped = with_severity(
        kRecordTargetDropped.card, adjustment == nullptr ? Severity::kError : Severity::kNote,
        finding("组建方案批准的目标“" + abridged(target.name) + "”（" + target_value(target) + "）未列入目标对照表" +
                    (adjustment == nullptr ? "" : adjusted_words(*adjustment)) + "。",
                "An approved target has no row in the table of targets."));
    dropped.locations = {datasheet_place(submission), target.where};
    if (adjustment != nullptr) {
      dropped.locations.push_back(adjustment->where);
    }
    dropped.expected = target.name + target_value(target);
    dropped.actual = "未见";
    findings.push_back(std::move(dropped));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRecordTargetDropped = {
    .card =
        {
            .name = "record/target-dropped",
            .clause = "第七条第（一）项",
            .clause_id = "M05",
            .summary = "组建方案批准的每一个目标都列入目标对照表。",
            .summary_en = "Every approved target has its row in the table of targets.",
            .why = "第七条第（一）项：“根据组建方案及有关文件要求，推进中心组建”；第十八条第一款：“按期达到组建方案明确"
                   "的筹建期发展目标、完成组建任务”；第三十二条：“中心需要对组建方案中明确的目标任务作重大调整的，应及"
                   "时向主管单位报告”。",
            .decides =
                "逐个查找中心台账登记的批准目标在J组中的一行：名称（空白、括号、“累计”“建成”等词不计）、对应栏目的代码"
                "和同义名称；都找不到，也没有疑似的一行的，为错误。台账登记有涉及该目标的调整的，只作提示。",
            .remedy = "请在目标对照表和总结报告第六部分补列该目标及其完成情况；经批准取消或者调整的，请附文件。",
            .remedy_en = "Please add the target and what came of it, or attach the decision that dropped it.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
