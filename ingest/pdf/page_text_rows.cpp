#include "ingest/pdf/page_text_rows.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

constexpr double kGutter = 0.6;       ///< Em of room between columns, at least.
constexpr double kWideGutter = 1.2;   ///< The same where there are no rules, or few rows.
constexpr double kTightGap = 0.12;    ///< Em between cells that nearly touch, where the other rows have a column.
constexpr double kTightShift = 0.35;  ///< Em by which such a cell may begin before the others of its column.
constexpr double kSameRow = 0.5;      ///< Em between the middles of pieces of one row.
constexpr std::size_t kManyRows = 5;

/// Digits with their signs, or nothing (“—”, “/”); a short unit may follow: 40件, ≥92%, 1.18亿元. Not the number
/// of an item: 1. or 1、
bool is_number(std::u32string_view text) {
  constexpr std::size_t kLongestUnit = 4;
  bool digit = false;
  std::size_t unit = 0;
  if (text.ends_with(U'.') || text.ends_with(U'．')) {
    return false;
  }
  for (const char32_t c : text) {
    const bool sign =
        is_blank(c) || std::u32string_view(U".,%％+-−–—/()（）．￥¥$€±≥≤<>").find(c) != std::u32string_view::npos;
    if ((is_digit(c) && unit > 0) || std::u32string_view(U"、。，；：;:•·").find(c) != std::u32string_view::npos) {
      return false;
    }
    digit = digit || is_digit(c);
    unit += is_digit(c) || sign ? 0 : 1;
    if (unit > (digit ? kLongestUnit : 0)) {
      return false;
    }
  }
  return digit || text == U"-" || text == U"—" || text == U"——" || text == U"/";
}

constexpr char32_t kFirstOfFullWidth = 0x2E80;

/// Where the ink of a character ends that begins at `begin` and after which the next one stands at `end`. A line may
/// have no blank where a column ends with one of full width: its span reaches to the next column then.
double ink_end(char32_t c, double begin, double end, double em) {
  constexpr char32_t kHalfWidthForms = 0xFF61;
  const bool half = std::u32string_view(U"）】》」』〉〕，。、；：！？").find(c) != std::u32string_view::npos;
  const bool full = c >= kFirstOfFullWidth && c < kHalfWidthForms;
  return half ? std::min(end, begin + em / 2) : full ? std::min(end, begin + em) : end;
}

}  // namespace

void add_pieces(const Line& line, std::uint32_t index, Turn turn, double gap, std::vector<Piece>& pieces) {
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
    // After a mark that fills half of its place, the other half is no blank of its own.
    const double full = i == begin || text[i - 1] < kFirstOfFullWidth
                            ? from
                            : std::max(from, std::min(edge(i), edge(i - 1) + line.size));
    if (end < text.size() && (edge(end) - from >= kPieceGap * line.size || edge(end) - full >= gap * line.size)) {
      add(begin, i);
      begin = end;
    }
    i = std::max(end, i + 1);
  }
  add(begin, text.size());
}

void part_at_gutters(const Line& line, Turn turn, const std::vector<Gutter>& gutters, const Piece& piece,
                     std::vector<Piece>& out) {
  const std::u32string text = utf8_to_utf32(line.text);
  const auto edge = [&](std::size_t i) { return turned_edge(line.edges[i], turn); };
  const auto ink = [&](std::size_t i) { return ink_end(text[i - 1], edge(i - 1), edge(i), piece.size); };
  Piece rest = piece;
  for (const Gutter& gutter : gutters) {
    if (rest.box.x0 >= gutter.middle() || rest.box.x1 <= gutter.middle()) {
      continue;
    }
    std::size_t best_end = 0;
    std::size_t best = 0;
    double widest = kTightGap * piece.size;
    for (std::size_t i = rest.part.begin + 1; i < rest.part.end; ++i) {
      std::size_t end = i;  // Behind the last character before the place.
      while (end > rest.part.begin + 1 && is_blank(text[end - 1])) {
        --end;
      }
      const double begin = edge(i);
      if (!is_blank(text[i]) && begin >= gutter.to - kTightShift * piece.size && ink(end) <= gutter.to &&
          begin <= gutter.to + piece.size && begin - ink(end) >= widest) {
        widest = begin - ink(end);
        best_end = end;
        best = i;
      }
    }
    if (best != 0) {
      const auto is_number_in = [&](const LinePart& part) {
        return is_number(std::u32string_view(text).substr(part.begin, part.end - part.begin));
      };
      Piece left = rest;
      left.part.end = static_cast<std::uint32_t>(best_end);
      left.box.x1 = ink(best_end);
      left.number = is_number_in(left.part);
      out.push_back(left);
      rest.part.begin = static_cast<std::uint32_t>(best);
      rest.box.x0 = edge(best);
      rest.number = is_number_in(rest.part);
    }
  }
  out.push_back(rest);
}

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

std::vector<Gutter> gaps_of(const std::vector<TextRow>& rows, double em, bool full_rows) {
  std::size_t most = 0;
  for (const TextRow& row : rows) {
    most = std::max(most, row.pieces.size());
  }
  std::size_t full = 0;
  std::size_t filled = 0;
  for (const TextRow& row : rows) {
    full += row.pieces.size() == most ? 1 : 0;
    filled += row.pieces.size() * 5 >= most * 3 ? 1 : 0;
  }
  const bool full_ones = full_rows && full >= kFewestRows && full * 2 >= filled;
  std::vector<std::pair<double, double>> covered;
  std::size_t voters = 0;
  for (const TextRow& row : rows) {
    if (full_ones ? row.pieces.size() == most : row.pieces.size() * 5 >= most * 3) {
      ++voters;
      for (const Piece& piece : row.pieces) {
        covered.emplace_back(piece.box.x0, piece.box.x1);
      }
    }
  }
  std::sort(covered.begin(), covered.end());
  std::vector<Gutter> gutters;
  const double room = (full_ones && voters >= kManyRows ? kNarrowGap
                       : voters >= kFewestRows          ? kGutter
                                                        : kWideGutter) *
                      em;
  for (std::size_t i = 1; i < covered.size(); ++i) {
    const double end = covered[i - 1].second;
    if (covered[i].first - end >= room) {
      gutters.push_back({end, covered[i].first});
    }
    covered[i].second = std::max(covered[i].second, end);
  }
  return gutters;
}

std::vector<double> gutters_of(const std::vector<Gutter>& gaps) {
  std::vector<double> gutters;
  for (const Gutter& gap : gaps) {
    gutters.push_back(gap.middle());
  }
  return gutters;
}

std::pair<int, int> columns_of(const Piece& piece, const std::vector<double>& gutters) {
  const auto column = [&](double x) {
    return static_cast<int>(std::upper_bound(gutters.begin(), gutters.end(), x) - gutters.begin());
  };
  return {column(piece.box.x0), column(piece.box.x1 - 0.1)};
}

void join_columns(const std::vector<TextRow>& rows, std::vector<double>& gutters) {
  for (std::size_t k = 0; k < gutters.size();) {
    std::size_t left_only = 0;
    std::size_t right_only = 0;
    bool both = false;
    for (const TextRow& row : rows) {
      bool left = false;
      bool right = false;
      for (const Piece& piece : row.pieces) {
        const auto [first, last] = columns_of(piece, gutters);
        const auto own = static_cast<int>(k);
        left = left || (first <= own && own <= last);
        right = right || (first <= own + 1 && own + 1 <= last);
      }
      both = both || (left && right);
      left_only += left && !right ? 1 : 0;
      right_only += right && !left ? 1 : 0;
    }
    if (!both && std::min(left_only, right_only) <= 1) {
      gutters.erase(gutters.begin() + static_cast<std::ptrdiff_t>(k));
    } else {
      ++k;
    }
  }
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

}  // namespace nitec
