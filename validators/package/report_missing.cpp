#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/package/problems.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (submission.find(Role::kSummaryReport) != nullptr) {
    return Look::kLooked;
  }
  if (has_closed_archive(submission)) {
    return Look::kNoData;
  }
  Finding missing = finding("报送材料中未见筹建期总结报告。", "There is no summary report in the submission.");
  missing.expected = "一份筹建期总结报告（PDF文件）";
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
