// The report as one flow of lines: in reading order, joined where a heading breaks, without running headers, page
// numbers and contents pages, each with what sets it apart from its neighbours.
#pragma once

#include <string>
#include <vector>

#include "ingest/outline/numbering.h"
#include "ingest/text/fold.h"
#include "model/document.h"

namespace nitec {

/// One printed line of the body.
struct FlowLine {
  int page = 0;  ///< Physical page.
  const Line* line = nullptr;
  std::u32string raw;        ///< As printed.
  Folded folded;             ///< Without blanks.
  Numbering numbering;       ///< At its head.
  double relative_size = 1;  ///< Font size over that of the body.
  bool bold = false;
  bool centred = false;     ///< Alone in its row, with room of the same width on both sides.
  bool full = false;        ///< Reaches the right margin: the paragraph goes on.
  bool opens = false;       ///< Begins a paragraph (indented, after a short line, after a gap, other size).
  bool row_mate = false;    ///< Shares its height with another line: a cell of a table row.
  bool first_cell = false;  ///< The leftmost of its row.
  int table_rows = 0;       ///< Rows of the table that it stands in; 0 outside of tables.
  bool page_top = false;    ///< First of its page.
  bool contents = false;    ///< Belongs to the table of contents.
  double gap_above = 0;     ///< Free space above, in line heights; large at the top of a page.

  [[nodiscard]] std::u32string_view text() const { return folded.text; }
  /// The text behind the number.
  [[nodiscard]] std::u32string_view title() const { return text().substr(numbering.length); }
};

/// An entry of the report's own table of contents.
struct ContentsEntry {
  std::u32string title;  ///< Folded, without number, leader and page.
  int page = 0;          ///< Physical page on which the entry itself stands.
  bool operator==(const ContentsEntry&) const = default;
};

struct Flow {
  std::vector<FlowLine> lines;
  std::vector<ContentsEntry> contents;
  int contents_page = 0;  ///< Where the table of contents begins; 0 when there is none.
  double body_size = 0;   ///< Points: the size in which most characters are set.
  double leading = 0;     ///< The usual gap_above of a line that goes on with its paragraph.
};

/// Takes the running parts out and marks the contents. `document` must outlive the flow.
Flow read_flow(const Document& document);

/// A location that covers characters [begin, end) of a line's folded text.
Location locate(const Document& document, const FlowLine& line, std::size_t begin, std::size_t end);

}  // namespace nitec
