#include <set>
#include <string>

#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet || submission.datasheet->targets.empty()) {
    return Look::kNoData;
  }
  std::set<std::string> listed;
  for (const Evidence& evidence : submission.datasheet->evidence) {
    listed.insert(plain_id(evidence.id));
  }
  for (const Target& target : submission.datasheet->targets) {
    std::vector<std::string> strangers;
    for (const std::string& id : target.evidence) {
      if (!listed.contains(plain_id(id))) {
        strangers.push_back(id);
      }
    }
    if (!target.evidence.empty() && strangers.empty()) {
      continue;
    }
    Finding bare =
        target.evidence.empty()
            ? finding("目标“" + abridged(target.name) + "”未填证明材料编号。", "A target names no evidence.")
            : finding("目标“" + abridged(target.name) + "”所填证明材料编号" + joined(strangers) + "在清单中未见。",
                      "A target names evidence that is not in the list.");
    Location where = target.where;
    where.quote = where.quote.empty() ? target.name : where.quote;
    bare.locations.push_back(where);
    bare.expected = "清单中的证明材料编号";
    bare.actual = target.evidence.empty() ? "未填" : joined(target.evidence);
    findings.push_back(std::move(bare));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kTargetWithoutEvidence = {
    .card =
        {
            .name = "targets/without-evidence",
            .clause = "第十八条第一款",
            .clause_id = "M25",
            .summary = "每项目标有证明材料。",
            .summary_en = "Each target has evidence.",
            .why = "第十八条第一款：“填写中心评估表并附相应证明材料”。",
            .decides = "查看目标对照表的证明材料编号；编号不在清单中的，也列出；“附件03”“03”“3”视为同一编号。",
            .remedy = "请填写证明材料编号，并使其与清单一致。",
            .remedy_en = "Please give the numbers of the evidence as in the list.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
