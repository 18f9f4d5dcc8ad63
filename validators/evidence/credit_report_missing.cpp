#include "validators/catalogue.h"
#include "validators/evidence/required.h"
#include "validators/facts.h"

namespace nitec {
namespace {

constexpr Required kRequired{"credit-report", "依托单位信用报告", "the credit report of the host", "信用"};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  require(submission, kRequired, kCreditReportMissing.card, {}, findings);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kCreditReportMissing = {
    .card =
        {
            .name = "evidence/credit-report-missing",
            .clause = "第九条第（六）项",
            .clause_id = "M11",
            .summary = "附有依托单位的信用报告。",
            .summary_en = "The credit report of the host is attached.",
            .why = "第九条第（六）项：“未因严重违法失信行为被司法、行政机关依法列入联合惩戒对象名单”。",
            .decides = "按证明材料清单所填类型核对；类型填“其他”或者不能识别而名称相近的，作疑点，请人核实，不作未见处"
                       "理。材料的内容由人查看。是否列入名单须在信用信息平台外部核验。",
            .remedy = "请补充依托单位信用报告，并列入证明材料清单，写明文件、页码、签发单位和日期。",
            .remedy_en = "Please add it, and list it with file, pages, issuer and date.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kApplication, Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
