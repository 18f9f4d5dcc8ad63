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
    if (section.status != SectionStatus::kMissing) {
      continue;
    }
    const std::string part = "第" + std::string(numeral(section.number)) + "部分";
    const std::string where = section.in_contents ? "目录列有提纲" + part + "“" + section.title + "”，正文未见该部分。"
                              : outline.contents_page > 0
                                  ? "总结报告正文和目录中均未见提纲" + part + "“" + section.title + "”。"
                                  : "总结报告正文中未见提纲" + part + "“" + section.title + "”。";
    Finding missing = finding(where, "Section " + std::to_string(section.number) +
                                         " of the outline is not in the body of "
                                         "the summary report" +
                                         (section.in_contents ? ", though its table of contents lists it." : "."));
    missing.article = outline_article(section.number);
    missing.locations = neighbours(outline, section);
    missing.expected = "有“" + section.title + "”标题和内容";
    missing.actual = "未见";
    if (section.number == 8) {
      missing.remedy = "请补列该部分；没有需说明事项的，标题下写“无”即可。";
      missing.remedy_en = "Please add the section; where there is nothing to say, “无” under the heading is enough.";
    }
    findings.push_back(std::move(missing));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kSectionMissing = {
    .card =
        {
            .name = "outline/section-missing",
            .clause = "第十八条第一款",
            .clause_id = "M21",
            .summary = "总结报告有提纲要求的九个部分。",
            .summary_en = "The summary report has the nine sections of the outline.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）”；附件列出九个部分。",
            .decides = "按正文标题的用词、编号、字号、次序和所述内容识别，目录只作旁证；有页面不能读取、可能载有该部分"
                       "的，不作未见处理。",
            .remedy = "请按提纲补列该部分的标题和内容；内容写在别处的，请单列标题。",
            .remedy_en = "Please add the section under a heading of its own.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
