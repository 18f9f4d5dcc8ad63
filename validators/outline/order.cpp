#include <algorithm>
#include <utility>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/outline/sections.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!outline_readable(submission)) {
    return Look::kNoData;
  }
  if (submission.outline->order_ok) {
    return Look::kLooked;
  }
  std::vector<const Section*> found;
  for (const Section& section : submission.outline->sections) {
    if (section.heading.page > 0 && section.status != SectionStatus::kMerged) {
      found.push_back(&section);
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Section* a, const Section* b) {
    return std::pair(a->heading.page, a->heading.box.y0) < std::pair(b->heading.page, b->heading.box.y0);
  });
  std::vector<std::string> order;
  Finding wrong = finding({}, "The sections of the report do not stand in the order of the outline.");
  for (std::size_t i = 0; i < found.size(); ++i) {
    order.emplace_back(numeral(found[i]->number));
    const bool steps_back = i > 0 && found[i]->number < found[i - 1]->number;
    if (steps_back) {
      wrong.locations.push_back(found[i - 1]->heading);
      wrong.locations.push_back(found[i]->heading);
    }
  }
  wrong.message = "总结报告各部分的次序与提纲不一致，依次为" + joined(order) + "。";
  wrong.expected = "按提纲一至九的次序";
  wrong.actual = joined(order);
  findings.push_back(std::move(wrong));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kSectionOrder = {
    .card =
        {
            .name = "outline/order",
            .clause = "附件提纲",
            .clause_id = "N0",
            .summary = "总结报告各部分的次序与提纲一致。",
            .summary_en = "The sections stand in the order of the outline.",
            .why = "附件按一至九列出提纲各部分。",
            .decides = "按正文标题出现的先后比较；合并、空缺、未见的部分不影响其余部分的次序。",
            .remedy = "请按提纲一至九的次序调整各部分。",
            .remedy_en = "Please put the sections into the order of the outline.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
