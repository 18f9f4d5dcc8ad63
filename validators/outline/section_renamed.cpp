#include <algorithm>

#include "validators/agreement/vocabulary.h"
#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/outline/sections.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// A character of the outline's own name stands in the heading: “报告简要” for “摘要”.
bool recalls(const Section& section) {
  const std::u32string heading = to_utf32(folded(section.heading.quote));
  const std::u32string title = to_utf32(folded(section.title));
  return std::any_of(title.begin(), title.end(), [&](char32_t c) { return heading.find(c) != heading.npos; });
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!outline_readable(submission)) {
    return Look::kNoData;
  }
  for (const Section& section : submission.outline->sections) {
    if (!section.by_place || section.heading.page == 0 || recalls(section)) {
      continue;
    }
    Finding renamed = finding("标题“" + abridged(section.heading.quote) + "”看不出是提纲" + section_words(section) +
                                  "；按其次序和内容认作这一部分，请核实。",
                              "This heading does not say that it is section " + std::to_string(section.number) +
                                  "; its place and contents do.");
    renamed.article = outline_article(section.number);
    renamed.locations.push_back(section.heading);
    renamed.expected = section.title;
    renamed.actual = section.heading.quote;
    findings.push_back(std::move(renamed));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kSectionRenamed = {
    .card =
        {
            .name = "outline/section-renamed",
            .clause = "第十八条第一款",
            .clause_id = "M21",
            .summary = "各部分的标题看得出是提纲的哪一部分。",
            .summary_en = "The headings say which section of the outline they are.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）”；附件列出九个部分的名称。",
            .decides =
                "标题的文字与提纲的名称和常见的说法都不相近，只能按它的编号、次序和下面的内容认作某一部分的，列出"
                "该标题。换一种常见的说法（如“资金使用情况”）不在此列。",
            .remedy = "请把标题改为提纲所列的名称，或者在标题中写明。",
            .remedy_en = "Please give the section the name that the outline has.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
