// A document's tables as rows and columns, those that go on over pages as one, with their captions and heads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/quantity.h"
#include "validators/agreement/paragraphs.h"

namespace nitec {

struct GridCell {
  Prose text;
  /// What stands in it alone, without a unit from elsewhere.
  std::optional<Quantity> number;
  bool covered = false;  ///< Of a cell that spans several: not the first of its row (`text` is the spanning cell's).
  bool below = false;    ///< The same: not the first of its column.
};

struct Grid {
  Prose caption;                            ///< The short lines right above it; empty when there are none.
  std::vector<std::vector<GridCell>> rows;  ///< All of the same length; the head rows of later parts are left out.
  std::size_t heads = 0;                    ///< Rows at the top that say what the columns are.
  std::vector<std::u32string> column_heads;
  std::size_t columns = 0;
  bool ruled = true;  ///< Rules part all of its cells; otherwise the alignment of its text does, and may err.

  /// The words at the left of a column in that row: what the row is called. Numbers and 序号 are no words.
  [[nodiscard]] std::u32string row_head(std::size_t row, std::size_t column) const;
};

/// Of the pages up to `last_page` that can be read, in reading order.
std::vector<Grid> grids(const Document& document, int last_page);

/// Whether the text is a year as a head: “2027年”, “2027年度”, “2027”.
int year_alone(std::u32string_view text);

}  // namespace nitec
