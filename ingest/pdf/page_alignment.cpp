// Tables whose columns are told by the alignment of their text alone.
#include <algorithm>
#include <cmath>
#include <string>

#include "ingest/pdf/page_tables.h"
#include "ingest/pdf/page_text_rows.h"
#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

constexpr double kSameEnd = 4.0;        ///< Points within which the rules of one table begin, and end.
constexpr double kShortestRule = 90.0;  ///< Points.
constexpr double kProse = 0.6;          ///< Share of a rule's length from which text that begins at its left is prose.
constexpr std::size_t kMostRules = 400;
constexpr std::size_t kMostPieces = 5'000;  ///< Of a page.
constexpr std::size_t kMostColumns = 64;    ///< Of such a table.
constexpr double kWidestCell = 14.0;        ///< Em, of such a table, on the average.

bool begins_row(const TextRow& row, const std::vector<double>& gutters) {
  return !row.pieces.empty() && columns_of(row.pieces.front(), gutters).first == 0;
}

/// Rows of text between two rules -> rows of the table, as [begin, end). A row of text goes on with the one above when
/// its first column is empty and it stands close; where keys are centred beside several lines, the wider gaps part.
/// `heading`: the first row may have a first column of several lines.
std::vector<std::pair<std::size_t, std::size_t>> table_rows(const std::vector<TextRow>& rows, std::size_t begin,
                                                            std::size_t end, const std::vector<double>& gutters,
                                                            double em, bool heading = false) {
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
        one_key_each = one_key_each && (keys == 1 || (heading && from == begin));
        out.emplace_back(from, i);
        from = i;
      }
    }
    if (one_key_each) {
      return out;
    }
    out.clear();
  }
  double least_below = HUGE_VAL;            // Between rows that begin, under the heading.
  bool counts = end - begin > kFewestRows;  // Each row under it begins with a number.
  for (std::size_t i = begin + 2; i < end; ++i) {
    if (begins_row(rows[i], gutters) && begins_row(rows[i - 1], gutters)) {
      least_below = std::min(least_below, rows[i].y1 - rows[i - 1].y1);
    }
    counts = counts && (!begins_row(rows[i], gutters) || rows[i].pieces.front().number);
  }
  for (std::size_t i = begin; i < end; ++i) {
    const double step = i > begin ? rows[i].y1 - rows[i - 1].y1 : 0;
    const bool close = i > begin && step < 2.2 * em;
    const bool of_heading =
        heading && i == begin + 1 && rows[i].pieces.size() < rows[begin].pieces.size() &&
        ((least_below < HUGE_VAL && step * 1.25 < least_below) ||
         (counts && rows[i].pieces.size() * 2 <= gutters.size() + 1 &&
          std::none_of(rows[i].pieces.begin(), rows[i].pieces.end(), [](const Piece& piece) { return piece.number; })));
    if (i > begin && close && (of_heading || !begins_row(rows[i], gutters))) {
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
        add_pieces(lines_[i], i, turn_, kPieceGap, pieces);
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
    const std::vector<double> gutters = gutters_of(gaps_of(all, em, false));
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
        add_pieces(lines_[i], i, turn_, kNarrowGap, pieces);
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
    std::vector<TextRow> rows(all.begin() + static_cast<std::ptrdiff_t>(begin),
                              all.begin() + static_cast<std::ptrdiff_t>(end));
    const double em = em_of(rows);
    const std::vector<Gutter> gaps = gaps_of(rows, em, true);
    if (gaps.size() >= kMostColumns) {
      return;
    }
    for (TextRow& row : rows) {
      std::vector<Piece> pieces;
      for (const Piece& piece : row.pieces) {
        const auto crossed = std::count_if(gaps.begin(), gaps.end(), [&](const Gutter& gap) {
          return piece.box.x0 < gap.middle() && gap.middle() < piece.box.x1;
        });
        if (crossed == 0) {
          pieces.push_back(piece);
          continue;
        }
        budget_ -= static_cast<std::int64_t>(lines_[piece.part.line].edges.size()) * crossed;
        if (budget_ <= 0) {
          return;
        }
        part_at_gutters(lines_[piece.part.line], turn_, gaps, piece, pieces);
      }
      row.pieces = std::move(pieces);
    }
    std::vector<double> gutters = gutters_of(gaps);
    join_columns(rows, gutters);
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
        if (first != last) {
          return;
        }
        ++filled[static_cast<std::size_t>(first)];
        numbers[static_cast<std::size_t>(first)] += piece.number ? 1 : 0;
        width += piece.box.x1 - piece.box.x0;
        ++count;
        source.left = std::min(source.left, piece.box.x0);
        source.right = std::max(source.right, piece.box.x1);
      }
    }
    if (is_contents(rows, gutters) || has_bullets(rows)) {
      return;
    }
    const auto parts = table_rows(rows, 0, rows.size(), gutters, em, true);
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

  /// A list of contents without leaders: numbers, titles, and pages that never go back.
  [[nodiscard]] bool is_contents(const std::vector<TextRow>& rows, const std::vector<double>& gutters) const {
    constexpr std::size_t kLongestPage = 4;
    if (gutters.size() + 1 != 3) {
      return false;
    }
    std::u32string before;
    for (const TextRow& row : rows) {
      const LinePart& part = row.pieces.back().part;
      const std::u32string text = utf8_to_utf32(lines_[part.line].text).substr(part.begin, part.end - part.begin);
      if (text.size() > kLongestPage || !std::all_of(text.begin(), text.end(), is_digit) ||
          std::pair(text.size(), text) < std::pair(before.size(), before)) {
        return false;
      }
      before = text;
    }
    return true;
  }

  /// Each row begins with the same mark.
  [[nodiscard]] bool has_bullets(const std::vector<TextRow>& rows) const {
    const auto first = [&](const TextRow& row) {
      const LinePart& part = row.pieces.front().part;
      return utf8_to_utf32(lines_[part.line].text).substr(part.begin, part.end - part.begin);
    };
    const std::u32string mark = first(rows.front());
    return mark.size() == 1 &&
           std::all_of(rows.begin(), rows.end(), [&](const TextRow& row) { return first(row) == mark; });
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
