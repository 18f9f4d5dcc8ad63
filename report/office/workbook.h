// A table as a workbook of one sheet (ECMA-376, SpreadsheetML): heads that stay, a filter, and print on A4 landscape
// with the heads on every page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nitec {

struct Column {
  enum class Sort {
    kText,    ///< Also when it looks like a formula.
    kNumber,  ///< Digits alone; empty is allowed.
    kAnswer,  ///< To be filled in.
  };
  std::string_view head;
  int width = 10;  ///< In characters of the standard font.
  Sort sort = Sort::kText;
  std::string_view choices = {};  ///< Offered in its cells, with commas between; one column at the most.
};

struct Table {
  std::string_view name;
  std::vector<Column> columns;  ///< 26 at the most.
  std::vector<std::vector<std::string>> rows;
  std::string left;   ///< At the head of each page.
  std::string right;  ///< The same, on the other side.
};

/// The workbook; the same table gives the same bytes. Very long texts are cut with “…”.
std::string write_xlsx(const Table& table);

}  // namespace nitec
