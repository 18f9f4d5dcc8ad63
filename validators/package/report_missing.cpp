#include <algorithm>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/package/problems.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (submission.main_document() != nullptr) {
    return Look::kLooked;
  }
  if (has_closed_archive(submission)) {
    return Look::kNoData;
  }
  // Without a datasheet the kind is not known, and what another kind is about is there.
  if (submission.kind == Kind::kUnknown &&
      std::any_of(submission.documents.begin(), submission.documents.end(),
                  [](const Document& document) { return is_main(document.role); })) {
    return Look::kNoData;
  }
  const Role role = main_role(submission.kind);
  const std::string wanted = (role == Role::kSummaryReport ? "筹建期" : "") + std::string(role_title(role));
  Finding missing = finding("报送材料中未见" + wanted + "。", "The main document of the submission is not there.");
  missing.expected = "一份" + wanted + "（PDF文件）";
  missing.remedy =
      "请补充" + wanted + "，以可检索文字的PDF文件报送；文件已在材料中的，请在文件名和封面写明“" + wanted + "”。";
  missing.remedy_en = "Please add it as a PDF with a text layer; if it is there, say so in its name and on its cover.";
  missing.actual = "报送的" + std::to_string(submission.documents.size()) + "个文件中未见";
  findings.push_back(std::move(missing));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kReportMissing = {
    .card =
        {
            .name = "package/report-missing",
            .clause = "第十八条第一款",
            .clause_id = "M21",
            .summary = "报送材料中有筹建期总结报告。",
            .summary_en = "The submission holds a summary report.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）”。",
            .decides = "按文件的标题、封面和提纲各部分的标题识别总结报告；扫描件按文件名识别。",
            .remedy = "请补充筹建期总结报告，以可检索文字的PDF文件报送；文件已在材料中的，请在文件名和封面写明“筹建期总"
                      "结报告”。",
            .remedy_en = "Please add the summary report as a PDF with a text layer; if it is there, say "
                         "“筹建期总结报告” in its name "
                         "and on its cover.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
