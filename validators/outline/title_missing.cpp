#include <re2/re2.h>

#include <algorithm>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  static const RE2 kTitle("筹建.{0,12}总结");
  constexpr std::size_t kTitlePages = 3;
  const Document* report = report_of(submission);
  if (report == nullptr) {
    return Look::kNoData;
  }
  bool read = false;
  for (std::size_t i = 0; i < std::min(report->pages.size(), kTitlePages); ++i) {
    const Page& page = report->pages[i];
    if (page.text_layer != TextLayer::kOk) {
      return Look::kNoData;
    }
    read = read || !page.lines.empty();
    if (RE2::PartialMatch(Reading(*report, page).text(), kTitle)) {
      return Look::kLooked;
    }
  }
  if (!read) {
    return Look::kNoData;
  }
  Finding missing = finding("总结报告前三页未见标题“筹建期总结报告”。",
                            "The first three pages do not carry the title 筹建期总结报告.");
  Location where;
  where.file = report->path;
  where.page = 1;
  if (!report->pages.front().lines.empty()) {
    where.box = report->pages.front().lines.front().box;
    where.quote = report->pages.front().lines.front().text;
  }
  missing.locations.push_back(where);
  missing.expected = "标题“筹建期总结报告”";
  missing.actual = "未见";
  findings.push_back(std::move(missing));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kTitleMissing = {
    .card =
        {
            .name = "outline/title-missing",
            .clause = "附件提纲",
            .clause_id = "N0",
            .summary = "总结报告的封面写明“筹建期总结报告”。",
            .summary_en = "The cover says 筹建期总结报告.",
            .why = "附件：“国家产业技术工程化中心筹建期总结报告编制提纲”。",
            .decides = "查看前三页可读取的文字，“筹建期总结报告”“筹建期工作总结报告”等写法均可；字间的空白和换行不计。",
            .remedy = "请在封面写明“××国家产业技术工程化中心（筹）筹建期总结报告”。",
            .remedy_en = "Please put the title 筹建期总结报告 on the cover.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
