#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  if (said(submission, "A21a") == nullptr) {
    const Field* blank = submission.datasheet->find("A21a");
    Finding missing = finding("评估表A21未填中心主任姓名。", "Field A21 does not name the director.");
    missing.locations.push_back(blank == nullptr ? datasheet_place(submission) : blank->where);
    missing.expected = "中心主任姓名";
    missing.actual = "未填";
    findings.push_back(std::move(missing));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kDirectorMissing = {
    .card =
        {
            .name = "director/name-missing",
            .clause = "第十一条",
            .clause_id = "M13",
            .summary = "评估表写明中心主任。",
            .summary_en = "The datasheet names the director.",
            .why = "第十一条：“中心实行主任负责制，依托单位按规定赋予主任在科研活动组织、人员聘用、评价激励等方面的充分"
                   "自主决策权”。",
            .decides = "查看评估表A21a。",
            .remedy = "请填写中心主任姓名、职称和任命文号。",
            .remedy_en = "Please name the director.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
