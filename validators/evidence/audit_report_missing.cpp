#include "validators/catalogue.h"
#include "validators/evidence/required.h"
#include "validators/facts.h"

namespace nitec {
namespace {

constexpr Required kRequired{"audit-report", "第三方审计报告", "the third-party audit report", "审计"};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  require(submission, kRequired, kAuditReportMissing.card, {}, findings);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kAuditReportMissing = {
    .card =
        {
            .name = "evidence/audit-report-missing",
            .clause = "附件提纲第四部分",
            .clause_id = "N4",
            .summary = "附有第三方审计报告。",
            .summary_en = "The third-party audit report is attached.",
            .why = "附件第四部分：“包括资金筹措、工程决算及第三方审计报告、科研经费、流动资金及其他情况”。",
            .decides = "按证明材料清单所填类型核对；类型填“其他”或者不能识别而名称相近的，作疑点，请人核实，不作未见处"
                       "理。材料的内容由人查看。",
            .remedy = "请补充第三方审计报告，并列入证明材料清单，写明文件、页码、签发单位和日期。",
            .remedy_en = "Please add it, and list it with file, pages, issuer and date.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
