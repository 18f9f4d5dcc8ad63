// The main document's own lines, one by one: what stands on the page beside running heads and tables.
#pragma once

#include <string>
#include <vector>

#include "model/submission.h"
#include "validators/rule.h"

namespace nitec {

struct ReportLine {
  const Page* page = nullptr;
  std::string text;         ///< Folded.
  Location where;           ///< The whole line.
  bool contents = false;    ///< An entry of a table of contents: ends in a leader and a page number.
  std::string entry_title;  ///< Of such an entry, without leader and number.
  int entry_page = 0;       ///< The number, when it is written in Arabic figures; else 0.
};

/// The lines of the main document up to its list of annexes; pages whose text is damaged and lines that were recognised
/// by a machine are left out, and so are tables, running heads and page numbers where the page tells them. Empty when
/// there is no main document that can be read.
const std::vector<ReportLine>& report_lines(const Submission& submission, const Context& context);

/// The number that is printed on the page, of the page's foot or head alone; 0 when there is none in Arabic figures.
int printed_number(const Page& page);

}  // namespace nitec
