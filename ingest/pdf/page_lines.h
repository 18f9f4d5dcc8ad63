// Placed characters -> lines of text in reading order.
#pragma once

#include <vector>

#include "ingest/pdf/page_content.h"
#include "model/document.h"

namespace nitec {

/// The lines of a page. `bold_fonts[i]`: whether font i is a bold one. Lines are ordered row by row, in a row along the
/// writing direction; text written in another direction than most of the page comes after it.
///
/// Same row: baselines within kSameBaseline em. Within a row a new line begins at a vertical rule, and at a gap over
/// kColumnGap em unless what stands on both sides belongs together: a heading's number and title, the dot leader and
/// page number of a contents entry, single Han characters set wide (摘　　要). A smaller gap becomes one blank when it
/// is too wide to be the spacing of letters. The same character twice at nearly the same place is bold by overprinting,
/// and kept once.
[[nodiscard]] std::vector<Line> make_lines(const PageContent& page, const std::vector<bool>& bold_fonts);

}  // namespace nitec
