#include "model/identifier.h"
#include "validators/identifiers/rules.h"
#include "validators/identifiers/sheet_codes.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  std::vector<SheetCode> codes = sheet_code(*submission.datasheet, "A05", "筹建批复文号");
  for (SheetCode& code : sheet_code(*submission.datasheet, "A08", "延期批复文号")) {
    codes.push_back(std::move(code));
  }
  for (const SheetCode& code : codes) {
    const IdentifierCheck result = check_docno(code.text);
    if (result.ok()) {
      continue;
    }
    const bool readable = result.verdict == IdentifierVerdict::kForm;
    Finding form = code_finding(
        code,
        code.title + "“" + shown_code(code.text) + "”" +
            (readable ? "的写法不规范，应为“" + result.suggestion + "”。" : "不像完整的公文文号，请与批复原件核对。"),
        "A document number is not written in the standard form.",
        readable ? result.suggestion : "机关代字〔年份〕序号号，如“发改高技〔2026〕12号”");
    if (readable) {
      form.rule = kDocnoForm.card.name;
      form.severity = Severity::kNote;
      form.opinion = kDocnoForm.card.opinion;
    }
    findings.push_back(std::move(form));
  }
  return codes.empty() ? Look::kNoData : Look::kLooked;
}

}  // namespace

constinit const Rule kDocnoForm = {
    .card =
        {
            .name = "identifier/docno-form",
            .clause = "第十六条",
            .clause_id = "M18",
            .summary = "筹建批复、延期批复的文号写法规范、完整。",
            .summary_en = "The numbers of the consent and of the extension are whole and in the standard form.",
            .why = "第十六条：“国家发展改革委同意启动组建工作后，中心进入筹建期”。文号是查对批复和筹建期起始日的依据。",
            .decides = "按GB/T "
                       "9704-"
                       "2012：机关代字、六角括号内四位年份、不加“第”、不编虚位的序号和“号”。括号、“第”、虚位不符的列为"
                       "提示，给出"
                       "规范写法；不查对文号是否存在。",
            .remedy = "请与批复原件核对，按规范写法填写。",
            .remedy_en = "Please compare it with the document and write it in the standard form.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
