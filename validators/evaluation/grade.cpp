#include <algorithm>
#include <array>
#include <string_view>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr std::array<std::string_view, 5> kGrades{"优秀", "良好", "中等", "基本合格", "不合格"};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Field* field = said(submission, "A24");
  if (field == nullptr) {
    return Look::kNoData;  // The first evaluation, or not told: only the record of the centre knows.
  }
  const std::string grade = folded(field->text);
  if (std::find(kGrades.begin(), kGrades.end(), grade) == kGrades.end()) {
    Finding wrong = finding("评估表A24所填评估结果“" + abridged(field->text) + "”不是办法规定的档次。",
                            "The grade in field A24 is none of the five.");
    wrong.locations.push_back(field->where);
    wrong.expected = "优秀、良好、中等、基本合格、不合格之一";
    wrong.actual = field->text;
    findings.push_back(std::move(wrong));
  } else if (grade == "不合格") {
    Finding failed = finding("评估表A24所填上一次评估结果为“不合格”，请核实中心资格是否已按程序处理。",
                             "The last evaluation said 不合格: please check whether the centre still qualifies.");
    failed.rule = kEvaluationGrade.card.name;
    failed.severity = Severity::kWarning;
    failed.opinion = kEvaluationGrade.card.opinion;
    failed.remedy = "填写有误的请改正；确为“不合格”的，由主管单位按第二十四条、第三十四条处理。";
    failed.remedy_en = "Please correct it if it is wrong; otherwise the supervising unit decides.";
    failed.locations.push_back(field->where);
    failed.expected = "第二十四条：“对不合格的，按程序撤销中心资格”";
    failed.actual = field->text;
    findings.push_back(std::move(failed));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kEvaluationGrade = {
    .card =
        {
            .name = "evaluation/grade",
            .clause = "第二十四条",
            .clause_id = "M36",
            .summary = "上一次评估结果为办法规定的五档之一。",
            .summary_en = "The last grade is one of the five.",
            .why = "第二十四条：“中心评估结果分为优秀、良好、中等、基本合格和不合格5档”。",
            .decides =
                "评估表A24在运行评估中填上一次评估的结果，首次评估可以不填。与五档逐字比较，“优良”“合格”“达标”等都不"
                "是规定的档次；“不合格”的另作疑点。",
            .remedy = "请按评估结果通报改正评估表A24。",
            .remedy_en = "Please correct field A24 by the notice of the result.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kEvaluation},
        },
    .check = check,
};

}  // namespace nitec
