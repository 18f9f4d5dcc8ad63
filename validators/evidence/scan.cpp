#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  bool any = false;
  for (const Document& document : submission.documents) {
    if (document.role != Role::kEvidence || document.pages.empty()) {
      continue;
    }
    any = true;
    if (readable(document)) {
      continue;
    }
    const bool all = scanned(document);
    int first = 0;
    int count = 0;
    for (const Page& page : document.pages) {
      if (page.text_layer != TextLayer::kOk) {
        first = first == 0 ? page.number : first;
        ++count;
      }
    }
    const std::string name = title(submission, document);
    Finding scan = all ? finding(name + "为扫描件，没有文字层，内容未核查，请人工查看。",
                                 "A piece of evidence is a scan; its content was not checked.")
                       : finding(name + "有" + std::to_string(count) + "页没有可用的文字层，内容未核查，请人工查看。",
                                 "Some pages of a piece of evidence cannot be read; they were not checked.");
    Location where;
    where.file = document.path;
    where.page = first;
    scan.locations.push_back(where);
    scan.expected = "文字可读取的文件";
    scan.actual = "共" + std::to_string(document.pages.size()) + "页，" +
                  (all ? "均为图片" : "其中" + std::to_string(count) + "页不能读取");
    findings.push_back(std::move(scan));
  }
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kScan = {
    .card =
        {
            .name = "evidence/scan",
            .clause = "第十八条第一款",
            .clause_id = "M23",
            .summary = "证明材料的文字可以读取。",
            .summary_en = "The text of the evidence can be read.",
            .why = "第十八条第一款：“填写中心评估表并附相应证明材料”。",
            .decides = "没有文字层（扫描件、照片）或者文字不能识别的页面，内容没有核查，由人查看。扫描件本身不是缺陷。",
            .remedy = "请人工查看所列页面的结论、日期和公章；建议补送可检索的PDF文件。",
            .remedy_en = "People are asked to read these pages; a searchable PDF would help.",
            .severity = Severity::kNote,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
