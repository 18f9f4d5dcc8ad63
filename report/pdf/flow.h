// Blocks of known height, and the pages that they fill.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "report/pdf/ink.h"

namespace nitec {

inline constexpr double kPageWidth = mm(210);
inline constexpr double kPageHeight = mm(297);
inline constexpr double kLeft = mm(24);  ///< Room for punch holes.
inline constexpr double kRight = mm(18);
inline constexpr double kTop = mm(20);
inline constexpr double kFirstTop = mm(16);
inline constexpr double kBottom = mm(20);
inline constexpr double kMeasure = kPageWidth - kLeft - kRight;
inline constexpr double kBodyHeight = kPageHeight - kTop - kBottom;
inline constexpr double kFirstBodyHeight = kPageHeight - kFirstTop - kBottom;

/// Something that stands on one page as a whole; only when no page can hold it, its parts are placed one by one.
struct Block {
  double height = 0;
  double before = 0;  ///< Space above; falls away at the top of a page.
  Ink ink;
  bool keep_with_next = false;  ///< A heading never stands last on a page.
  bool new_page = false;
  std::vector<Block> parts;  ///< When not empty: the block is their sequence, and `ink` and `height` are not used.
  std::shared_ptr<const Block> again;  ///< Put above it when it is the first of a page (the head of a table).

  [[nodiscard]] double total() const;  ///< Height of all parts with the space between them.
};

struct Placed {
  const Ink* ink = nullptr;
  double y = 0;  ///< From the top of the page.
};

struct PrintedPage {
  std::vector<Placed> placed;
};

/// Fills pages from the top. The blocks must outlive the pages.
std::vector<PrintedPage> fill_pages(const std::vector<Block>& blocks);

/// A cell of a table row.
struct Cell {
  Paragraph text;
  Align align = Align::kLeft;
  const std::vector<Shape>* mark = nullptr;  ///< Before the text.
  std::string link;                          ///< Name of a place in this document.
};

struct Column {
  double width = 0;  ///< Points, with its padding.
  Align align = Align::kLeft;
};

/// Rows under a repeated head, ruled above and below.
class Table {
 public:
  Table(Fonts& fonts, std::vector<Column> columns, std::vector<std::string> head);

  /// The width for the text of a cell.
  [[nodiscard]] double text_width(std::size_t column, bool mark = false) const;
  [[nodiscard]] const Column& column(std::size_t index) const { return columns_.at(index); }
  void add_row(std::vector<Cell> cells, bool tinted = false);
  /// The finished rows: the head first, kept with the first row.
  std::vector<Block> blocks() &&;

 private:
  Fonts& fonts_;
  std::vector<Column> columns_;
  std::shared_ptr<Block> head_;
  std::vector<Block> rows_;
};

}  // namespace nitec
