// Tables of a page in the notation: rows of cells, one line in each, no spans.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/document.h"

namespace nitec::notation {

/// A row “项目 | 金额”, its cells set apart by “|”: one more of the page's last table when nothing stands between and
/// it has as many columns, or else the first of a new one.
void add_table_row(Page& page, std::string_view cells);
/// Of a page with tables: one block for each table and each other line, in their order.
void make_blocks(Page& page);
/// The table whose first line that is; null when none.
const PageTable* table_at(const Page& page, std::size_t line);
/// Its row as it is read; nothing for a table that the notation cannot tell.
std::optional<std::string> table_row(const Page& page, const PageTable& table, int row);

}  // namespace nitec::notation
