#include <utility>

#include "validators/record/rules.h"
#include "validators/record/target_pairs.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Record* record = record_of(submission);
  if (record == nullptr || record->targets.empty() || !submission.datasheet || submission.datasheet->targets.empty()) {
    return Look::kNoData;
  }
  for (const TargetPair& pair : pair_targets(*record, *submission.datasheet)) {
    if (pair.approved == nullptr || pair.row == nullptr || !pair.certain || !pair.row->target ||
        !pair.approved->value) {
      continue;
    }
    const ApprovedTarget& target = *pair.approved;
    const Target& row = *pair.row;
    const TargetChange change = compare_target(target, row.direction, *row.target, row.unit);
    if (change != TargetChange::kUnit && change != TargetChange::kSlipped) {
      continue;
    }
    const RecordedAdjustment* adjustment = adjustment_of(*record, target);
    const std::string why = change == TargetChange::kUnit
                                ? "的单位与批准的不同：批准的为" + target_value(target) + "，所填为" + target_value(row)
                                : "与批准的相差整数个数量级：批准的为" + target_value(target) + "，所填为" +
                                      target_value(row) + "，请核实单位";
    Finding other = with_severity(kRecordTargetUnit.card, adjustment == nullptr ? Severity::kError : Severity::kNote,
                                  finding("目标“" + abridged(target.name) + "”" + why +
                                              (adjustment == nullptr ? "" : adjusted_words(*adjustment)) + "。",
                                          "A target has another unit or order of magnitude than the approved one."));
    other.locations = {row_place(row), target.where};
    if (adjustment != nullptr) {
      other.locations.push_back(adjustment->where);
    }
    other.expected = target_value(target);
    other.actual = target_value(row);
    findings.push_back(std::move(other));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRecordTargetUnit = {
    .card =
        {
            .name = "record/target-unit",
            .clause = "第七条第（一）项",
            .clause_id = "M05",
            .summary = "目标的计量单位与组建方案一致，数量级没有改变。",
            .summary_en = "A target keeps its approved unit and order of magnitude.",
            .why = "第七条第（一）项：“根据组建方案及有关文件要求，推进中心组建”；第十八条第一款：“按期达到组建方案明确"
                   "的筹建期发展目标、完成组建任务”；第三十二条：“中心需要对组建方案中明确的目标任务作重大调整的，应及"
                   "时向主管单位报告”。",
            .decides = "名称能够确定相同的，比较单位：件、项、个，台、套，人、名，㎡、平方米等写法视为相同；元、千元、"
                       "万元、亿元折算后比较。换了单位的，以及同一单位而目标值恰好放宽为10的整数次幂的，为错误。台账登"
                       "记有涉及该目标的调整的，只作提示。",
            .remedy = "请按批准的组建方案填写单位和数值。",
            .remedy_en = "Please use the approved unit and value.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation, Kind::kExtension, Kind::kEvaluation, Kind::kAnnual},
        },
    .check = check,
};

}  // namespace nitec
