#include "ingest/pdf/page_tables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>
#include <span>

#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

constexpr double kSameStroke = 2.5;         ///< Points within which parallel strokes are one (double rules).
constexpr double kBreak = 3.0;              ///< Points that a stroke may be interrupted.
constexpr double kMeet = 3.0;               ///< Points by which strokes may miss each other and still meet.
constexpr double kThinPlace = 3.5;          ///< Points: rows and columns are wider.
constexpr double kOpenSide = 8.0;           ///< Points that strokes reach beyond the last one across: an open side.
constexpr double kDrawn = 0.6;              ///< Share of a place's side that is drawn where there is a rule.
constexpr double kClosed = 0.7;             ///< Share of a table's area that lies in closed cells.
constexpr double kSpill = 0.25;             ///< Share of a character on the other side of a rule: it runs over it.
constexpr std::size_t kMostStrokes = 1000;  ///< In a table, of either direction.
constexpr std::size_t kMostPlaces = 50'000;
constexpr std::size_t kPlacesOfCell = 500;  ///< Rows × columns over cells: more is a drawing.
constexpr std::size_t kFewestStrokes = 4;   ///< Across and down together.

/// Strokes at one place are one; sorted by place, then by beginning.
void merge(std::vector<Stroke>& strokes) {
  std::sort(strokes.begin(), strokes.end(), [](const Stroke& a, const Stroke& b) { return a.at < b.at; });
  std::vector<Stroke> merged;
  for (std::size_t begin = 0; begin < strokes.size();) {
    std::size_t end = begin + 1;
    while (end < strokes.size() && strokes[end].at - strokes[begin].at <= kSameStroke) {
      ++end;
    }
    std::sort(strokes.begin() + static_cast<std::ptrdiff_t>(begin), strokes.begin() + static_cast<std::ptrdiff_t>(end),
              [](const Stroke& a, const Stroke& b) { return a.from < b.from; });
    Stroke current = strokes[begin];
    double sum = current.at;
    int count = 1;
    const auto flush = [&] {
      current.at = sum / count;
      merged.push_back(current);
    };
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (strokes[i].from <= current.to + kBreak) {
        current.to = std::max(current.to, strokes[i].to);
        sum += strokes[i].at;
        ++count;
      } else {
        flush();
        current = strokes[i];
        sum = current.at;
        count = 1;
      }
    }
    flush();
    begin = end;
  }
  strokes = std::move(merged);
}

/// Sets of strokes that meet, directly or through others.
class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  [[nodiscard]] std::size_t find(std::size_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> parent_;
};

/// Where the strokes stand, each place once.
std::vector<double> places_of(std::span<const Stroke> strokes) {
  std::vector<double> at;
  for (const Stroke& stroke : strokes) {
    at.push_back(stroke.at);
  }
  std::sort(at.begin(), at.end());
  std::vector<double> places;
  for (std::size_t begin = 0; begin < at.size();) {
    std::size_t end = begin;
    double sum = 0;
    while (end < at.size() && at[end] - at[begin] <= kThinPlace) {
      sum += at[end++];
    }
    places.push_back(sum / static_cast<double>(end - begin));
    begin = end;
  }
  return places;
}

std::size_t nearest(const std::vector<double>& places, double at) {
  const auto above = std::lower_bound(places.begin(), places.end(), at);
  if (above == places.begin()) {
    return 0;
  }
  if (above == places.end() || at - *(above - 1) < *above - at) {
    return static_cast<std::size_t>(above - places.begin()) - 1;
  }
  return static_cast<std::size_t>(above - places.begin());
}

/// Which sides between places are drawn: across(k, j) is the side of column j at place k down.
class Sides {
 public:
  Sides(std::size_t lines, const std::vector<double>& along)
      : count_(along.size() - 1), along_(along), drawn_(lines * count_) {}

  void draw(std::size_t line, double from, double to) {
    for (std::size_t i = 0; i < count_; ++i) {
      const double part = std::min(to, along_[i + 1]) - std::max(from, along_[i]);
      if (part > 0) {
        drawn_[line * count_ + i] += static_cast<float>(part / (along_[i + 1] - along_[i]));
      }
    }
  }
  [[nodiscard]] bool drawn(std::size_t line, std::size_t i) const { return drawn_[line * count_ + i] >= kDrawn; }
  [[nodiscard]] bool any(std::size_t line) const {
    for (std::size_t i = 0; i < count_; ++i) {
      if (drawn(line, i)) {
        return true;
      }
    }
    return false;
  }

 private:
  std::size_t count_;
  const std::vector<double>& along_;
  std::vector<float> drawn_;
};

/// Rules across and down that meet, on the turned page.
class Grid {
 public:
  Grid(std::vector<Stroke> across, std::vector<Stroke> down) : across_(std::move(across)), down_(std::move(down)) {}

  /// False when it cannot be a table.
  bool lay_out() {
    if (across_.size() > kMostStrokes || down_.size() > kMostStrokes) {
      return false;
    }
    // Strokes that are no side of anything (an underlined word) part nothing: without them once more.
    for (int pass = 0; pass < 2; ++pass) {
      rows_ = places_of(across_);
      columns_ = places_of(down_);
      close_open_sides();
      if (rows_.size() < 2 || columns_.size() < 2 || (rows_.size() - 1) * (columns_.size() - 1) > kMostPlaces) {
        return false;
      }
      if (pass == 0 && !drop_idle_strokes()) {
        break;
      }
    }
    if (rows() * columns() < 2) {
      return false;
    }
    make_cells();
    const bool closed_list = columns() > 1 || (!open_left_ && !open_right_);
    return closed_list && cells_.size() >= 2 && rows() * columns() <= kPlacesOfCell * cells_.size() &&
           closed_area_ >= kClosed * (columns_.back() - columns_.front()) * (rows_.back() - rows_.front());
  }

  [[nodiscard]] std::size_t rows() const { return rows_.size() - 1; }
  [[nodiscard]] std::size_t columns() const { return columns_.size() - 1; }
  [[nodiscard]] Box box() const { return {columns_.front(), rows_.front(), columns_.back(), rows_.back()}; }
  [[nodiscard]] std::vector<TableCell>& cells() { return cells_; }

  [[nodiscard]] std::size_t cell_at(double x, double y) const { return cell_of_[row_at(y) * columns() + column_at(x)]; }

 private:
  [[nodiscard]] static std::size_t place_at(const std::vector<double>& places, double at) {
    const auto above = std::upper_bound(places.begin(), places.end(), at);
    const auto index = static_cast<std::size_t>(above - places.begin());
    return std::clamp<std::size_t>(index, 1, places.size() - 1) - 1;
  }
  [[nodiscard]] std::size_t row_at(double y) const { return place_at(rows_, y); }
  [[nodiscard]] std::size_t column_at(double x) const { return place_at(columns_, x); }

  /// Where the strokes of one direction reach beyond the last one of the other.
  void close_open_sides() {
    const auto close = [](std::vector<double>& places, const std::vector<Stroke>& strokes, bool& low, bool& high) {
      low = high = false;
      double least = HUGE_VAL;
      double most = -HUGE_VAL;
      for (const Stroke& stroke : strokes) {
        least = std::min(least, stroke.from);
        most = std::max(most, stroke.to);
      }
      if (places.empty() || least >= most) {
        return;
      }
      if (least < places.front() - kOpenSide) {
        places.insert(places.begin(), least);
        low = true;
      }
      if (most > places.back() + kOpenSide) {
        places.push_back(most);
        high = true;
      }
    };
    const std::vector<Stroke>& across = across_;
    close(columns_, across, open_left_, open_right_);
    close(rows_, down_, open_top_, open_bottom_);
  }

  [[nodiscard]] Sides sides_across() const {
    Sides sides(rows_.size(), columns_);
    for (const Stroke& stroke : across_) {
      sides.draw(nearest(rows_, stroke.at), stroke.from - kMeet, stroke.to + kMeet);
    }
    draw_open(sides, open_top_, open_bottom_, rows_.size(), columns_);
    return sides;
  }
  [[nodiscard]] Sides sides_down() const {
    Sides sides(columns_.size(), rows_);
    for (const Stroke& stroke : down_) {
      sides.draw(nearest(columns_, stroke.at), stroke.from - kMeet, stroke.to + kMeet);
    }
    draw_open(sides, open_left_, open_right_, columns_.size(), rows_);
    return sides;
  }
  static void draw_open(Sides& sides, bool low, bool high, std::size_t count, const std::vector<double>& along) {
    if (low) {
      sides.draw(0, along.front(), along.back());
    }
    if (high) {
      sides.draw(count - 1, along.front(), along.back());
    }
  }

  /// False when there are none.
  bool drop_idle_strokes() {
    const Sides across = sides_across();
    const Sides down = sides_down();
    const std::size_t before = across_.size() + down_.size();
    std::erase_if(across_, [&](const Stroke& stroke) { return !across.any(nearest(rows_, stroke.at)); });
    std::erase_if(down_, [&](const Stroke& stroke) { return !down.any(nearest(columns_, stroke.at)); });
    return across_.size() + down_.size() < before;
  }

  /// From the top left: each cell grows to the right, then down, over sides that are not drawn.
  void make_cells() {
    constexpr std::size_t kFree = SIZE_MAX;
    const Sides across = sides_across();
    const Sides down = sides_down();
    cells_.clear();
    closed_area_ = 0;
    cell_of_.assign(rows() * columns(), kFree);
    for (std::size_t row = 0; row < rows(); ++row) {
      for (std::size_t column = 0; column < columns(); ++column) {
        if (cell_of_[row * columns() + column] != kFree) {
          continue;
        }
        std::size_t right = column + 1;
        while (right < columns() && !down.drawn(right, row) && cell_of_[row * columns() + right] == kFree) {
          ++right;
        }
        const auto takes_row = [&](std::size_t bottom) {
          for (std::size_t k = column; k < right; ++k) {
            if (across.drawn(bottom, k) || (k > column && down.drawn(k, bottom))) {
              return false;
            }
          }
          return true;
        };
        std::size_t bottom = row + 1;
        while (bottom < rows() && takes_row(bottom)) {
          ++bottom;
        }
        bool closed = true;
        for (std::size_t k = column; k < right; ++k) {
          closed = closed && across.drawn(row, k) && across.drawn(bottom, k);
        }
        for (std::size_t k = row; k < bottom; ++k) {
          closed = closed && down.drawn(column, k) && down.drawn(right, k);
          for (std::size_t l = column; l < right; ++l) {
            cell_of_[k * columns() + l] = cells_.size();
          }
        }
        const Box box{columns_[column], rows_[row], columns_[right], rows_[bottom]};
        closed_area_ += closed ? (box.x1 - box.x0) * (box.y1 - box.y0) : 0;
        cells_.push_back({static_cast<int>(row),
                          static_cast<int>(column),
                          static_cast<int>(bottom - row),
                          static_cast<int>(right - column),
                          box,
                          {}});
      }
    }
  }

  std::vector<Stroke> across_;
  std::vector<Stroke> down_;
  std::vector<double> rows_;
  std::vector<double> columns_;
  bool open_left_ = false, open_right_ = false, open_top_ = false, open_bottom_ = false;
  std::vector<TableCell> cells_;
  std::vector<std::size_t> cell_of_;
  double closed_area_ = 0;
};

/// Puts a line's text into the cells that it stands in.
void put_line(const Line& line, std::uint32_t index, Turn turn, Grid& grid) {
  const Box box = turned(line.box, turn);
  const double middle = (box.y0 + box.y1) / 2;
  const std::u32string text = utf8_to_utf32(line.text);
  const auto put = [&](std::size_t cell, std::size_t begin, std::size_t end) {
    while (end > begin && is_blank(text[end - 1])) {
      --end;
    }
    if (begin < end) {
      grid.cells()[cell].text.push_back({index, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
  };
  if (turn_of(line) != turn || line.edges.size() != text.size() + 1 ||
      grid.cell_at(box.x0 + 1, middle) == grid.cell_at(box.x1 - 1, middle)) {
    put(grid.cell_at((box.x0 + box.x1) / 2, middle), 0, text.size());
    return;
  }
  const auto edge = [&](std::size_t i) { return turned_edge(line.edges[i], turn); };
  std::size_t begin = 0;
  std::size_t current = grid.cell_at((edge(0) + edge(1)) / 2, middle);
  bool runs_over = false;  // The word that is being read: its rest goes with its beginning.
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (is_blank(text[i])) {
      runs_over = false;
      continue;
    }
    const std::size_t home = grid.cell_at((edge(i) + edge(i + 1)) / 2, middle);
    if (home == current || runs_over) {
      continue;
    }
    const double over = std::abs(grid.cells()[home].box.x0 - edge(i));
    runs_over = !is_blank(text[i - 1]) && over > kSpill * (edge(i + 1) - edge(i));
    if (!runs_over) {
      put(current, begin, i);
      begin = i;
      current = home;
    }
  }
  put(current, begin, text.size());
}

bool holds(const Box& outer, const Box& inner) {
  const double x = (inner.x0 + inner.x1) / 2;
  const double y = (inner.y0 + inner.y1) / 2;
  return x > outer.x0 && x < outer.x1 && y > outer.y0 && y < outer.y1;
}

/// How most of the text is turned that stands in the box (anywhere, when it is empty).
Turn turn_in(const Box& box, const std::vector<Line>& lines, Turn otherwise) {
  std::array<std::size_t, 3> count{};
  for (const Line& line : lines) {
    if (box.empty() || holds(box, line.box)) {
      count[static_cast<std::size_t>(turn_of(line))] += line.edges.size();
    }
  }
  const auto most = static_cast<std::size_t>(std::max_element(count.begin(), count.end()) - count.begin());
  return count[most] == 0 ? otherwise : static_cast<Turn>(most);
}

/// For each row, the columns at which its cells begin, but for the first.
std::vector<std::vector<int>> sides_of_rows(const PageTable& table) {
  std::vector<std::vector<int>> sides(static_cast<std::size_t>(table.rows));
  for (const TableCell& cell : table.cells) {
    for (int row = cell.row; row < cell.row + cell.row_span && cell.column > 0; ++row) {
      sides[static_cast<std::size_t>(row)].push_back(cell.column);
    }
  }
  for (std::vector<int>& row : sides) {
    std::sort(row.begin(), row.end());
  }
  return sides;
}

/// Rows [from, to) as a table of their own, with the columns that they have.
PageTable part_of(const PageTable& table, int from, int to, Turn turn) {
  std::vector<int> sides;
  for (const TableCell& cell : table.cells) {
    if (cell.row >= from && cell.row < to && cell.column > 0) {
      sides.push_back(cell.column);
    }
  }
  std::sort(sides.begin(), sides.end());
  sides.erase(std::unique(sides.begin(), sides.end()), sides.end());
  const auto column = [&](int old) {
    return static_cast<int>(std::upper_bound(sides.begin(), sides.end(), old) - sides.begin());
  };
  PageTable part;
  part.ruled = table.ruled;
  part.rows = to - from;
  part.columns = static_cast<int>(sides.size()) + 1;
  Box box{HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
  for (const TableCell& cell : table.cells) {
    if (cell.row >= from && cell.row < to) {
      TableCell own = cell;
      own.row -= from;
      own.column = column(cell.column);
      own.column_span = column(cell.column + cell.column_span - 1) - own.column + 1;
      box = around(box, turned(own.box, turn));
      part.cells.push_back(std::move(own));
    }
  }
  part.box = turned_back(box, turn);
  return part;
}

/// Tables one right below the other share a rule, and none of their columns: each has two rows or more, all with the
/// same columns at the place where they meet.
void part_stacked(const PageTable& table, Turn turn, std::vector<PageTable>& out) {
  const std::vector<std::vector<int>> sides = sides_of_rows(table);
  std::vector<bool> crossed(static_cast<std::size_t>(table.rows));  // The upper side of the row, by a cell.
  for (const TableCell& cell : table.cells) {
    for (int row = cell.row + 1; row < cell.row + cell.row_span; ++row) {
      crossed[static_cast<std::size_t>(row)] = true;
    }
  }
  std::size_t begin = 0;
  for (std::size_t row = 2; row + 1 < sides.size(); ++row) {
    const std::vector<int>& above = sides[row - 1];
    const std::vector<int>& below = sides[row];
    std::vector<int> common;
    std::set_intersection(above.begin(), above.end(), below.begin(), below.end(), std::back_inserter(common));
    if (row - begin >= 2 && !crossed[row] && common.empty() && !above.empty() && !below.empty() &&
        sides[row - 2] == above && sides[row + 1] == below) {
      out.push_back(part_of(table, static_cast<int>(begin), static_cast<int>(row), turn));
      begin = row;
    }
  }
  out.push_back(begin == 0 ? table : part_of(table, static_cast<int>(begin), table.rows, turn));
}

Stroke turned_stroke(const Stroke& stroke, bool across, Turn turn) {
  const Box box =
      across ? Box{stroke.from, stroke.at, stroke.to, stroke.at} : Box{stroke.at, stroke.from, stroke.at, stroke.to};
  const Box now = turned(box, turn);
  const bool lies = (turn == Turn::kNone) == across;
  return lies ? Stroke{now.y0, now.x0, now.x1} : Stroke{now.x0, now.y0, now.y1};
}

}  // namespace

std::vector<PageTable> find_grids(const std::vector<Rule>& rules, const std::vector<Line>& lines, Turn turn,
                                  std::vector<bool>& taken, std::vector<Stroke>& left_over, std::int64_t& budget) {
  std::vector<PageTable> tables;
  std::vector<Stroke> across;
  std::vector<Stroke> down;
  for (const Rule& rule : rules) {
    if (rule.x1 - rule.x0 >= rule.y1 - rule.y0) {
      across.push_back({(rule.y0 + rule.y1) / 2.0, rule.x0, rule.x1});
    } else {
      down.push_back({(rule.x0 + rule.x1) / 2.0, rule.y0, rule.y1});
    }
  }
  merge(across);
  merge(down);
  Groups groups(across.size() + down.size());
  for (std::size_t i = 0; i < across.size() && budget > 0; ++i) {
    auto at = std::lower_bound(down.begin(), down.end(), across[i].from - kMeet,
                               [](const Stroke& stroke, double from) { return stroke.at < from; });
    for (; at != down.end() && at->at <= across[i].to + kMeet && budget > 0; ++at, --budget) {
      if (at->from <= across[i].at + kMeet && at->to >= across[i].at - kMeet) {
        groups.join(i, across.size() + static_cast<std::size_t>(at - down.begin()));
      }
    }
  }
  if (budget <= 0) {
    return tables;
  }
  struct Candidate {
    std::vector<Stroke> across, down;
    std::vector<std::size_t> members;
    Box box{HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
  };
  std::vector<Candidate> candidates;
  std::vector<std::size_t> number(across.size() + down.size(), SIZE_MAX);
  for (std::size_t i = 0; i < across.size() + down.size(); ++i) {
    std::size_t& own = number[groups.find(i)];
    if (own == SIZE_MAX) {
      own = candidates.size();
      candidates.emplace_back();
    }
    Candidate& candidate = candidates[own];
    const bool lies = i < across.size();
    const Stroke& stroke = lies ? across[i] : down[i - across.size()];
    (lies ? candidate.across : candidate.down).push_back(stroke);
    if (lies) {
      candidate.members.push_back(i);
    }
    candidate.box = around(candidate.box, lies ? Box{stroke.from, stroke.at, stroke.to, stroke.at}
                                               : Box{stroke.at, stroke.from, stroke.at, stroke.to});
  }
  // A table in a cell of another comes first: its text is not the other's.
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return (a.box.x1 - a.box.x0) * (a.box.y1 - a.box.y0) < (b.box.x1 - b.box.x0) * (b.box.y1 - b.box.y0);
  });
  std::vector<bool> used(across.size());
  for (const Candidate& candidate : candidates) {
    if (candidate.across.empty() || candidate.down.empty() ||
        candidate.across.size() + candidate.down.size() < kFewestStrokes) {
      continue;
    }
    const Turn own = turn_in(candidate.box, lines, Turn::kNone);
    std::vector<Stroke> lying;
    std::vector<Stroke> standing;
    for (const Stroke& stroke : candidate.across) {
      (own == Turn::kNone ? lying : standing).push_back(turned_stroke(stroke, true, own));
    }
    for (const Stroke& stroke : candidate.down) {
      (own == Turn::kNone ? standing : lying).push_back(turned_stroke(stroke, false, own));
    }
    budget -= static_cast<std::int64_t>(lines.size() + lying.size() * standing.size());
    Grid grid(std::move(lying), std::move(standing));
    if (!grid.lay_out()) {
      continue;
    }
    budget -= static_cast<std::int64_t>(grid.rows() * grid.columns());
    std::vector<std::uint32_t> inside;
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
      if (!taken[i] && holds(grid.box(), turned(lines[i].box, own))) {
        inside.push_back(i);
        put_line(lines[i], i, own, grid);
      }
    }
    const auto filled = std::count_if(grid.cells().begin(), grid.cells().end(),
                                      [](const TableCell& cell) { return !cell.text.empty(); });
    if (filled < 2) {
      continue;
    }
    for (const std::uint32_t i : inside) {
      taken[i] = true;
    }
    for (const std::size_t i : candidate.members) {
      used[i] = true;
    }
    PageTable table;
    table.box = turned_back(grid.box(), own);
    table.rows = static_cast<int>(grid.rows());
    table.columns = static_cast<int>(grid.columns());
    table.ruled = true;
    table.cells = std::move(grid.cells());
    for (TableCell& cell : table.cells) {
      cell.box = turned_back(cell.box, own);
    }
    part_stacked(table, own, tables);
  }
  if (turn == Turn::kNone) {
    for (std::size_t i = 0; i < across.size(); ++i) {
      if (!used[i]) {
        left_over.push_back(across[i]);
      }
    }
  } else {
    for (const Stroke& stroke : down) {  // Those of grids do no harm: what stands in a grid is taken.
      left_over.push_back(turned_stroke(stroke, false, turn));
    }
  }
  return tables;
}

std::vector<PageTable> find_tables(const std::vector<Rule>& rules, const std::vector<Line>& lines,
                                   std::int64_t& budget) {
  if (lines.empty() || budget <= 0) {
    return {};
  }
  const Turn turn = turn_in({}, lines, Turn::kNone);
  std::vector<bool> taken(lines.size());
  std::vector<Stroke> left_over;
  std::vector<PageTable> tables;
  if (!rules.empty()) {
    tables = find_grids(rules, lines, turn, taken, left_over, budget);
  }
  for (PageTable& table : find_aligned(left_over, lines, turn, taken, budget)) {
    tables.push_back(std::move(table));
  }
  const auto first_line = [](const PageTable& table) {
    std::uint32_t first = UINT32_MAX;
    for (const TableCell& cell : table.cells) {
      for (const LinePart& part : cell.text) {
        first = std::min(first, part.line);
      }
    }
    return first;
  };
  std::stable_sort(tables.begin(), tables.end(),
                   [&](const PageTable& a, const PageTable& b) { return first_line(a) < first_line(b); });
  return tables;
}

}  // namespace nitec
