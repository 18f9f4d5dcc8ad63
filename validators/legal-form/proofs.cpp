#include <array>

#include "validators/catalogue.h"
#include "validators/evidence/required.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr std::array<Required, 5> kProofs{{
    {"legal-person", "中心法人登记证书", "the registration as a legal person", "法人登记|法人证书|登记证书|营业执照"},
    {"personnel-independence", "人员独立管理的证明", "proof of independent management of personnel",
     "人员独立|人事管理|人员管理"},
    {"independent-accounting", "财务独立核算的证明", "proof of independent accounting", "独立核算|独立账|账套|明细账"},
    {"asset-list", "资产清单", "the list of assets", "资产清单|资产明细|资产台账"},
    {"organisation-rules", "组织管理制度", "rules of organisation", "组织管理|章程|组织制度"},
}};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Field* form = said(submission, "A17");
  if (form == nullptr) {
    return Look::kNoData;
  }
  const bool legal = folded(form->text) == "法人";
  const bool planned = submission.kind == Kind::kApplication;
  if (planned && legal) {
    return Look::kDoesNotApply;  // A legal person is registered once its building is consented to.
  }
  for (const Required& proof : kProofs) {
    if ((proof.type == "legal-person") == legal) {
      require(submission, proof, kLegalFormProofs.card, {form->where}, findings);
    }
  }
  for (Finding& one : findings) {
    if (planned) {  // They may still be drafts in the plan.
      one.rule = kLegalFormProofs.card.name;
      one.severity = Severity::kWarning;
      one.opinion = kLegalFormProofs.card.opinion;
    }
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kLegalFormProofs = {
    .card =
        {
            .name = "legal-form/proofs",
            .clause = "第十条",
            .clause_id = "M12",
            .summary = "组建形式有相应的证明。",
            .summary_en = "The legal form is proved.",
            .why = "第十条：“建立完善的人员独立管理、财务独立核算、资产归属清晰、组织高效有序的运行管理制度，评估指标数"
                   "据能够独立核算、有据可查”。",
            .decides =
                "评估表A17为“法人”的，应有法人登记证书；为“非法人”的，应有人员独立管理、财务独立核算、资产清单、组织管"
                "理制度四类证明。按清单所填类型核对；类型填“其他”而名称相近的，作疑点。组建申请时尚未登记的法人不要求证"
                "书，四类证明缺少的作疑点。边界是否"
                "清晰由人判断。",
            .remedy = "请补充该类证明并列入清单；已在其他文件中的，请另列一行写明页码。",
            .remedy_en = "Please add the proof and list it; where another file holds it, add a row with its pages.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kApplication, Kind::kConfirmation, Kind::kEvaluation},
        },
    .check = check,
};

}  // namespace nitec
