// The widths of the fonts that need not bring any: ISO 32000-1, 9.6.2.2.
#pragma once

#include <string_view>

namespace nitec {

/// The advance width of a character in Helvetica, Times or Courier (chosen by `font_name`, Helvetica for any other), in
/// thousandths of an em. Exact for ASCII; outside of it an average.
[[nodiscard]] int standard_width(std::string_view font_name, char32_t character);

}  // namespace nitec
