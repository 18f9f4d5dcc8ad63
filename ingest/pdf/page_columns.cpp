#include "ingest/pdf/page_columns.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

namespace nitec {
namespace {

constexpr float kColumnWidth = 10.0F;        ///< Em that the lines of a text column are wide, at least.
constexpr std::size_t kMinColumnRows = 4;    ///< Rows that must agree before they are taken for columns.
constexpr std::size_t kMinContentsRows = 4;  ///< Entries that make a page of contents.

/// The gap that parts two columns: the middle of the gap between long neighbours in kMinColumnRows rows or more. None
/// when the text stands in one column, or when a rule in the gap makes it a table.
bool find_gutter(const std::vector<PlacedLine>& lines, const std::vector<Bar>& bars, float& gutter) {
  std::vector<std::pair<float, float>> gaps;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const PlacedLine& a = lines[i - 1];
    const PlacedLine& b = lines[i];
    const auto size = static_cast<float>(std::max(a.line.size, b.line.size));
    if (a.row == b.row && b.u0 > a.u1 && a.u1 - a.u0 >= kColumnWidth * size && b.u1 - b.u0 >= kColumnWidth * size) {
      gaps.emplace_back(a.u1, b.u0);
    }
  }
  if (gaps.size() < kMinColumnRows) {
    return false;
  }
  // The narrowest common part of most gaps: the right ends of the left column are ragged, the left ends of the right
  // one are not.
  std::vector<float> lefts;
  std::vector<float> rights;
  for (const auto& [left, right] : gaps) {
    lefts.push_back(left);
    rights.push_back(right);
  }
  std::nth_element(rights.begin(), rights.begin() + static_cast<std::ptrdiff_t>(rights.size() / 2), rights.end());
  const float right = rights[rights.size() / 2];
  float left = right - 1000;
  std::size_t agreeing = 0;
  for (const auto& gap : gaps) {
    if (gap.first < right && gap.second >= right - 1) {
      left = std::max(left, gap.first);
      ++agreeing;
    }
  }
  gutter = (left + right) / 2;
  const bool ruled =
      std::any_of(bars.begin(), bars.end(), [&](const Bar& bar) { return bar.u > left && bar.u < right; });
  return agreeing >= kMinColumnRows && agreeing * 4 >= gaps.size() * 3 && !ruled;
}

/// Where rows stand in columns, the left column is read first.
void order_columns(std::vector<PlacedLine>& lines, const std::vector<Bar>& bars, int depth) {
  constexpr int kMostGutters = 4;
  float gutter = 0;
  if (depth == kMostGutters || !find_gutter(lines, bars, gutter)) {
    return;
  }
  std::vector<PlacedLine> ordered;
  std::vector<PlacedLine> left;
  std::vector<PlacedLine> right;
  const auto flush = [&] {
    order_columns(left, bars, depth + 1);
    order_columns(right, bars, depth + 1);
    std::move(left.begin(), left.end(), std::back_inserter(ordered));
    std::move(right.begin(), right.end(), std::back_inserter(ordered));
    left.clear();
    right.clear();
  };
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    bool crosses = false;
    bool both = false;
    while (end < lines.size() && lines[end].row == lines[i].row) {
      crosses = crosses || (lines[end].u0 < gutter && lines[end].u1 > gutter);
      both = both || (end > i && lines[end].u0 > gutter && lines[i].u1 < gutter);
      ++end;
    }
    // A lone line in the middle of the page, or one that crosses, ends the columns; the last lines of a column do
    // not.
    if (crosses || (!both && left.empty())) {
      flush();
      std::move(lines.begin() + static_cast<std::ptrdiff_t>(i), lines.begin() + static_cast<std::ptrdiff_t>(end),
                std::back_inserter(ordered));
    } else {
      for (std::size_t k = i; k < end; ++k) {
        (lines[k].u0 > gutter ? right : left).push_back(std::move(lines[k]));
      }
    }
    i = end;
  }
  flush();
  lines = std::move(ordered);
}

}  // namespace

void join_contents(std::vector<PlacedLine>& lines) {
  std::vector<std::size_t> numbers;
  long before = 0;
  std::size_t rows = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool last_in_row = i + 1 == lines.size() || lines[i + 1].row != lines[i].row;
    rows += last_in_row ? 1 : 0;
    const std::string& text = lines[i].line.text;
    const bool is_number =
        !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == std::string::npos;
    if (!last_in_row || i == 0 || lines[i - 1].row != lines[i].row || !is_number) {
      continue;
    }
    const long number = std::stol(text);
    if (number < before || (!numbers.empty() && std::abs(lines[numbers.back()].u1 - lines[i].u1) > 2)) {
      return;
    }
    before = number;
    numbers.push_back(i);
  }
  if (numbers.size() < kMinContentsRows || numbers.size() * 2 < rows) {
    return;
  }
  for (const std::size_t i : numbers) {
    PlacedLine& entry = lines[i - 1];
    PlacedLine& number = lines[i];
    // The edge at the entry's end begins the blank.
    entry.line.text += ' ' + number.line.text;
    entry.line.edges.insert(entry.line.edges.end(), number.line.edges.begin(), number.line.edges.end());
    entry.line.box.x1 = number.line.box.x1;
    entry.line.box.y0 = std::min(entry.line.box.y0, number.line.box.y0);
    entry.line.box.y1 = std::max(entry.line.box.y1, number.line.box.y1);
    entry.u1 = number.u1;
    number.line.text.clear();
  }
  std::erase_if(lines, [](const PlacedLine& each) { return each.line.text.empty(); });
}

void order_columns(std::vector<PlacedLine>& lines, const std::vector<Bar>& bars) {
  order_columns(lines, bars, 0);
}

}  // namespace nitec
