// Where a line of Chinese may end, and how much air stands between two characters (GB/T 15834-2011, CLREQ).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace nitec {

/// How willingly a line ends after a character.
enum class Break {
  kNever,      ///< Only where nothing else helps and no mark would begin or end a line wrongly: not even then.
  kEmergency,  ///< Within a word, a number with its unit, a date: only when it is wider than the line.
  kFree,
  kMust,  ///< A line end in the text.
};

/// For each character, what holds after it. The last one is kMust.
std::vector<Break> line_breaks(std::u32string_view text);

/// Blanks hang over the end of a line, where they do not show.
bool is_breaking_blank(char32_t character);
/// Marks that stand in the right half (（《“) or the left half (，。》”) of their full-width box.
bool is_opening(char32_t character);
bool is_closing(char32_t character);

/// Air to add after each character, in ems; negative where two marks stand together and one gives up its empty half.
/// `spaced`: an eighth between Han and Latin or digits, and a little within long numbers; false for names and codes.
std::vector<double> air_after(std::u32string_view text, bool spaced);

}  // namespace nitec
