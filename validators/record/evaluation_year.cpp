#include <utility>

#include "validators/record/facts.h"
#include "validators/record/rules.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Record* record = record_of(submission);
  const std::optional<int> year = evaluation_year_of(submission);
  if (record == nullptr || !year) {
    return Look::kNoData;
  }
  const std::optional<int> due = due_year(*record, *year);
  if (!due) {
    return Look::kNoData;
  }
  const bool announced = record->evaluation_year.value != 0;
  const std::optional<Date>& confirmed = record->confirmation_date.value;
  const Field& period = *said(submission, "A04");
  const Location& basis = announced ? record->evaluation_year.where : record->confirmation_date.where;
  if (confirmed && confirmed->year == *year) {
    Finding early = with_severity(
        kRecordEvaluationYear.card, Severity::kNote,
        finding("中心于" + confirmed->chinese() + "正式确认，可不参加" + std::to_string(*year) + "年的评估。",
                "Confirmed in the year of evaluation: the centre need not take part."));
    early.locations = {period.where, record->confirmation_date.where};
    early.expected = "可不参加";
    early.actual = std::to_string(*year) + "年评估";
    findings.push_back(std::move(early));
    return announced && *due == *year ? Look::kLooked : Look::kDoesNotApply;
  }
  if (*due == *year) {
    return Look::kLooked;
  }
  const bool late = *due < *year;
  Finding other = with_severity(
      kRecordEvaluationYear.card, Severity::kWarning,
      finding("报送的是" + std::to_string(*year) + "年的评估（评估期至" + std::to_string(*year - 1) + "年），" +
                  (announced ? "中心台账登记本批次的评估年度为" : "按正式确认后每三年推算，评估年度为") +
                  std::to_string(*due) + "年" + (late ? "，已过" : "") + "。",
              "The evaluation is for another year than the one that is due."));
  other.locations = {period.where, basis};
  other.expected = std::to_string(*due) + "年";
  other.actual = std::to_string(*year) + "年";
  findings.push_back(std::move(other));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRecordEvaluationYear = {
    .card =
        {
            .name = "record/evaluation-year",
            .clause = "第二十二条",
            .clause_id = "M32",
            .summary = "参加的是应参加年度的评估。",
            .summary_en = "The evaluation is the one that is due.",
            .why = "第二十二条：“原则上中心正式确认后，每三年评估一次。在评估年度完成确认的中心，可不参加当年评估”。",
            .decides =
                "评估年度为评估表A04最后一年的次年。应评年度以中心台账登记的批次年度为准，没有登记的，为正式确认之年"
                "加3年、6年……；两者不同的作疑点，批次由国家发展改革委安排。正式确认之年即评估年度的，只作提示。",
            .remedy = "请核对评估通知的批次和评估表A04；台账的批次年度有误的，由主管单位更正。",
            .remedy_en = "Please check the notice of the batch and field A04.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kEvaluation},
        },
    .check = check,
};

}  // namespace nitec
