#include "validators/datasheet/rules.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

/// Codes that the schema refuses are its rule's matter.
bool well_formed(std::string_view code) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return (code.size() == 3 || (code.size() == 4 && code[3] >= 'a' && code[3] <= 'z')) && code[0] >= 'A' &&
         code[0] <= 'I' && digit(code[1]) && digit(code[2]);
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::size_t begin = findings.size();
  for (const Field& field : submission.datasheet->fields) {
    const FieldInfo* info = sheet_dictionary().find(field.code);
    if (!well_formed(field.code) || (info != nullptr && info->type != FieldType::kRow)) {
      continue;
    }
    const std::string why = info != nullptr ? "应填在相应的各行中" : "不在栏目表中";
    Finding finding =
        sheet_finding("栏目“" + field.code + "”" + why + "，该值未参与核查。",
                      "Field " + field.code + " is not in the dictionary; its value was not checked.", {field.where});
    finding.expected = "栏目表（fields.tsv）中的代码";
    finding.actual = field.code;
    findings.push_back(std::move(finding));
  }
  limit(findings, begin);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kUnknownField = {
    .card =
        {
            .name = "datasheet/unknown-field",
            .clause = "第十八条第一款",
            .clause_id = "M22",
            .summary = "评估表的栏目代码都在栏目表中。",
            .summary_en = "Every field code of the datasheet is in the dictionary.",
            .why = "第十八条第一款：依托单位应“填写中心评估表”。栏目表以外的值无从核查。",
            .decides = "与fields.tsv逐一核对。代码的写法本身有误的，由格式核查指出。",
            .remedy = "请核对栏目代码；需要补充的其他情况，请写入总结报告第八部分。",
            .remedy_en = "Please check the code; other matters belong in section 8 of the report.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
