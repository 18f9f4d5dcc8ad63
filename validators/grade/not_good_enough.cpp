#include <algorithm>
#include <array>
#include <string_view>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  constexpr std::array<std::string_view, 3> kLower{"中等", "基本合格", "不合格"};
  const Field* field = submission.datasheet ? submission.datasheet->find("A24") : nullptr;
  if (field == nullptr || field->state == ValueState::kBlank) {
    return Look::kNoData;
  }
  if (said(submission, "A24") == nullptr) {
    Finding none = finding("评估表A24没有填写主管单位的评估结果，填为“不适用”或者“未统计”。",
                           "Field A24 states no result of the evaluation.");
    none.locations.push_back(field->where);
    none.expected = "优秀或者良好";
    none.actual = "没有评估结果";
    findings.push_back(std::move(none));
    return Look::kLooked;
  }
  const std::string grade = folded(field->text);
  if (grade == "优秀" || grade == "良好") {
    return Look::kLooked;
  }
  const bool lower = std::find(kLower.begin(), kLower.end(), grade) != kLower.end();
  Finding wrong =
      lower ? finding("评估结果为“" + field->text + "”，在良好以下。", "The result of the evaluation is below 良好.")
            : finding("评估结果“" + abridged(field->text) + "”不是办法规定的档次。",
                      "The result is none of the five grades.");
  wrong.locations.push_back(field->where);
  for (const Evidence* result : evidence_of(submission, "evaluation-result")) {
    wrong.locations.push_back(first_page(*result));
  }
  wrong.expected = "优秀或者良好";
  wrong.actual = field->text;
  findings.push_back(std::move(wrong));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kGradeNotGoodEnough = {
    .card =
        {
            .name = "grade/not-good-enough",
            .clause = "第十九条",
            .clause_id = "M27",
            .summary = "评估结果为优秀或者良好。",
            .summary_en = "The evaluation says 优秀 or 良好.",
            .why = "第十九条：“对结果为良好及以上的，可向国家发展改革委提出确认申请”。第二十四条：“中心评估结果分为优秀"
                   "、良好、中等、基本合格和不合格5档”。",
            .decides =
                "逐字比较评估表A24；“优良”“较好”“合格”“达标”等不是办法规定的档次。没有填写的由评估表的必填检查列出。",
            .remedy = "评估结果在良好以下的，不能提出确认申请；用词有误的，请按评估结果文件改正。",
            .remedy_en = "Below 良好 no application can be made; where the word is wrong, please correct it after the "
                         "result itself.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
