// What of a document's lines belongs together, and what stands on every page.
#pragma once

#include "model/document.h"

namespace nitec {

/// Sets Page::blocks, and of tables `continues` and `repeated_rows`. Lines and tables are there already.
///
/// Running heads and feet: in the outer kRunningBand of the page, at one height with the same words (numbers may
/// differ) on three pages or on most; what stands beside them; and a title that changes from chapter to chapter,
/// highest of its page, at the height and in the size of others. Page numbers: a number alone in that band which counts
/// with the pages. Text of tables is neither.
///
/// Text: a line goes on with the one above when that one is full (its first word would not have fitted there), is as
/// near as others, of the same size, and not indented differently.
void make_blocks(Document& document);

/// Share of the page's height, above and below.
inline constexpr double kRunningBand = 0.14;

}  // namespace nitec
