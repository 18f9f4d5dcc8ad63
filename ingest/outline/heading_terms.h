// Which of the nine sections a title's words name. The words are data (schemas/<date>/outline_headings.tsv).
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/outline.h"

namespace nitec {

/// A section as the annex words it.
struct AnnexItem {
  std::string name;
  bool open = false;  ///< Closes an enumeration (“及其他情况”): asks for nothing in particular.
};

struct AnnexSection {
  int number = 0;
  std::string title;
  std::vector<AnnexItem> items;
};

/// The nine sections with their sub-items, in order.
const std::array<AnnexSection, kSectionCount>& annex();

/// What a title's words say about each section, by section number - 1.
struct TitleReading {
  std::array<double, kSectionCount> score{};  ///< 0 to 1: weight of the words × share of the title they explain.
  std::array<bool, kSectionCount> near{};     ///< It resembles the section and means something else.
  /// Sections that this title names together, each by words of its own (“财务决算与运行机制”); fewer than two: none.
  std::vector<int> joint;

  [[nodiscard]] int best() const;  ///< Section number of the highest score; 0 when all are 0.
};

/// Reads a title: folded text without number and blanks.
TitleReading read_title(std::u32string_view title);

}  // namespace nitec
