#include "validators/outline/sections.h"

#include "validators/facts.h"

namespace nitec {

bool outline_readable(const Submission& submission) {
  return submission.outline && submission.outline->text_layer == TextLayer::kOk;
}

std::string outline_article(int section) {
  return "第十八条第一款、提纲第" + std::string(numeral(section)) + "部分";
}

std::string section_words(const Section& section) {
  return "第" + std::string(numeral(section.number)) + "部分“" + section.title + "”";
}

std::vector<Location> neighbours(const Outline& outline, const Section& section) {
  std::vector<Location> around;
  const Section* before = nullptr;
  const Section* after = nullptr;
  for (const Section& other : outline.sections) {
    if (other.heading.page == 0) {
      continue;
    }
    if (other.number < section.number) {
      before = &other;
    } else if (other.number > section.number && after == nullptr) {
      after = &other;
    }
  }
  if (before != nullptr) {
    around.push_back(before->heading);
  }
  if (after != nullptr) {
    around.push_back(after->heading);
  }
  if (around.empty()) {
    Location report;
    report.file = outline.file;
    report.page = section.expected.page;
    around.push_back(report);
  }
  return around;
}

}  // namespace nitec
