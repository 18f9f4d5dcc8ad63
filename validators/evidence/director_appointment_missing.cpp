#include "validators/catalogue.h"
#include "validators/evidence/required.h"
#include "validators/facts.h"

namespace nitec {
namespace {

constexpr Required kRequired{"director-appointment", "主任任命、聘任文件", "the appointment of the director",
                             "主任.*(任命|聘|任职)|(任命|聘).*主任|任职文件"};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  require(submission, kRequired, kDirectorAppointmentMissing.card, {}, findings);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kDirectorAppointmentMissing = {
    .card =
        {
            .name = "evidence/director-appointment-missing",
            .clause = "第十一条",
            .clause_id = "M13",
            .summary = "附有主任的任命、聘任文件。",
            .summary_en = "The appointment of the director is attached.",
            .why = "第十一条：“中心实行主任负责制”。",
            .decides = "按证明材料清单所填类型核对；类型填“其他”或者不能识别而名称相近的，作疑点，请人核实，不作未见处"
                       "理。材料的内容由人查看。",
            .remedy = "请补充主任任命、聘任文件，并列入证明材料清单，写明文件、页码、签发单位和日期。",
            .remedy_en = "Please add it, and list it with file, pages, issuer and date.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kApplication, Kind::kConfirmation, Kind::kEvaluation},
        },
    .check = check,
};

}  // namespace nitec
