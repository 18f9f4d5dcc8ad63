#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Field* lead = said(submission, "A19");
  const Field* other = said(submission, "A20");
  const std::vector<const Evidence*> accepted = evidence_of(submission, "task-acceptance");
  if (lead == nullptr || accepted.empty() || accepted.front()->issuer.empty()) {
    return Look::kNoData;
  }
  for (const Evidence* evidence : accepted) {
    const std::string issuer = folded(evidence->issuer);
    const auto is = [&](const Field* field) {
      return field != nullptr && issuer.find(folded(field->text)) != std::string::npos;
    };
    if (issuer.empty() || is(lead) || is(other)) {
      continue;
    }
    Finding differs =
        finding(title(*evidence) + "的签发单位“" + abridged(evidence->issuer) + "”不是评估表所填的主管单位。",
                "The acceptance was issued by another than the supervising unit.");
    Location row = row_place(*evidence);
    row.quote = evidence->issuer;
    differs.locations = {row, lead->where};
    differs.expected = lead->text;
    differs.actual = evidence->issuer;
    findings.push_back(std::move(differs));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kIssuerDiffers = {
    .card =
        {
            .name = "evidence/issuer-differs",
            .clause = "第六条第一款第（二）项",
            .clause_id = "M03",
            .summary = "组建任务验收意见由主管单位签发。",
            .summary_en = "The building tasks were accepted by the supervising unit.",
            .why = "第六条第一款第（二）项规定主管单位“组织中心组建任务、创新能力建设项目验收”。",
            .decides = "比较清单中验收意见的签发单位与评估表A19、A20。",
            .remedy = "请核实验收意见的签发单位；由主管单位委托的，请附委托文件。",
            .remedy_en = "Please check who issued it; add the mandate if the supervising unit gave one.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
