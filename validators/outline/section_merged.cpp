#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/outline/sections.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!outline_readable(submission)) {
    return Look::kNoData;
  }
  const Outline& outline = *submission.outline;
  for (const Section& section : outline.sections) {
    if (section.status != SectionStatus::kMerged) {
      continue;
    }
    const bool known = section.merged_into >= 1 && section.merged_into <= kSectionCount;
    const Section* into = known ? &outline.sections.at(static_cast<std::size_t>(section.merged_into) - 1) : nullptr;
    const std::string under = into == nullptr               ? "另一部分的标题"
                              : into->heading.quote.empty() ? section_words(*into)
                                                            : "“" + abridged(into->heading.quote) + "”";
    Finding merged =
        finding("提纲" + section_words(section) + "未单列，内容并在" + under + "之下。",
                "Section " + std::to_string(section.number) + " has no heading of its own; it stands under another.");
    merged.article = outline_article(section.number);
    if (into != nullptr && into->heading.page > 0) {
      merged.locations.push_back(into->heading);
    }
    const Location& begins = section.substance.page > 0 ? section.substance : section.heading;
    if (begins.page > 0) {
      merged.locations.push_back(begins);
    }
    merged.expected = "有单独的“" + section.title + "”标题";
    merged.actual = "合为一部分" + (begins.page > 0 ? "，内容起于" + pages_words(begins.page, 0) : "");
    findings.push_back(std::move(merged));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kSectionMerged = {
    .card =
        {
            .name = "outline/section-merged",
            .clause = "第十八条第一款",
            .clause_id = "M21",
            .summary = "提纲各部分单列标题。",
            .summary_en = "Each section stands under a heading of its own.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）”；附件列出九个部分和第三至第六部分"
                   "的内容。",
            .decides = "内容写在另一部分的标题之下的，作合并处理，不作未见处理。",
            .remedy = "请将该部分单列标题，并顺改后续编号。",
            .remedy_en = "Please give the section a heading of its own and renumber what follows.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
