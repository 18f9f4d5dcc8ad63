#include "validators/datasheet/rules.h"
#include "validators/datasheet/sheet_words.h"
#include "validators/datasheet/years.h"

namespace nitec {
namespace {

/// Of a 确认申请: the years of which it speaks. Evaluations and yearly reports have rules of their own.
std::optional<YearSpan> span_of(const Datasheet& datasheet) {
  return kind_from_name(datasheet.kind) == Kind::kConfirmation ? years_said(datasheet) : std::nullopt;
}

Finding outside(const Field& field, YearSpan span) {
  Finding finding =
      sheet_finding("栏目" + field_title(field) + "的数不在A04所填的" + span.words() + "之内。",
                    "Field " + field.code + " has a value of a year outside of field A04.", {field.where});
  finding.expected = span.words();
  finding.actual = std::to_string(field.year) + "年";
  return finding;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::size_t begin = findings.size();
  const std::optional<YearSpan> span = span_of(*submission.datasheet);
  for (const Field& field : submission.datasheet->fields) {
    const FieldInfo* info = sheet_dictionary().find(field.code);
    if (span && info != nullptr && info->yearly && field.year != 0 && field.state != ValueState::kBlank &&
        field.scope != "依托单位" && !span->has(field.year)) {
      findings.push_back(outside(field, *span));
      continue;
    }
    if (info == nullptr || info->type == FieldType::kRow || field.state == ValueState::kBlank ||
        info->yearly == (field.year != 0)) {
      continue;
    }
    // “不适用” said once for all years is an answer.
    if (info->yearly && field.state == ValueState::kNotApplicable) {
      continue;
    }
    Finding finding = sheet_finding(
        info->yearly ? "栏目" + field_title(field) + "应逐年填写，所填“" + state_words(field) + "”没有写明年度。"
                     : "栏目" + field_title(field) + "不是逐年填写的栏目，却写有年度。",
        info->yearly ? "Field " + field.code + " is asked for year by year, but no year is stated."
                     : "Field " + field.code + " is not a yearly one, but a year is stated.",
        {field.where});
    finding.expected = info->yearly ? "每个年度一条，写明year" : "不写year";
    finding.actual = info->yearly ? "未写年度" : std::to_string(field.year) + "年";
    findings.push_back(std::move(finding));
  }
  limit(findings, begin);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kYearMisplaced = {
    .card =
        {
            .name = "datasheet/year-misplaced",
            .clause = "第十八条第一款",
            .clause_id = "M22",
            .summary = "逐年填写的栏目写明年度，并在数据年度之内；期末时点和整个筹建期的栏目不写年度。",
            .summary_en = "Yearly fields state their year, one of those reported; fields of a point in time or of the "
                          "whole period "
                          "state none.",
            .why = "第十八条第一款：依托单位应“填写中心评估表”。不写年度的数，不能知道是一年的还是三年的。",
            .decides = "按fields.tsv的“逐年”核对。确认申请的A04写明数据年度的，各年度应在其内（依托单位口径的不计）。",
            .remedy = "请按栏目表补写或者删去年度；几个年度的合计请拆成逐年填写。",
            .remedy_en = "Please add or remove the year; split sums over several years.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
