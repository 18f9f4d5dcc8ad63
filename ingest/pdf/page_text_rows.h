// Lines of text as rows of pieces, and the columns that the pieces share.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "ingest/pdf/page_turn.h"
#include "model/document.h"

namespace nitec {

inline constexpr double kPieceGap = 0.7;       ///< Em of a blank inside a line that may part two cells.
inline constexpr double kNarrowGap = 0.4;      ///< The same where many rows have it at the same place.
inline constexpr std::size_t kFewestRows = 3;  ///< Of a table without rules; and columns.

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

/// Room between two columns.
struct Gutter {
  double from = 0, to = 0;
  [[nodiscard]] double middle() const { return (from + to) / 2; }
};

/// The line's pieces between its blanks of `gap` em and more.
void add_pieces(const Line& line, std::uint32_t index, Turn turn, double gap, std::vector<Piece>& pieces);

/// Rows from top to bottom, each from left to right.
[[nodiscard]] std::vector<TextRow> rows_of(std::vector<Piece> pieces);

/// The gaps that no piece of the rows with most pieces crosses, from left to right. `full_rows`: only the rows with
/// as many pieces as there are in any count, when they are several.
[[nodiscard]] std::vector<Gutter> gaps_of(const std::vector<TextRow>& rows, double em, bool full_rows);

/// Their middles.
[[nodiscard]] std::vector<double> gutters_of(const std::vector<Gutter>& gaps);

/// The first and the last column that the piece stands in.
[[nodiscard]] std::pair<int, int> columns_of(const Piece& piece, const std::vector<double>& gutters);

/// Parts a piece that runs over a gutter between two characters that stand a little apart, the second of which begins
/// where the column does: a cell that is full to its end.
void part_at_gutters(const Line& line, Turn turn, const std::vector<Gutter>& gutters, const Piece& piece,
                     std::vector<Piece>& out);

/// Two columns are one when no row has both and one of them stands in one row only: a heading that is centred over
/// what is set to the left or right.
void join_columns(const std::vector<TextRow>& rows, std::vector<double>& gutters);

/// The size of the one in the middle, at least one point.
[[nodiscard]] double em_of(const std::vector<TextRow>& rows);

}  // namespace nitec
