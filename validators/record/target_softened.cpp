#include <utility>

#include "validators/reading.h"
#include "validators/record/rules.h"
#include "validators/record/target_pairs.h"

namespace nitec {
namespace {

bool weaker(TargetChange change) {
  return change == TargetChange::kWeaker;
}

void check_pair(const Submission& submission, const Record& record, const TargetPair& pair,
                std::vector<Finding>& findings) {
  const ApprovedTarget& target = *pair.approved;
  const Target* row = pair.row != nullptr && pair.certain && pair.row->target ? pair.row : nullptr;
  const bool in_sheet = row != nullptr && weaker(compare_target(target, row->direction, *row->target, row->unit));
  std::optional<ReportedTarget> told;
  if (submission.kind == Kind::kConfirmation) {
    told = reported_target(submission, target.name);
    if (!told && row != nullptr) {
      told = reported_target(submission, row->name);
    }
    if (told && folded(told->unit).starts_with(folded(target.unit))) {
      told->unit = target.unit;  // A sentence goes on behind the unit.
    }
    if (told && !weaker(compare_target(target, told->direction, told->value, told->unit))) {
      told.reset();
    }
  }
  if (!in_sheet && !told) {
    return;
  }
  const RecordedAdjustment* adjustment = adjustment_of(record, target);
  std::vector<std::string> parts;
  std::vector<Location> where;
  if (in_sheet) {
    parts.push_back("目标对照表为" + target_value(*row));
    where.push_back(row_place(*row));
  }
  if (told) {
    parts.push_back("总结报告第六部分为" + target_value(told->direction, told->value, told->unit));
    where.push_back(told->where);
  }
  where.push_back(target.where);
  if (adjustment != nullptr) {
    where.push_back(adjustment->where);
  }
  Finding softened =
      with_severity(kRecordTargetSoftened.card, adjustment == nullptr ? Severity::kError : Severity::kNote,
                    finding("目标“" + abridged(target.name) + "”宽于批准的" + target_value(target) + "：" +
                                joined(parts, "，") + (adjustment == nullptr ? "" : adjusted_words(*adjustment)) + "。",
                            "A target is easier than the approved one."));
  softened.locations = std::move(where);
  softened.expected = target_value(target);
  softened.actual = joined(parts, "；");
  findings.push_back(std::move(softened));
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Record* record = record_of(submission);
  if (record == nullptr || record->targets.empty() || !submission.datasheet ||
      (submission.datasheet->targets.empty() && submission.kind != Kind::kConfirmation)) {
    return Look::kNoData;
  }
  for (const TargetPair& pair : pair_targets(*record, *submission.datasheet)) {
    if (pair.approved != nullptr && pair.approved->value) {
      check_pair(submission, *record, pair, findings);
    }
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRecordTargetSoftened = {
    .card =
        {
            .name = "record/target-softened",
            .clause = "第七条第（一）项",
            .clause_id = "M05",
            .summary = "目标对照表和总结报告第六部分的目标值不低于组建方案批准的目标值。",
            .summary_en =
                "No target is easier than the approved one, neither in the table nor in section 6 of the report.",
            .why = "第七条第（一）项：“根据组建方案及有关文件要求，推进中心组建”；第十八条第一款：“按期达到组建方案明确"
                   "的筹建期发展目标、完成组建任务”；第三十二条：“中心需要对组建方案中明确的目标任务作重大调整的，应及"
                   "时向主管单位报告”。",
            .decides = "名称能够确定相同的，按批准的方向比较：“≥”的目标值降低、“≤”的提高、“="
                       "”的改变、方向相反的，为错误，并列出评估表、总结报告第六部分（名称完整、其后只有一个带“≥”“不低于"
                       "”等的数的）和台账三处。台账登记有涉及该目标的调整的，只作提示；恰好相差10的整数次幂的由record/"
                       "target-unit列出。",
            .remedy = "请按批准的组建方案填写目标值；经批准调整的，请附文件。",
            .remedy_en = "Please state the approved value, or attach the decision that changed it.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation, Kind::kExtension, Kind::kEvaluation, Kind::kAnnual},
        },
    .check = check,
};

}  // namespace nitec
