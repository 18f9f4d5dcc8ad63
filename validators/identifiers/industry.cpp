#include "model/identifier.h"
#include "validators/identifiers/rules.h"
#include "validators/identifiers/sheet_codes.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::vector<SheetCode> codes = sheet_code(*submission.datasheet, "A15", "所属国民经济行业代码");
  if (codes.empty()) {
    return Look::kNoData;
  }
  const IdentifierCheck result = check_industry(codes[0].text);
  if (result.ok()) {
    return Look::kLooked;
  }
  std::string fault = "应为门类字母加2至4位数字";
  std::string expected = "行业代码，如“C3451”（GB/T 4754-2017）";
  if (result.reason == IdentifierReason::kLetter) {
    fault = "该大类属于门类" + result.expected;
    expected = result.suggestion;
  } else if (result.reason == IdentifierReason::kDivision) {
    fault = "没有这个大类";
  }
  findings.push_back(code_finding(codes[0],
                                  codes[0].title + "“" + shown_code(codes[0].text) + "”不是有效的代码：" + fault +
                                      suggestion_words(result.suggestion) + "。",
                                  "The industry code is not valid.", expected));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kIndustryCode = {
    .card =
        {
            .name = "identifier/industry",
            .clause = "第十八条第一款",
            .clause_id = "M22",
            .summary = "所属国民经济行业代码有效，门类与大类相符。",
            .summary_en = "The industry code is valid; its letter and its division belong together.",
            .why = "第十八条第一款：依托单位应“填写中心评估表”；第二十二条：“按领域分批次对经正式确认的中心进行评估”。",
            .decides = "按GB/T 4754-2017核对门类字母、大类和位数；中类、小类不逐一核对。",
            .remedy = "请按《国民经济行业分类》填写。",
            .remedy_en = "Please take the code from the classification of industries.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
