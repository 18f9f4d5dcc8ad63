#include <re2/re2.h>

#include <algorithm>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

bool in_report(const Submission& submission, const Evidence& evidence) {
  const Document* report = report_of(submission);
  if (report == nullptr) {
    return false;
  }
  std::string id = folded(evidence.id);
  if (id.starts_with("附件")) {
    id.erase(0, std::string_view("附件").size());
  }
  id.erase(0, std::min(id.find_first_not_of('0'), id.size()));
  const RE2 mention("附件0{0,2}" + RE2::QuoteMeta(id) + "(?:[^0-9]|$)");
  return !id.empty() && std::any_of(report->pages.begin(), report->pages.end(), [&](const Page& page) {
    return RE2::PartialMatch(Reading(*report, page).text(), mention);
  });
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet || submission.datasheet->evidence.empty()) {
    return Look::kNoData;
  }
  const Datasheet& sheet = *submission.datasheet;
  for (const Evidence& evidence : sheet.evidence) {
    const auto names_it = [&](const std::string& id) { return id == evidence.id; };
    const bool cited = !evidence.supports.empty() ||
                       std::any_of(sheet.targets.begin(), sheet.targets.end(),
                                   [&](const Target& target) {
                                     return std::any_of(target.evidence.begin(), target.evidence.end(), names_it);
                                   }) ||
                       std::any_of(sheet.commitments.begin(), sheet.commitments.end(),
                                   [&](const Commitment& one) { return names_it(one.evidence); }) ||
                       in_report(submission, evidence);
    if (cited) {
      continue;
    }
    Finding idle =
        finding(title(evidence) + "未被任何指标、章节或者总结报告引用。", "A piece of evidence is cited nowhere.");
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
