// The plain tables that a supervising unit keeps with an editor: a line each, its parts set apart by two blanks or
// more, or by tabs; "#" opens a comment line.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace nitec {

/// Calls `row(columns, line)` for every line with something on it, lines counted from 1. A byte order mark and carriage
/// returns are no part of the text. Columns are never empty.
void for_each_line(std::string_view text, const std::function<void(const std::vector<std::string>&, int)>& row);

}  // namespace nitec
