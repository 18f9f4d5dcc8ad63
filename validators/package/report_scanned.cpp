#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr) {
    return Look::kNoData;
  }
  const bool none = scanned(*report);
  const bool damaged = submission.outline && submission.outline->text_layer != TextLayer::kOk;
  if (!none && !damaged) {
    return Look::kLooked;
  }
  const bool picture = none || submission.outline->text_layer == TextLayer::kNone;
  const std::string name = main_title(submission);
  const std::string whole = report->role == Role::kSummaryReport ? "九个部分是否齐备" : "内容是否齐备";
  Finding scan = picture ? finding(name + "为扫描件，没有文字层，" + whole + "请人工查看。",
                                   "The main document is a scan without text; people must read it.")
                         : finding(name + "的文字层不能识别，" + whole + "请人工查看。",
                                   "The text layer of the main document is damaged; people must read it.");
  Location where;
  where.file = report->path;
  where.page = 1;
  scan.locations.push_back(where);
  scan.expected = "文字可读取的文件";
  scan.actual = "共" + std::to_string(report->pages.size()) + "页，" + (picture ? "均为图片" : "文字不能识别");
  findings.push_back(std::move(scan));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kReportScanned = {
    .card =
        {
            .name = "package/report-scanned",
            .clause = "第十八条第一款",
            .clause_id = "M21",
            .summary = "总结报告有可用的文字层。",
            .summary_en = "The text of the summary report can be read by a program.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）、填写中心评估表并附相应证明材料”。",
            .decides = "没有文字层（扫描件）或者文字层不能识别的，各部分是否齐备不作判断，由人工对照提纲查看；从不据此"
                       "认定缺少某一部分。",
            .remedy = "请补送由文字处理软件直接导出的PDF文件；签字盖章页可以另附扫描件。",
            .remedy_en = "Please add a PDF exported from the word processor; signed pages may be scans apart from it.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
