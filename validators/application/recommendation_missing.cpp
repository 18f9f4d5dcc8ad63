#include "validators/catalogue.h"
#include "validators/evidence/required.h"
#include "validators/facts.h"

namespace nitec {
namespace {

constexpr Required kRequired{"recommendation", "主管单位推荐文件", "the recommendation by the supervising unit",
                             "推荐|请示|报送函"};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  require(submission, kRequired, kApplicationRecommendationMissing.card, {}, findings);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kApplicationRecommendationMissing = {
    .card =
        {
            .name = "application/recommendation-missing",
            .clause = "第十四条",
            .clause_id = "M17",
            .summary = "附有主管单位的推荐文件。",
            .summary_en = "The recommendation by the supervising unit is attached.",
            .why = "第十四条：“将符合条件的组建方案推荐给国家发展改革委”。",
            .decides = "按证明材料清单所填类型核对；类型填“其他”或者不能识别而名称相近的，作疑点，请人核实，不作未见处"
                       "理。公章由人查看。",
            .remedy = "请补充主管单位推荐文件，并列入证明材料清单，写明文件、页码、签发单位、文号和日期。",
            .remedy_en = "Please add it, and list it with file, pages, issuer, number and date.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kApplication},
        },
    .check = check,
};

}  // namespace nitec
