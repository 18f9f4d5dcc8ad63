#include <algorithm>
#include <array>

#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

/// More figures than this are seldom proved by one paper.
constexpr std::size_t kMaxFigures = 5;

/// Lists, audits and acceptances prove many figures by their nature.
bool proves_many(std::string_view type) {
  constexpr std::array<std::string_view, 8> kMany{"audit-report",  "final-accounts",    "completion-acceptance",
                                                  "contracts",     "service-records",   "training-records",
                                                  "annual-report", "asset-registration"};
  return type.ends_with("-list") || std::find(kMany.begin(), kMany.end(), type) != kMany.end();
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet || submission.datasheet->evidence.empty()) {
    return Look::kNoData;
  }
  for (const Evidence& evidence : submission.datasheet->evidence) {
    const auto figures =
        static_cast<std::size_t>(std::count_if(evidence.supports.begin(), evidence.supports.end(),
                                               [](const std::string& one) { return !one.starts_with("§"); }));
    if (figures <= kMaxFigures || proves_many(evidence.type)) {
      continue;
    }
    Finding much =
        finding(title(evidence) + "一份材料用来证明" + std::to_string(figures) + "项指标，请核实是否都能由它证明。",
                "One piece of evidence is to prove more figures than is usual.");
    much.locations = {row_place(evidence)};
    much.expected = "不超过" + std::to_string(kMaxFigures) + "项";
    much.actual = std::to_string(figures) + "项：" + joined(evidence.supports);
    findings.push_back(std::move(much));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kOverused = {
    .card =
        {
            .name = "evidence/overused",
            .clause = "第十八条第一款",
            .clause_id = "M23",
            .summary = "一份证明材料所证明的指标不过多。",
            .summary_en = "No single piece of evidence is to prove too many figures.",
            .why = "第十八条第一款：“填写中心评估表并附相应证明材料”。一份材料对应的指标过多，往往是笼统引用。",
            .decides =
                "清单中一份材料对应的栏目超过5项的提出，对应的报告部分不计。清单、名册、审计报告、竣工验收和决算、"
                "合同、服务和培训记录等本来就涉及多项的不看。",
            .remedy = "请逐项核对，只列该材料确能证明的指标，其余另附材料。",
            .remedy_en = "Please list only what it proves, and add evidence for the rest.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
