// The lines of a report that may be headings.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "ingest/outline/flow.h"
#include "ingest/outline/heading_terms.h"

namespace nitec {

/// A line, or up to three, that may be a heading.
struct Candidate {
  std::size_t first = 0;  ///< Lines [first, last] of the flow.
  std::size_t last = 0;
  std::u32string title;  ///< Folded, without number.
  Numbering numbering;
  TitleReading reading;
  double look = 0;        ///< 0 to 1: how much it is set as a heading.
  double main_style = 0;  ///< 0 to 1: how much it is set as the report's own main headings are.
  bool lower = false;     ///< Numbered below the main headings, and not set as they are.
  bool run_in = false;    ///< The first words of a paragraph: “摘要：本中心…”.
  bool listed = false;    ///< The contents page or the bookmarks name it.
};

/// In document order. The main style is the one (number, size, weight) whose headings name the most sections.
std::vector<Candidate> read_candidates(const Document& document, const Flow& flow);

}  // namespace nitec
