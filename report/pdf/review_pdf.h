// The review sheet on paper.
#pragma once

#include <string>

#include "model/finding.h"

namespace nitec {

/// The bytes of review.pdf: A4, tagged, with bookmarks and its fonts embedded. The same sheet gives the same bytes.
/// Throws std::runtime_error when the fonts are not installed (the message names the package) or when the PDF library
/// fails.
std::string write_review_pdf(const ReviewSheet& sheet);

}  // namespace nitec
