// What the centre's record has to say to a clause, for the column “出处，或者须查看之处”.
#include "validators/record/facts.h"

namespace nitec {
namespace {

std::string on_targets(const Submission& submission, const Record& record, std::vector<Location>& where) {
  if (record.targets.empty()) {
    return {};
  }
  where.push_back(record.targets.front().where);
  return "中心台账登记的批准目标" + std::to_string(record.targets.size()) + "项，与目标对照表" +
         std::to_string(submission.datasheet ? submission.datasheet->targets.size() : 0) + "行逐项比对";
}

std::string on_due_year(const Submission& submission, const Record& record) {
  const std::optional<int> due = due_year(record, evaluation_year_of(submission).value_or(0));
  if (!due) {
    return "中心台账没有登记正式确认日期和批次年度，不能推算";
  }
  const std::string basis = record.evaluation_year.value != 0
                                ? in_record(record.evaluation_year.where) + "登记的批次"
                                : record.confirmation_date.value->chinese() + "正式确认，每三年推算";
  return "应评年度" + std::to_string(*due) + "年（" + basis + "）";
}

std::string on_grades(const Record& record, std::vector<Location>& where) {
  std::vector<std::string> grades;
  for (const RecordedGrade& grade : record.grades) {
    where.push_back(grade.where);
    grades.push_back(std::to_string(grade.year) + "年" + grade.grade);
  }
  return grades.empty() ? std::string("中心台账没有登记评估结果") : "中心台账：" + joined(grades);
}

}  // namespace

std::string look_at_record(std::string_view clause_id, const Submission& submission, std::vector<Location>& where) {
  const Record* record = record_of(submission);
  if (record == nullptr) {
    return {};
  }
  if (clause_id == "M05") {
    return on_targets(submission, *record, where);
  }
  if (clause_id == "M30" && record->status != CenterStatus::kUnknown) {
    where.push_back(record->status_where);
    return in_record(record->status_where) + "：状态“" +
           std::string(kCenterStatusTitles.at(static_cast<std::size_t>(record->status))) + "”";
  }
  if (clause_id == "M32") {
    return on_due_year(submission, *record);
  }
  if (clause_id == "M36") {
    return on_grades(*record, where);
  }
  if (clause_id == "M42") {
    return on_grades(*record, where) + "；第（一）（五）至（十）项请人工查看";
  }
  if (clause_id == "M41" && judged_as(submission.kind) != Kind::kAdjustment) {
    return "中心台账登记的批准目标" + std::to_string(record->targets.size()) + "项、调整" +
           std::to_string(record->adjustments.size()) + "项，基本情况逐项比对";
  }
  return {};
}

}  // namespace nitec
