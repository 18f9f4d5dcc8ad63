#include "model/notation_tables.h"

#include <algorithm>

#include "model/notation_words.h"

namespace nitec::notation {
namespace {

constexpr double kLeft = 72;
constexpr double kTop = 72;
constexpr double kCellWidth = 90;
constexpr double kCellHeight = 18;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') {
    text.remove_prefix(1);
  }
  while (!text.empty() && text.back() == ' ') {
    text.remove_suffix(1);
  }
  return text;
}

std::uint32_t points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

bool in_table(const PageTable& table, std::size_t line) {
  return std::any_of(table.cells.begin(), table.cells.end(), [&](const TableCell& cell) {
    return std::any_of(cell.text.begin(), cell.text.end(), [&](const LinePart& part) { return part.line == line; });
  });
}

}  // namespace

void add_table_row(Page& page, std::string_view cells) {
  const int columns = static_cast<int>(std::count(cells.begin(), cells.end(), '|')) + 1;
  const bool goes_on = !page.tables.empty() && page.tables.back().columns == columns && !page.lines.empty() &&
                       in_table(page.tables.back(), page.lines.size() - 1);
  if (!goes_on) {
    PageTable& fresh = page.tables.emplace_back();
    fresh.columns = columns;
    fresh.ruled = true;
    const double top = kTop + kCellHeight * static_cast<double>(page.lines.size() % 30);
    fresh.box = {kLeft, top, kLeft + kCellWidth * columns, top};
  }
  PageTable& table = page.tables.back();
  for (int column = 0; column < columns; ++column) {
    const std::string_view text = trimmed(cells.substr(0, cells.find('|')));
    cells.remove_prefix(std::min(cells.find('|'), cells.size() - 1) + (cells.empty() ? 0 : 1));
    TableCell cell;
    cell.row = table.rows;
    cell.column = column;
    cell.box = {table.box.x0 + kCellWidth * column, table.box.y1, table.box.x0 + kCellWidth * (column + 1),
                table.box.y1 + kCellHeight};
    if (!text.empty()) {
      cell.text.push_back({static_cast<std::uint32_t>(page.lines.size()), 0, points(text)});
      Line line = default_line(page.lines.size(), std::string(text));
      line.box = {cell.box.x0 + 3, cell.box.y0 + 3, cell.box.x1 - 3, cell.box.y1 - 3};
      page.lines.push_back(std::move(line));
    }
    table.cells.push_back(std::move(cell));
  }
  ++table.rows;
  table.box.y1 += kCellHeight;
}

void make_blocks(Page& page) {
  page.blocks.clear();
  for (std::size_t i = 0; i < page.lines.size() && !page.tables.empty(); ++i) {
    const auto table =
        std::find_if(page.tables.begin(), page.tables.end(), [&](const PageTable& one) { return in_table(one, i); });
    const int index = table == page.tables.end() ? -1 : static_cast<int>(table - page.tables.begin());
    const auto number = static_cast<std::uint32_t>(i);
    if (index >= 0 && !page.blocks.empty() && page.blocks.back().table == index) {
      page.blocks.back().lines.push_back(number);
      continue;
    }
    PageBlock block;
    block.kind = index >= 0 ? BlockKind::kTable : BlockKind::kText;
    block.box = index >= 0 ? table->box : page.lines[i].box;
    block.table = index;
    block.lines = {number};
    page.blocks.push_back(std::move(block));
  }
}

const PageTable* table_at(const Page& page, std::size_t line) {
  const auto first = [&](const PageTable& table) {
    const auto cell =
        std::find_if(table.cells.begin(), table.cells.end(), [](const TableCell& one) { return !one.text.empty(); });
    return cell != table.cells.end() && cell->text.front().line == line;
  };
  const auto at = std::find_if(page.tables.begin(), page.tables.end(), first);
  return at == page.tables.end() ? nullptr : &*at;
}

std::optional<std::string> table_row(const Page& page, const PageTable& table, int row) {
  std::string out;
  for (const TableCell& cell : table.cells) {
    if (cell.row_span != 1 || cell.column_span != 1 || cell.text.size() > 1) {
      return std::nullopt;
    }
    if (cell.row == row) {
      out += cell.column == 0 ? "" : " | ";
      out += cell.text.empty() ? "" : page.lines[cell.text.front().line].text;
    }
  }
  return out;
}

}  // namespace nitec::notation
