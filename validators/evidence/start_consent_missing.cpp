#include "validators/catalogue.h"
#include "validators/evidence/required.h"
#include "validators/facts.h"

namespace nitec {
namespace {

constexpr Required kRequired{"start-consent", "同意启动组建的通知", "the consent to start building",
                             "同意.*(启动|组建|筹建)|筹建.*批复|启动组建"};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  require(submission, kRequired, kStartConsentMissing.card, {}, findings);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kStartConsentMissing = {
    .card =
        {
            .name = "evidence/start-consent-missing",
            .clause = "第十六条",
            .clause_id = "M18",
            .summary = "附有同意启动组建的通知。",
            .summary_en = "The consent to start building is attached.",
            .why = "第十六条：“国家发展改革委同意启动组建工作后，中心进入筹建期”。",
            .decides = "按证明材料清单所填类型核对；类型填“其他”或者不能识别而名称相近的，作疑点，请人核实，不作未见处"
                       "理。材料的内容由人查看。",
            .remedy = "请补充同意启动组建的通知，并列入证明材料清单，写明文件、页码、签发单位和日期。",
            .remedy_en = "Please add it, and list it with file, pages, issuer and date.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = kWhileBuilding,
        },
    .check = check,
};

}  // namespace nitec
