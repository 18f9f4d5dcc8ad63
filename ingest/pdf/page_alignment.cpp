// Tables whose columns are told by the alignment of their text alone.
#include <algorithm>
#include <cmath>
#include <string>

#include "ingest/pdf/page_tables.h"
#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

constexpr double kSameEnd = 4.0;        ///< Points within which the rules of one table begin, and end.
constexpr double kShortestRule = 90.0;  ///< Points.
constexpr double kPieceGap = 0.7;       ///< Em of a blank inside a line that may part two cells.
constexpr double kGutter = 0.6;         ///< Em of room between columns, at least.
constexpr double kWideGutter = 1.2;     ///< The same where there are no rules, or few rows.
constexpr double kSameRow = 0.5;        ///< Em between the middles of pieces of one row.
constexpr double kProse = 0.6;          ///< Share of a rule's length from which text that begins at its left is prose.
constexpr std::size_t kMostRules = 400;
constexpr std::size_t kMostPieces = 5'000;  ///< Of a page.
constexpr std::size_t kFewestRows = 3;      ///< Of a table without rules; and columns.
constexpr double kWidestCell = 14.0;        ///< Em, of such a table, on the average.

/// A part of a line that stands in one column.
struct Piece {
  LinePart part;
  Box box;
  double size = 0;
  bool number = false;
};

/// Pieces side by side.
struct TextRow {
  std::vector<Piece> pieces;
  double y0 = 0, y1 = 0;
};

bool is_number(std::u32string_view text) {
  bool digit = false;
  for (const char32_t c : text) {
    digit = digit || is_digit(c);
    if (!is_digit(c) && !is_blank(c) &&
        std::u32string_view(U".,%％+-−–—/()（），．￥¥$€±").find(c) == std::u32string_view::npos) {
      return false;
    }
  }
  return digit || text == U"-" || text == U"—" || text == U"——" || text == U"/";
}

/// Where the ink of a character ends that begins at `begin` and after which the next one stands at `end`. A line may
/// have no blank where a column ends with one of full width: its span reaches to the next column then.
double ink_end(char32_t c, double begin, double end, double em) {
  constexpr char32_t kFirstOfFullWidth = 0x2E80;
  constexpr char32_t kHalfWidthForms = 0xFF61;
  const bool half = std::u32string_view(U"）】》」』〉〕，。、；：！？").find(c) != std::u32string_view::npos;
  const bool full = c >= kFirstOfFullWidth && c < kHalfWidthForms;
  return half ? std::min(end, begin + em / 2) : full ? std::min(end, begin + em) : end;
}

/// The line's pieces between its wide blanks.
void add_pieces(const Line& line, std::uint32_t index, Turn turn, std::vector<Piece>& pieces) {
  const std::u32string text = utf8_to_utf32(line.text);
  if (line.edges.size() != text.size() + 1) {
    return;
  }
  const Box box = turned(line.box, turn);
  const auto edge = [&](std::size_t i) { return turned_edge(line.edges[i], turn); };
  const auto add = [&](std::size_t begin, std::size_t end) {
    if (begin < end) {
      const std::u32string_view part = std::u32string_view(text).substr(begin, end - begin);
      pieces.push_back({{index, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                        {edge(begin), box.y0, ink_end(text[end - 1], edge(end - 1), edge(end), line.size), box.y1},
                        line.size,
                        is_number(part)});
    }
  };
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_blank(text[end])) {
      ++end;
    }
    const double from = i == begin ? edge(i) : ink_end(text[i - 1], edge(i - 1), edge(i), line.size);
    if (end < text.size() && edge(end) - from >= kPieceGap * line.size) {
      add(begin, i);
      begin = end;
    }
    i = std::max(end, i + 1);
  }
  add(begin, text.size());
}

/// Rows from top to bottom, each from left to right.
std::vector<TextRow> rows_of(std::vector<Piece> pieces) {
  const auto middle = [](const Piece& piece) { return (piece.box.y0 + piece.box.y1) / 2; };
  std::stable_sort(pieces.begin(), pieces.end(), [&](const Piece& a, const Piece& b) { return middle(a) < middle(b); });
  std::vector<TextRow> rows;
  double at = 0;
  for (const Piece& piece : pieces) {
    if (rows.empty() || middle(piece) - at > kSameRow * std::max(piece.size, 1.0)) {
      rows.push_back({{}, piece.box.y0, piece.box.y1});
      at = middle(piece);
    }
    TextRow& row = rows.back();
    row.y0 = std::min(row.y0, piece.box.y0);
    row.y1 = std::max(row.y1, piece.box.y1);
    row.pieces.push_back(piece);
  }
  for (TextRow& row : rows) {
    std::stable_sort(row.pieces.begin(), row.pieces.end(),
                     [](const Piece& a, const Piece& b) { return a.box.x0 < b.box.x0; });
  }
  return rows;
}

/// The middles of the gaps that no piece of the rows with most pieces crosses, from left to right.
std::vector<double> gutters_of(const std::vector<TextRow>& rows, double em) {
  std::size_t most = 0;
  for (const TextRow& row : rows) {
    most = std::max(most, row.pieces.size());
  }
  std::vector<std::pair<double, double>> covered;
  std::size_t voters = 0;
  for (const TextRow& row : rows) {
    if (row.pieces.size() * 5 >= most * 3) {
      ++voters;
      for (const Piece& piece : row.pieces) {
        covered.emplace_back(piece.box.x0, piece.box.x1);
      }
    }
  }
  std::sort(covered.begin(), covered.end());
  std::vector<double> gutters;
  const double room = (voters >= kFewestRows ? kGutter : kWideGutter) * em;
  for (std::size_t i = 1; i < covered.size(); ++i) {
    const double end = covered[i - 1].second;
    if (covered[i].first - end >= room) {
      gutters.push_back((end + covered[i].first) / 2);
    }
    covered[i].second = std::max(covered[i].second, end);
  }
  return gutters;
}

/// The first and the last column that the piece stands in.
std::pair<int, int> columns_of(const Piece& piece, const std::vector<double>& gutters) {
  const auto column = [&](double x) {
    return static_cast<int>(std::upper_bound(gutters.begin(), gutters.end(), x) - gutters.begin());
  };
  return {column(piece.box.x0), column(piece.box.x1 - 0.1)};
}

double em_of(const std::vector<TextRow>& rows) {
  std::vector<double> sizes;
  for (const TextRow& row : rows) {
    for (const Piece& piece : row.pieces) {
      sizes.push_back(piece.size);
    }
  }
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return std::max(*middle, 1.0);
}

bool begins_row(const TextRow& row, const std::vector<double>& gutters) {
  return !row.pieces.empty() && columns_of(row.pieces.front(), gutters).first == 0;
}

/// Rows of text between two rules -> rows of the table, as [begin, end). A row of text goes on with the one above when
/// its first column is empty and it stands close; where keys are centred beside several lines, the wider gaps part.
std::vector<std::pair<std::size_t, std::size_t>> table_rows(const std::vector<TextRow>& rows, std::size_t begin,
                                                            std::size_t end, const std::vector<double>& gutters,
                                                            double em) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  double least = HUGE_VAL;
  double most = 0;
  for (std::size_t i = begin + 1; i < end; ++i) {
    const double step = rows[i].y1 - rows[i - 1].y1;
    least = std::min(least, step);
    most = std::max(most, step);
  }
  const bool two_steps = most > 1.25 * least;
  if (two_steps) {
    bool one_key_each = true;
    std::size_t from = begin;
    for (std::size_t i = begin + 1; i <= end; ++i) {
      if (i == end || rows[i].y1 - rows[i - 1].y1 > (least + most) / 2) {
        std::size_t keys = 0;
        for (std::size_t k = from; k < i; ++k) {
          keys += begins_row(rows[k], gutters) ? 1 : 0;
        }
        one_key_each = one_key_each && keys == 1;
        out.emplace_back(from, i);
        from = i;
      }
    }
    if (one_key_each) {
      return out;
    }
    out.clear();
  }
  for (std::size_t i = begin; i < end; ++i) {
    const bool close = i > begin && rows[i].y1 - rows[i - 1].y1 < 2.2 * em;
    if (i > begin && close && !begins_row(rows[i], gutters)) {
      out.back().second = i + 1;
    } else {
      out.emplace_back(i, i + 1);
    }
  }
  return out;
}

/// A table from rows of text, each of which begins at `tops[i]`, and the last of which ends at `bottom`.
struct RowsOfTable {
  std::vector<std::vector<const TextRow*>> rows;
  std::vector<double> tops;
  double bottom = 0;
  double left = 0, right = 0;
};

PageTable make_table(const RowsOfTable& source, const std::vector<double>& gutters, bool ruled, Turn turn) {
  PageTable table;
  table.ruled = ruled;
  table.rows = static_cast<int>(source.rows.size());
  table.columns = static_cast<int>(gutters.size()) + 1;
  std::vector<double> sides{source.left};
  sides.insert(sides.end(), gutters.begin(), gutters.end());
  sides.push_back(source.right);
  for (std::size_t row = 0; row < source.rows.size(); ++row) {
    // How far each piece spans; where two of a row overlap, they share what there is.
    std::vector<int> owner(static_cast<std::size_t>(table.columns));
    for (std::size_t i = 0; i < owner.size(); ++i) {
      owner[i] = static_cast<int>(i);
    }
    for (const TextRow* text : source.rows[row]) {
      for (const Piece& piece : text->pieces) {
        const auto [first, last] = columns_of(piece, gutters);
        const int home = owner[static_cast<std::size_t>(first)];
        for (int k = first; k <= last; ++k) {
          const int old = owner[static_cast<std::size_t>(k)];
          for (int& each : owner) {
            each = each == old ? home : each;
          }
        }
      }
    }
    const double top = source.tops[row];
    const double bottom = row + 1 < source.tops.size() ? source.tops[row + 1] : source.bottom;
    std::vector<int> cell_of(owner.size());
    for (std::size_t begin = 0; begin < owner.size();) {
      std::size_t end = begin + 1;
      while (end < owner.size() && owner[end] == owner[begin]) {
        ++end;
      }
      for (std::size_t k = begin; k < end; ++k) {
        cell_of[k] = static_cast<int>(table.cells.size());
      }
      table.cells.push_back({static_cast<int>(row),
                             static_cast<int>(begin),
                             1,
                             static_cast<int>(end - begin),
                             turned_back({sides[begin], top, sides[end], bottom}, turn),
                             {}});
      begin = end;
    }
    for (const TextRow* text : source.rows[row]) {
      for (const Piece& piece : text->pieces) {
        const auto home = static_cast<std::size_t>(cell_of[static_cast<std::size_t>(columns_of(piece, gutters).first)]);
        std::vector<LinePart>& parts = table.cells[home].text;
        // Two pieces of one line in one cell are one part.
        if (!parts.empty() && parts.back().line == piece.part.line) {
          parts.back().end = piece.part.end;
        } else {
          parts.push_back(piece.part);
        }
      }
    }
  }
  table.box = turned_back({source.left, source.tops.front(), source.right, source.bottom}, turn);
  return table;
}

class Aligner {
 public:
  Aligner(const std::vector<Line>& lines, Turn turn, std::vector<bool>& taken, std::int64_t& budget)
      : lines_(lines), turn_(turn), taken_(taken), budget_(budget) {}

  std::vector<PageTable> find(const std::vector<Stroke>& strokes) {
    ruled_across(strokes);
    without_rules();
    return std::move(tables_);
  }

 private:
  [[nodiscard]] bool free(std::size_t i) const {
    return !taken_[i] && !lines_[i].invisible && turn_of(lines_[i]) == turn_;
  }

  [[nodiscard]] std::vector<Piece> pieces_between(double top, double bottom, double left, double right) const {
    std::vector<Piece> pieces;
    budget_ -= static_cast<std::int64_t>(lines_.size());
    for (std::uint32_t i = 0; i < lines_.size() && pieces.size() < kMostPieces && budget_ > 0; ++i) {
      const Box box = turned(lines_[i].box, turn_);
      const double middle = (box.y0 + box.y1) / 2;
      if (free(i) && middle > top && middle < bottom && box.x0 > left - kSameEnd && box.x1 < right + kSameEnd) {
        add_pieces(lines_[i], i, turn_, pieces);
      }
    }
    return pieces;
  }

  void take(const PageTable& table) {
    for (const TableCell& cell : table.cells) {
      for (const LinePart& part : cell.text) {
        taken_[part.line] = true;
      }
    }
  }

  /// Rules of one length, one below the other.
  void ruled_across(const std::vector<Stroke>& strokes) {
    std::vector<Stroke> rules;
    for (const Stroke& stroke : strokes) {
      if (stroke.to - stroke.from >= kShortestRule) {
        rules.push_back(stroke);
      }
    }
    if (rules.size() < 3 || rules.size() > kMostRules) {
      return;
    }
    std::vector<bool> grouped(rules.size());
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (grouped[i]) {
        continue;
      }
      std::vector<Stroke> group;
      for (std::size_t k = i; k < rules.size(); ++k) {
        if (!grouped[k] && std::abs(rules[k].from - rules[i].from) <= kSameEnd &&
            std::abs(rules[k].to - rules[i].to) <= kSameEnd) {
          grouped[k] = true;
          if (group.empty() || rules[k].at - group.back().at > kSameEnd) {
            group.push_back(rules[k]);
          }
        }
      }
      if (group.size() >= 3) {
        ruled_group(group);
      }
    }
  }

  /// Text in columns between the rules a and b; nothing when it is something else.
  [[nodiscard]] std::vector<TextRow> columnar(const Stroke& a, const Stroke& b) const {
    std::vector<TextRow> rows = rows_of(pieces_between(a.at, b.at, a.from, a.to));
    std::size_t side_by_side = 0;
    std::size_t prose = 0;
    for (const TextRow& row : rows) {
      const Piece& first = row.pieces.front();
      side_by_side += row.pieces.size() > 1 ? 1 : 0;
      prose += row.pieces.size() == 1 && first.box.x0 < a.from + 2.6 * first.size &&
                       first.box.x1 - first.box.x0 > kProse * (a.to - a.from)
                   ? 1
                   : 0;
    }
    if (rows.empty() || side_by_side == 0 || prose * 5 > rows.size()) {
      return {};
    }
    return rows;
  }

  void ruled_group(const std::vector<Stroke>& rules) {
    std::vector<std::vector<TextRow>> between;
    for (std::size_t i = 0; i + 1 < rules.size(); ++i) {
      between.push_back(columnar(rules[i], rules[i + 1]));
    }
    for (std::size_t begin = 0; begin < between.size();) {
      std::size_t end = begin;
      while (end < between.size() && !between[end].empty()) {
        ++end;
      }
      if (end - begin >= 2) {
        ruled_table(rules, between, begin, end);
      }
      begin = std::max(end, begin + 1);
    }
  }

  void ruled_table(const std::vector<Stroke>& rules, const std::vector<std::vector<TextRow>>& between,
                   std::size_t begin, std::size_t end) {
    std::vector<TextRow> all;
    for (std::size_t i = begin; i < end; ++i) {
      all.insert(all.end(), between[i].begin(), between[i].end());
    }
    const double em = em_of(all);
    const std::vector<double> gutters = gutters_of(all, em);
    if (gutters.empty()) {
      return;
    }
    RowsOfTable source;
    source.left = rules[begin].from;
    source.right = rules[begin].to;
    source.bottom = rules[end].at;
    for (std::size_t i = begin; i < end; ++i) {
      const std::vector<TextRow>& rows = between[i];
      // A rule below each row: what stands between two is one.
      const bool single = end - begin >= 4 && rows.size() <= 3;
      const auto parts = single ? std::vector<std::pair<std::size_t, std::size_t>>{{0, rows.size()}}
                                : table_rows(rows, 0, rows.size(), gutters, em);
      for (std::size_t k = 0; k < parts.size(); ++k) {
        source.tops.push_back(k == 0 ? rules[i].at : (rows[parts[k].first - 1].y1 + rows[parts[k].first].y0) / 2);
        source.rows.emplace_back();
        for (std::size_t j = parts[k].first; j < parts[k].second; ++j) {
          source.rows.back().push_back(&rows[j]);
        }
      }
    }
    if (source.rows.size() < 2) {
      return;
    }
    PageTable table = make_table(source, gutters, true, turn_);
    take(table);
    tables_.push_back(std::move(table));
  }

  /// Runs of rows with three pieces or more in the same columns.
  void without_rules() {
    std::vector<Piece> pieces;
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
      if (free(i)) {
        const Box box = turned(lines_[i].box, turn_);
        pieces.push_back({{i, 0, static_cast<std::uint32_t>(std::max<std::size_t>(lines_[i].edges.size(), 2) - 1)},
                          box,
                          lines_[i].size,
                          false});
      }
    }
    if (pieces.size() < kFewestRows * kFewestRows || pieces.size() > kMostPieces) {
      return;
    }
    const std::vector<TextRow> rows = rows_of(std::move(pieces));
    for (std::size_t begin = 0; begin < rows.size();) {
      if (rows[begin].pieces.size() < kFewestRows) {
        ++begin;
        continue;
      }
      std::size_t end = begin + 1;
      std::size_t full = end;  // Behind the last row that has several pieces.
      const double em = std::max(rows[begin].pieces.front().size, 1.0);
      while (end < rows.size() && rows[end].y1 - rows[end - 1].y1 < 3.5 * em &&
             (rows[end].pieces.size() > 1 || end == full)) {
        ++end;
        full = rows[end - 1].pieces.size() > 1 ? end : full;
      }
      table_without_rules(rows, begin, full);
      begin = full;
    }
  }

  void table_without_rules(const std::vector<TextRow>& all, std::size_t begin, std::size_t end) {
    if (end - begin < kFewestRows) {
      return;
    }
    const std::vector<TextRow> rows(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                    all.begin() + static_cast<std::ptrdiff_t>(end));
    const double em = em_of(rows);
    const std::vector<double> gutters = gutters_of(rows, em);
    if (gutters.size() + 1 < kFewestRows) {
      return;
    }
    // Certain: nothing crosses a gutter, most places are filled, the cells are short, and a column holds numbers.
    std::vector<std::size_t> filled(gutters.size() + 1);
    std::vector<std::size_t> numbers(gutters.size() + 1);
    double width = 0;
    std::size_t count = 0;
    RowsOfTable source;
    source.left = HUGE_VAL;
    source.right = -HUGE_VAL;
    for (const TextRow& row : rows) {
      for (const Piece& piece : row.pieces) {
        const auto [first, last] = columns_of(piece, gutters);
        const std::string& text = lines_[piece.part.line].text;
        if (first != last) {
          return;
        }
        ++filled[static_cast<std::size_t>(first)];
        numbers[static_cast<std::size_t>(first)] += is_number(utf8_to_utf32(text)) ? 1 : 0;
        width += piece.box.x1 - piece.box.x0;
        ++count;
        source.left = std::min(source.left, piece.box.x0);
        source.right = std::max(source.right, piece.box.x1);
      }
    }
    const auto parts = table_rows(rows, 0, rows.size(), gutters, em);
    bool has_numbers = false;
    for (std::size_t i = 0; i < filled.size(); ++i) {
      has_numbers = has_numbers || (numbers[i] >= 2 && numbers[i] * 5 >= (filled[i] - 1) * 4);
    }
    if (parts.size() < kFewestRows || !has_numbers || count * 10 < parts.size() * filled.size() * 7 ||
        width > kWidestCell * em * static_cast<double>(count)) {
      return;
    }
    for (std::size_t k = 0; k < parts.size(); ++k) {
      const auto& [from, to] = parts[k];
      source.tops.push_back(k == 0 ? rows[from].y0 : (rows[from - 1].y1 + rows[from].y0) / 2);
      source.rows.emplace_back();
      for (std::size_t i = from; i < to; ++i) {
        source.rows.back().push_back(&rows[i]);
      }
    }
    source.bottom = rows.back().y1;
    PageTable table = make_table(source, gutters, false, turn_);
    take(table);
    tables_.push_back(std::move(table));
  }

  const std::vector<Line>& lines_;
  Turn turn_;
  std::vector<bool>& taken_;
  std::int64_t& budget_;
  std::vector<PageTable> tables_;
};

}  // namespace

std::vector<PageTable> find_aligned(const std::vector<Stroke>& strokes, const std::vector<Line>& lines, Turn turn,
                                    std::vector<bool>& taken, std::int64_t& budget) {
  return Aligner(lines, turn, taken, budget).find(strokes);
}

}  // namespace nitec
