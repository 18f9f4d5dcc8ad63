#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/outline/sections.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!outline_readable(submission)) {
    return Look::kNoData;
  }
  for (const Section& section : submission.outline->sections) {
    if (section.status != SectionStatus::kUnknown) {
      continue;
    }
    Finding unknown = finding("提纲" + section_words(section) + "可能所在的页面不能读取，请人工查看。",
                              "Section " + std::to_string(section.number) + " may stand on pages that cannot be read.");
    unknown.article = outline_article(section.number);
    if (section.expected.page > 0) {
      unknown.locations.push_back(section.expected);
    } else {
      unknown.locations = neighbours(*submission.outline, section);
    }
    unknown.expected = "文字可读取的页面";
    unknown.actual = "没有可用的文字层";
    findings.push_back(std::move(unknown));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kSectionUnknown = {
    .card =
        {
            .name = "outline/section-unknown",
            .clause = "第十八条第一款",
            .clause_id = "M21",
            .summary = "提纲各部分所在的页面可以读取。",
            .summary_en = "The pages on which the sections stand can be read.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）”；附件列出九个部分和第三至第六部分"
                   "的内容。",
            .decides = "未见某一部分，而它可能所在之处有扫描页或者文字不能识别的页面的，请人工查看，不作未见处理。",
            .remedy = "请人工查看这些页面；建议补送文字可读取的PDF文件。",
            .remedy_en = "People must look at these pages; a PDF with a text layer would help.",
            .severity = Severity::kNote,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
