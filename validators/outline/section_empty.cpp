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
    if (section.status != SectionStatus::kEmpty) {
      continue;
    }
    const std::string& words = section.substance.quote;
    Finding empty =
        finding("提纲" + section_words(section) + "仅有标题" +
                    (words.empty() ? "，未见内容。" : "和“" + abridged(words, 24) + "”，未见实质内容。"),
                "Section " + std::to_string(section.number) + " has a heading, but nothing of substance under it.");
    empty.article = outline_article(section.number);
    empty.locations.push_back(section.heading);
    if (!words.empty()) {
      empty.locations.push_back(section.substance);
    }
    empty.expected = "标题之下有该部分的内容";
    empty.actual = "有效文字" + std::to_string(section.characters) + "字";
    findings.push_back(std::move(empty));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kSectionEmpty = {
    .card =
        {
            .name = "outline/section-empty",
            .clause = "第十八条第一款",
            .clause_id = "M21",
            .summary = "提纲各部分标题之下有实质内容。",
            .summary_en = "There is substance under the heading of each section.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）”；附件列出九个部分和第三至第六部分"
                   "的内容。",
            .decides = "只有标题、“详见附件”“略”“待补充”等，或者只照抄提纲原文的，作空缺处理。第八部分写“无”即可。",
            .remedy = "请在正文写出该部分的要点，附件作为支撑材料保留。",
            .remedy_en = "Please write the substance into the body and keep the annex as support.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
