#include "validators/catalogue.h"
#include "validators/evidence/required.h"
#include "validators/facts.h"

namespace nitec {
namespace {

constexpr Required kRequired{"plan-appraisal", "组建方案论证意见", "the appraisal of the construction plan",
                             "论证|专家评审|专家组?意见|评估意见|评审意见|咨询意见"};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  require(submission, kRequired, kApplicationAppraisalMissing.card, {}, findings);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kApplicationAppraisalMissing = {
    .card =
        {
            .name = "application/appraisal-missing",
            .clause = "第十四条",
            .clause_id = "M17",
            .summary = "附有主管单位对组建方案的论证意见。",
            .summary_en = "The supervising unit’s appraisal of the construction plan is attached.",
            .why = "第十四条：“主管单位采取适当形式对中心组建方案进行评估论证”。",
            .decides = "按证明材料清单所填类型核对；类型填“其他”或者不能识别而名称相近的，作疑点，请人核实，不作未见处"
                       "理。论证的形式和结论由人查看。",
            .remedy = "请补充组建方案论证意见，并列入证明材料清单，写明文件、页码、签发单位和日期。",
            .remedy_en = "Please add it, and list it with file, pages, issuer and date.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kApplication},
        },
    .check = check,
};

}  // namespace nitec
