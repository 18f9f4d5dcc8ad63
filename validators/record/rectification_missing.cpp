#include <utility>

#include "validators/reading.h"
#include "validators/record/facts.h"
#include "validators/record/rules.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Record* record = record_of(submission);
  if (record == nullptr || !submission.datasheet) {
    return Look::kNoData;
  }
  const RecordedGrade* last = last_grade(submission, *record);
  if (last == nullptr || last->grade != "基本合格") {
    return Look::kDoesNotApply;
  }
  const Field* told = said(submission, "A24");
  if (told != nullptr && folded(told->text) == last->grade) {
    return Look::kLooked;  // The datasheet says so itself: evaluation/rectification-plan asks for the plan.
  }
  if (evidence_of(submission, "rectification-plan").empty()) {
    Finding none =
        finding("中心台账登记" + std::to_string(last->year) + "年的评估结果为“基本合格”，证明材料清单中未见整改计划。",
                "The last result was 基本合格, and the list of evidence has no plan of rectification.");
    none.locations = {last->where, datasheet_place(submission)};
    none.expected = "有整改计划，含目标、措施、期限";
    none.actual = "未见";
    findings.push_back(std::move(none));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRecordRectificationMissing = {
    .card =
        {
            .name = "record/rectification-missing",
            .clause = "第二十四条",
            .clause_id = "M37",
            .summary = "台账登记上一次评估为基本合格的，附有整改计划。",
            .summary_en = "When the record says 基本合格, there is a plan of rectification.",
            .why = "第二十四条：“对基本合格的，主管单位加强监督管理，督促制定详细整改计划，明确整改目标、整改措施、整改"
                   "期限”。",
            .decides = "中心台账所登记的、本次评估之前的最近一次结果为“基本合格”，而评估表A24没有填“基本合格”的，证明材"
                       "料清单中应有整改计划；A24已填的，由evaluation/rectification-plan核对。整改是否到位由人判断。",
            .remedy = "请补充整改计划，写明整改目标、整改措施、整改期限。",
            .remedy_en = "Please add the plan with its aims, measures and time limit.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kEvaluation},
        },
    .check = check,
};

}  // namespace nitec
