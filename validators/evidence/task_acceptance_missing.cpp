#include "validators/catalogue.h"
#include "validators/evidence/required.h"
#include "validators/facts.h"

namespace nitec {
namespace {

constexpr Required kRequired{"task-acceptance", "组建任务验收意见", "the acceptance of the building tasks",
                             "组建.*验收|任务.*验收|筹建.*验收"};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  require(submission, kRequired, kTaskAcceptanceMissing.card, {}, findings);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kTaskAcceptanceMissing = {
    .card =
        {
            .name = "evidence/task-acceptance-missing",
            .clause = "第六条第一款第（二）项",
            .clause_id = "M03",
            .summary = "附有主管单位的组建任务验收意见。",
            .summary_en = "The acceptance of the building tasks is attached.",
            .why = "第六条第一款第（二）项：“组织中心组建任务、创新能力建设项目验收”。",
            .decides = "按证明材料清单所填类型核对；类型填“其他”或者不能识别而名称相近的，作疑点，请人核实，不作未见处"
                       "理。材料的内容由人查看。",
            .remedy = "请补充组建任务验收意见，并列入证明材料清单，写明文件、页码、签发单位和日期。",
            .remedy_en = "Please add it, and list it with file, pages, issuer and date.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
