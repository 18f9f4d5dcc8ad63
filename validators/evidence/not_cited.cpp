#include <re2/re2.h>

#include <set>
#include <string>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

struct Mentions {
  std::set<std::string> ids;  ///< Plain ids that targets, commitments and the report name.
  std::string report;         ///< Those pages of the report that speak of annexes whose ids are no plain numbers.
};

Mentions mentions_in(const Submission& submission) {
  static const RE2 kNumbered("附件0*([0-9]+)");
  Mentions mentions;
  for (const Target& target : submission.datasheet->targets) {
    for (const std::string& id : target.evidence) {
      mentions.ids.insert(plain_id(id));
    }
  }
  for (const Commitment& commitment : submission.datasheet->commitments) {
    if (!commitment.evidence.empty()) {
      mentions.ids.insert(plain_id(commitment.evidence));
    }
  }
  const Document* report = report_of(submission);
  for (std::size_t i = 0; report != nullptr && i < report->pages.size(); ++i) {
    const Reading reading(*report, report->pages[i]);
    re2::StringPiece rest(reading.text());
    std::string id;
    while (RE2::FindAndConsume(&rest, kNumbered, &id)) {
      mentions.ids.insert(id);
    }
    static const RE2 kOther("附件[^0-9]");
    if (RE2::PartialMatch(reading.text(), kOther)) {
      mentions.report += reading.text();
    }
  }
  return mentions;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet || submission.datasheet->evidence.empty()) {
    return Look::kNoData;
  }
  const Datasheet& sheet = *submission.datasheet;
  const Mentions mentions = mentions_in(submission);
  for (const Evidence& evidence : sheet.evidence) {
    if (!evidence.supports.empty() || mentions.ids.contains(plain_id(evidence.id)) ||
        mentions.report.find("附件" + folded(evidence.id)) != std::string::npos) {
      continue;
    }
    Finding idle = finding(title(evidence) + "未被任何指标、章节或者" + main_title(submission) + "引用。",
                           "A piece of evidence is cited nowhere.");
    idle.locations.push_back(row_place(evidence));
    idle.expected = "至少有一处引用";
    idle.actual = "未见引用";
    findings.push_back(std::move(idle));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kNotCited = {
    .card =
        {
            .name = "evidence/not-cited",
            .clause = "第十八条第一款",
            .clause_id = "M23",
            .summary = "每份证明材料都有所证明的内容。",
            .summary_en = "Each piece of evidence is cited somewhere.",
            .why = "第十八条第一款：“填写中心评估表并附相应证明材料”。",
            .decides = "清单的“对应指标、章节”、目标对照表、承诺、总结报告中的“附件N”，有一处提及即可。",
            .remedy = "请在清单中写明该材料所证明的栏目或者部分；无关的请撤下。",
            .remedy_en = "Please state what it supports, or withdraw it.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
