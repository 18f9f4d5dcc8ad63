// review.html: the review sheet for the screen, and for printers without a PDF.
#pragma once

#include <optional>
#include <string>

#include "model/finding.h"

namespace nitec {

/// The review sheet as one HTML file: works offline, asks for no other resource, contains no script, prints on A4
/// (schemas/review.xsl over the sheet as XML, schemas/review.css inside). Words, counts and pictures are those of the
/// printed sheet; each finding has the anchor "finding-N".
///
/// `files` is where the submission's files lie as seen from the folder of the HTML file: a relative path as the file
/// system names it ("../提交"), empty for the same folder; places then link to the file and its page. Without it (an
/// archive, say) places are words only. Nothing but this path tells of the machine.
///
/// Text of the submission can do no harm: it enters as text nodes of a document tree, without controls or broken bytes.
/// Same arguments, same bytes. Throws std::logic_error when the stylesheet of this program is at fault.
std::string write_review_html(const ReviewSheet& sheet, const std::optional<std::string>& files = std::nullopt);

}  // namespace nitec
