#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const Commitment* statement = nullptr;
  for (const Commitment& one : submission.datasheet->commitments) {
    statement = statement == nullptr && one.code == "L02" ? &one : statement;
  }
  const bool listed = !evidence_of(submission, "no-secret-statement").empty();
  if (statement == nullptr && !listed) {
    Finding missing =
        finding("未见不涉密声明或者保密审查意见（L02）。", "There is no statement that nothing is classified.");
    missing.locations.push_back(datasheet_place(submission));
    missing.expected = "不涉密声明或者保密审查意见";
    missing.actual = "未见";
    findings.push_back(std::move(missing));
  } else if (statement != nullptr && statement->signer.empty() && statement->evidence.empty() && !listed) {
    Finding blank =
        finding("不涉密声明（L02）未见签署人，也未附材料。", "The statement that nothing is classified is not signed.");
    blank.locations.push_back(statement->where);
    blank.expected = "有签署人，或者附有材料";
    blank.actual = "未见";
    findings.push_back(std::move(blank));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kNoSecretStatement = {
    .card =
        {
            .name = "commitment/no-secret",
            .clause = "《保守国家秘密法》第三十一条",
            .clause_id = "LAW",
            .summary = "附有不涉密声明或者保密审查意见。",
            .summary_en = "There is a statement that nothing is classified.",
            .why = "《保守国家秘密法》规定不得在非涉密信息系统中存储、处理国家秘密；报送材料须由依托单位声明不涉密。",
            .decides = "查看评估表L02是否有签署人或者所附材料，或者清单中有该类材料。",
            .remedy = "请补充不涉密声明或者保密审查意见，由依托单位签署。",
            .remedy_en = "Please add the statement, signed by the host.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
