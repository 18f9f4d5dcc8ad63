// Finds the annex's nine sections in a summary report.
//
// A report numbers in its own way or not at all, words its headings freely, repeats them in the contents and in running
// headers, and carries evidence behind with headings of its own. So no single cue decides. In order:
//   flow.h           lines in reading order without running headers and contents pages, with what sets each apart
//   numbering.h      the number before a title, and its style
//   heading_terms.h  which section a title's words name, and which it only resembles
//   sections.h       one heading per section: wording, the report's own heading style and number, order of the nine,
//                    contents page and bookmarks together
//   items.h          the sub-items of sections 3 to 6: headings, tables, heads of paragraphs, prose, “不涉及…”
// The terms are data: schemas/<date>/outline*.tsv.
#pragma once

#include "model/document.h"
#include "model/outline.h"

namespace nitec {

/// Reads how `report` covers the nine sections. All nine are always there. Works on whatever pages could be read;
/// where pages without a usable text layer may hide a section, it is kUnknown, never kMissing.
Outline read_outline(const Document& report);

/// How much the first pages of a document speak for a 筹建期总结报告, 0 to 1: its title on the cover, and the nine
/// sections. From 0.5 on it may be taken for one. Below `needed` a score is of no interest: of a document that cannot
/// reach it, what is given back is 0, and its sections are not looked for.
double summary_report_score(const Document& document, double needed = 0);

}  // namespace nitec
