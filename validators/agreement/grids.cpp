#include "validators/agreement/grids.h"

#include <algorithm>
#include <limits>

#include "model/characters.h"

namespace nitec {
namespace {

constexpr std::size_t kMostHeads = 3;

/// The cells of one page's part, spans filled.
std::vector<std::vector<GridCell>> rows_of(const Document& document, std::size_t page, const PageTable& table) {
  std::vector<std::vector<GridCell>> rows(static_cast<std::size_t>(table.rows),
                                          std::vector<GridCell>(static_cast<std::size_t>(table.columns)));
  for (const TableCell& cell : table.cells) {
    const Prose words = prose(document, page, cell.text);
    const std::optional<Quantity> number = cell_quantity(words.text, U"");
    for (int r = cell.row; r < cell.row + cell.row_span && r < table.rows; ++r) {
      for (int c = cell.column; c < cell.column + cell.column_span && c < table.columns; ++c) {
        rows[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)] = {words, number, c > cell.column, r > cell.row};
      }
    }
  }
  return rows;
}

/// The lines right above, perhaps with the unit in a line of its own.
Prose caption_of(const Document& document, std::size_t number, std::size_t block) {
  const Page& page = document.pages[number];
  std::vector<LinePart> above;
  for (std::size_t k = block >= 2 ? block - 2 : 0; k < block; ++k) {
    const PageBlock& before = page.blocks[k];
    if (before.kind != BlockKind::kText) {
      above.clear();
    } else if (before.lines.size() <= 2) {
      for (const std::uint32_t line : before.lines) {
        above.push_back({line, 0, std::numeric_limits<std::uint32_t>::max()});
      }
    }
  }
  return prose(document, number, above);
}

/// Head rows: those before the first one that counts, measures or dates something; years are heads. One where no row
/// does.
std::size_t heads_of(const std::vector<std::vector<GridCell>>& rows) {
  const auto is_data = [](const GridCell& cell) {
    const std::u32string& text = cell.text.text;
    const bool year =
        text.size() >= 6 && year_alone(text) == 0 && (text[0] == U'1' || text[0] == U'2') &&
        std::all_of(text.begin() + 1, text.begin() + 4, [](char32_t c) { return c >= U'0' && c <= U'9'; });
    const bool month = year && text.size() > 5 && text[5] >= U'0' && text[5] <= U'9';
    const bool dated = month && std::u32string_view(U"年-./").find(text[4]) != std::u32string_view::npos;
    // “12600个(含高架货位)”.
    const std::u32string_view before = std::u32string_view(text).substr(0, text.find(U'('));
    const bool remarked =
        before.size() < text.size() && text.back() == U')' && year_alone(before) == 0 && cell_quantity(before, {});
    return ((cell.number || remarked) && !cell.covered && year_alone(text) == 0) || dated;
  };
  for (std::size_t heads = 0; heads < rows.size() && heads <= kMostHeads; ++heads) {
    if (std::any_of(rows[heads].begin(), rows[heads].end(), is_data)) {
      return heads;
    }
  }
  return std::min<std::size_t>(1, rows.size());
}

}  // namespace

int year_alone(std::u32string_view text) {
  if (text.size() < 4 || text.size() > 6 || (text[0] != U'1' && text[0] != U'2')) {
    return 0;
  }
  int year = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    if (text[i] < U'0' || text[i] > U'9') {
      return 0;
    }
    year = year * 10 + static_cast<int>(text[i] - U'0');
  }
  const std::u32string_view rest = text.substr(4);
  return (rest.empty() || rest == U"年" || rest == U"年度") && year >= 1950 && year < 2100 ? year : 0;
}

std::u32string Grid::row_head(std::size_t row, std::size_t column) const {
  std::u32string words;
  for (std::size_t c = 0; c < column && c < columns; ++c) {
    const GridCell& cell = rows[row][c];
    if (!cell.covered && !cell.number && !cell.text.text.empty()) {
      words += words.empty() ? U"" : U" ";
      words += cell.text.text;
    }
  }
  return words;
}

std::vector<Grid> grids(const Document& document, int last_page) {
  std::vector<Grid> out;
  for (std::size_t number = 0; number < document.pages.size(); ++number) {
    const Page& page = document.pages[number];
    if (page.number > last_page || page.text_layer != TextLayer::kOk) {
      continue;
    }
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
      const int index = page.blocks[i].kind == BlockKind::kTable ? page.blocks[i].table : -1;
      if (index < 0 || static_cast<std::size_t>(index) >= page.tables.size()) {
        continue;
      }
      const PageTable& table = page.tables[static_cast<std::size_t>(index)];
      std::vector<std::vector<GridCell>> rows = rows_of(document, number, table);
      if (rows.empty() || rows.front().empty()) {
        continue;
      }
      if (table.continues && !out.empty() && out.back().columns == rows.front().size()) {
        out.back().ruled = out.back().ruled && table.ruled;
        const auto repeated =
            std::min<std::size_t>(static_cast<std::size_t>(std::max(0, table.repeated_rows)), rows.size());
        out.back().rows.insert(out.back().rows.end(),
                               std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(repeated)),
                               std::make_move_iterator(rows.end()));
        continue;
      }
      Grid grid;
      grid.caption = caption_of(document, number, i);
      grid.columns = rows.front().size();
      grid.ruled = table.ruled;
      grid.heads = heads_of(rows);
      grid.rows = std::move(rows);
      grid.column_heads.assign(grid.columns, {});
      for (std::size_t c = 0; c < grid.columns; ++c) {
        for (std::size_t h = 0; h < grid.heads; ++h) {
          if (!grid.rows[h][c].below) {
            grid.column_heads[c] += grid.rows[h][c].text.text;
          }
        }
      }
      out.push_back(std::move(grid));
    }
  }
  return out;
}

}  // namespace nitec
