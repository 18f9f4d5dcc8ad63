// The tables of a page: from the rules that are drawn, and where there are none, from how the text is aligned.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/pdf/page_content.h"
#include "ingest/pdf/page_turn.h"
#include "model/document.h"

namespace nitec {

/// A straight stroke of the page, of which the small breaks are closed.
struct Stroke {
  double at = 0;    ///< y of a horizontal one, x of a vertical one.
  double from = 0;  ///< Where it begins, along the other axis.
  double to = 0;
};

/// Tables that are ruled across and down: each group of strokes that meet is a grid; where a stroke is missing between
/// two places of it, they are one cell. Sides that are left open are closed where the strokes end. What holds text in
/// less than two cells, or is not closed for the most part (a drawing, a chart), is no table. Text belongs to the cell
/// that its middle stands in; a line that runs across a stroke is parted there, unless a word runs over it.
///
/// `taken[i]` becomes true for each line with a part in a table. `left_over`: horizontal strokes of no table, on the
/// page as it is when turned by `turn`. `budget`: steps that may be spent on the document; when there are none left,
/// there are no more tables.
[[nodiscard]] std::vector<PageTable> find_grids(const std::vector<Rule>& rules, const std::vector<Line>& lines,
                                                Turn turn, std::vector<bool>& taken, std::vector<Stroke>& left_over,
                                                std::int64_t& budget);

/// Tables that are ruled across only (of three lines, or with a line under each row): three strokes or more of the same
/// length, with text in columns between them. And tables without rules, where it is certain: three rows and three
/// columns or more with the same gaps in most rows, short cells, and numbers in one column; no contents, no lists.
[[nodiscard]] std::vector<PageTable> find_aligned(const std::vector<Stroke>& strokes, const std::vector<Line>& lines,
                                                  Turn turn, std::vector<bool>& taken, std::int64_t& budget);

/// All tables of a page, in the order in which their text is read.
[[nodiscard]] std::vector<PageTable> find_tables(const std::vector<Rule>& rules, const std::vector<Line>& lines,
                                                 std::int64_t& budget);

/// Steps that find_tables may spend on a document.
inline constexpr std::int64_t kTableBudget = 300'000'000;

}  // namespace nitec
