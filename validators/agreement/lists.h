// Lists as tables: how many rows they count.
#pragma once

#include <cstddef>

#include "validators/agreement/grids.h"

namespace nitec {

/// The rows of a list, when the table is one: its first column counts 1, 2, 3 … without a gap; otherwise 0.
std::size_t list_rows(const Grid& grid);

}  // namespace nitec
