#include <array>
#include <utility>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/outline/sections.h"

namespace nitec {
namespace {

/// The field of the datasheet that counts what the sub-item should speak of, when it counts something.
const Field* counterpart(const Submission& submission, std::string_view item) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kFields{{
      {"建安工程", "E08"},
      {"实验室仪器设备配置", "B06"},
      {"研发和工程化试验设施", "B14"},
      {"关键工程软件", "B10a"},
      {"流动资金", "E26"},
  }};
  for (const auto& [name, code] : kFields) {
    if (name == item) {
      const Field* field = said(submission, code);
      return field != nullptr && field->number && !field->number->zero() ? field : nullptr;
    }
  }
  return nullptr;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!outline_readable(submission)) {
    return Look::kNoData;
  }
  for (const Section& section : submission.outline->sections) {
    if (section.status != SectionStatus::kPresent && section.status != SectionStatus::kMerged) {
      continue;
    }
    for (const SubItem& item : section.items) {
      if (item.covered) {
        continue;
      }
      Finding missing = finding("“" + section.title + "”部分未见子项“" + item.name + "”。",
                                "A sub-item of section " + std::to_string(section.number) + " is not spoken of.");
      missing.article = outline_article(section.number);
      missing.locations.push_back(section.heading);
      if (item.where.page > 0) {
        missing.locations.push_back(item.where);
      }
      if (const Field* field = counterpart(submission, item.name)) {
        missing.locations.push_back(field->where);
      }
      missing.expected = "有该子项的文字、表格，或者写明“不涉及”";
      missing.actual = "未见";
      findings.push_back(std::move(missing));
    }
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kSubItemMissing = {
    .card =
        {
            .name = "outline/sub-item-missing",
            .clause = "第十八条第一款",
            .clause_id = "M21",
            .summary = "提纲第三至第六部分的各子项均有所述。",
            .summary_en = "The sub-items of sections 3 to 6 are spoken of.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）”；附件列出九个部分和第三至第六部分"
                   "的内容。",
            .decides = "有标题、表格或者正文述及，或者写明“不涉及”的，均算述及。“包括……等”是开放的列举，未见子项只作疑"
                       "点。整个部分未见、空缺的，不再逐项列出。",
            .remedy = "请补写该子项的情况；没有该项内容的，写明“不涉及”即可。",
            .remedy_en = "Please add the sub-item; where there is nothing, “不涉及” is enough.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
