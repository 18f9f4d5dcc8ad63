// Text that may have come from a submission, made safe and measured for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nitec {

/// Valid UTF-8 without control characters: what is no UTF-8 becomes U+FFFD, controls (C0, C1, U+2028, U+2029, marks
/// that change the direction of writing) become one blank or, where they have no width, nothing. No escape sequence and
/// no line feed of a submission reaches a terminal or a page through this.
std::string plain_text(std::string_view text);

/// Columns on a terminal: two for East Asian wide and full-width characters (Unicode TR 11), none for combining marks.
/// `text` as plain_text gives it.
std::size_t display_width(std::string_view text);

/// `text` and as many blanks as fill `columns`; longer text is not cut.
std::string padded_to_columns(std::string_view text, std::size_t columns);

/// `text` cut to `columns` with an ellipsis in the last one where it is longer.
std::string cut_to_columns(std::string_view text, std::size_t columns);

/// `text` broken into lines that end at column `columns`, between Han characters or at blanks, never before a closing
/// mark. `used` columns of the first line are taken already, each further line begins with `indent` blanks; no line
/// feed at the end.
std::string broken_to_columns(std::string_view text, std::size_t columns, std::size_t used, std::size_t indent);

}  // namespace nitec
