#include "validators/catalogue.h"
#include "validators/evidence/required.h"
#include "validators/facts.h"

namespace nitec {
namespace {

constexpr Required kRequired{"evaluation-result", "主管单位的评估结果", "the result of the evaluation",
                             "评估结果|评估结论|评估意见"};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  require(submission, kRequired, kEvaluationResultMissing.card, {}, findings);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kEvaluationResultMissing = {
    .card =
        {
            .name = "evidence/evaluation-result-missing",
            .clause = "第十九条",
            .clause_id = "M27",
            .summary = "附有主管单位的评估结果。",
            .summary_en = "The result of the evaluation is attached.",
            .why = "第十九条：“主管单位对申请确认的中心应按照中心评估指标体系进行评估”。",
            .decides = "按证明材料清单所填类型核对；类型填“其他”或者不能识别而名称相近的，作疑点，请人核实，不作未见处"
                       "理。材料的内容由人查看。",
            .remedy = "请补充主管单位的评估结果，并列入证明材料清单，写明文件、页码、签发单位和日期。",
            .remedy_en = "Please add it, and list it with file, pages, issuer and date.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
