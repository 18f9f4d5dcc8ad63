#include <algorithm>
#include <array>
#include <string_view>

#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

/// Letters and statements go with the material; they prove no figure of it.
constexpr std::array<std::string_view, 6> kLetters{"authenticity-commitment",
                                                   "no-secret-statement",
                                                   "supervisor-letter",
                                                   "application-letter",
                                                   "receipt",
                                                   "annual-report"};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::vector<Evidence>& list = submission.datasheet->evidence;
  const bool proves = std::any_of(list.begin(), list.end(), [](const Evidence& evidence) {
    return std::find(kLetters.begin(), kLetters.end(), evidence.type) == kLetters.end();
  });
  if (proves) {
    return Look::kLooked;
  }
  Finding missing = finding(list.empty() ? "评估材料未见附件和证明材料，评估表没有列出一项。"
                                         : "评估材料未见证明指标的附件和证明材料，清单只有函件、承诺和以前年度报告。",
                            "The evaluation package has no annexes and evidence for its figures.");
  if (list.empty()) {
    missing.locations.push_back(datasheet_place(submission));
  }
  for (const Evidence& evidence : list) {
    missing.locations.push_back(row_place(evidence));
  }
  missing.expected = "中心年度工作报告、中心评估数据表、附件和证明材料";
  missing.actual = "清单" + std::to_string(list.size()) + "项，没有证明指标的材料";
  findings.push_back(std::move(missing));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kEvaluationPartsMissing = {
    .card =
        {
            .name = "evaluation/parts-missing",
            .clause = "第二十三条第（一）项",
            .clause_id = "M34",
            .summary = "评估材料有附件和证明材料。",
            .summary_en = "The evaluation package has annexes and evidence.",
            .why = "第二十三条第（一）项：“评估材料包括：中心年度工作报告、中心评估数据表及其相关附件和证明材料”。",
            .decides =
                "年度工作报告和评估数据表是否在材料中，另有规则核对。评估表的证明材料清单为空，或者只列有报送函、"
                "承诺声明、收文登记和以前年度报告的，列出。每项指标是否都有证明，由人查看。",
            .remedy = "请补充评估数据表各项指标的附件和证明材料，并列入清单。",
            .remedy_en = "Please add annexes and evidence for the figures, and list them.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kEvaluation},
        },
    .check = check,
};

}  // namespace nitec
