// The pages in front of a marked copy: what was found in that file, and where.
#pragma once

#include <vector>

#include "model/annotation.h"
#include "model/finding.h"

namespace nitec {

/// Fills DocumentMarks::cover of each file that is not signed: A4, each finding with its number, its pages (of the
/// file as it was handed in), what is asked, and links to its marks; and a footer for the marked pages. The same sheet
/// gives the same bytes. Throws std::runtime_error like write_review_pdf.
void write_covers(const ReviewSheet& sheet, std::vector<DocumentMarks>& marks);

}  // namespace nitec
