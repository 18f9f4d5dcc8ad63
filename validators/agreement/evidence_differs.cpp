#include "validators/agreement/account.h"
#include "validators/agreement/rules.h"
#include "validators/agreement/telling.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Account& account = account_of(submission, context);
  for (const bool slips : {false, true}) {
    for (const std::vector<const Disagreement*>& group : by_field(account.evidence_disagreements(), slips)) {
      findings.push_back(side_by_side(submission, group));
    }
  }
  return submission.datasheet && !submission.datasheet->evidence.empty() ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kEvidenceDiffers = {
    .card =
        {
            .name = "agreement/evidence-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "审计报告、竣工决算、验收意见、产权登记和清单中的数与评估表一致。",
            .summary_en = "Audit, accounts, acceptance, registration and lists give the same figures as the datasheet.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides =
                "在清单所列的页内，按与报告同样的办法读出数量及其所指的栏目，与评估表比较。合同、证书等只讲一件"
                "事的材料，以及组建方案、申请函等其他材料，只列出与某一栏目的值相差一处笔误（两位互换、错一位、多"
                "一位）、而该值在材料中别处未见的数；"
                "扫描件读不到文字，列为需人工核对。",
            .remedy = "请核对证明材料原件，改正评估表，或者更换有误的证明材料。",
            .remedy_en = "Please compare with the original; correct the datasheet or replace the evidence.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
