// Tables of what was aimed at and what was reached: their heads and their cells.
#pragma once

#include <optional>
#include <string_view>

#include "validators/agreement/grids.h"

namespace nitec {

/// Whether the head of a column is that of targets, plans, what was approved.
bool aimed_at(std::u32string_view head);
/// Whether it is that of what came of them.
bool reached(std::u32string_view head);

/// What stands in a cell that is aimed at: the number of “不少于5000”, “≥24”.
struct Aim {
  std::optional<Quantity> number;
  bool ceiling = false;  ///< Less is better.
};

/// Reads the cell; no number where it has other words.
Aim aim_of(const GridCell& cell);

}  // namespace nitec
