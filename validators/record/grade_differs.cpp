#include <utility>

#include "validators/reading.h"
#include "validators/record/facts.h"
#include "validators/record/rules.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Record* record = record_of(submission);
  if (record == nullptr) {
    return Look::kNoData;
  }
  const Field* field = said(submission, "A24");
  const RecordedGrade* last = last_grade(submission, *record);
  if (last == nullptr) {
    if (field != nullptr) {
      Finding none = with_severity(kRecordGradeDiffers.card, Severity::kWarning,
                                   finding("评估表A24填有上一次评估结果，中心台账没有登记此前的评估结果。",
                                           "Field A24 states a result; the record has none."));
      none.locations = {field->where, record->center.where};
      none.expected = "台账有登记";
      none.actual = field->text;
      findings.push_back(std::move(none));
    }
    return Look::kLooked;
  }
  if (field == nullptr || folded(field->text) == last->grade) {
    return Look::kLooked;
  }
  Finding differs =
      finding("评估表A24所填的上一次评估结果与中心台账登记的" + std::to_string(last->year) + "年结果不一致。",
              "The last grade differs from the one on record.");
  differs.locations = {field->where, last->where};
  differs.expected = last->grade;
  differs.actual = field->text;
  findings.push_back(std::move(differs));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRecordGradeDiffers = {
    .card =
        {
            .name = "record/grade-differs",
            .clause = "第二十四条",
            .clause_id = "M36",
            .summary = "上一次评估结果与中心台账的登记一致。",
            .summary_en = "The last grade agrees with the record.",
            .why = "第二十四条：“中心评估结果分为优秀、良好、中等、基本合格和不合格5档”。",
            .decides =
                "评估表A24填有结果的，应为5档之一；A24b的日期（或者年度）与台账登记的某次结果相同的，两者的结果应一致。"
                "台账的历次结果由其格式保证在5档之内。",
            .remedy = "请按评估结果的通报改正评估表A24；台账有误的，由主管单位更正。",
            .remedy_en = "Please correct field A24 after the notice of the result.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kEvaluation},
        },
    .check = check,
};

}  // namespace nitec
