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
    if (section.again.empty()) {
      continue;
    }
    Finding twice =
        finding("提纲" + section_words(section) + "的标题出现" + std::to_string(section.again.size() + 1) + "次。",
                "The heading of section " + std::to_string(section.number) + " comes more than once.");
    twice.article = outline_article(section.number);
    twice.locations.push_back(section.heading);
    twice.locations.insert(twice.locations.end(), section.again.begin(), section.again.end());
    twice.expected = "1次";
    std::vector<std::string> pages;
    for (const Location& where : twice.locations) {
      pages.push_back(pages_words(where.page, 0));
    }
    twice.actual = joined(pages);
    findings.push_back(std::move(twice));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kSectionTwice = {
    .card =
        {
            .name = "outline/section-twice",
            .clause = "第十八条第一款",
            .clause_id = "M21",
            .summary = "提纲的同一部分只出现一次。",
            .summary_en = "No section comes twice.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）”；附件列出九个部分和第三至第六部分"
                   "的内容。",
            .decides = "正文中同一部分的标题再次出现的，列出各处；目录、页眉和附件中的不计。",
            .remedy = "请合并为一处，或者改正标题的编号和文字。",
            .remedy_en = "Please join them, or correct the heading.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
