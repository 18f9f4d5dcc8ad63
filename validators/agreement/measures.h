// Numbers of any unit with the words right in front of them: what the vocabulary of fields knows nothing of (the length
// of a track, the endurance of a drone) is told apart by those words alone.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/decimal.h"
#include "model/document.h"
#include "validators/agreement/grids.h"
#include "validators/agreement/paragraphs.h"

namespace nitec {

struct Measure {
  std::u32string digits;  ///< Without separators: “16200”, “4.8”.
  std::u32string words;  ///< In front of it, in its clause, without what only leads to the number (达到, 为, 共计 …).
  std::u32string behind;  ///< What follows, at most a dozen characters: the unit and more.
  std::u32string unit;    ///< The unit's first character when it is Chinese, else all of it: “米”, “kg/m”.
  std::set<std::u32string> around;  ///< Pairs of Chinese characters around it, in its sentence.
  std::set<int> years;              ///< Named before it in its sentence.
  std::string said;                 ///< The number with what stands right behind it, folded.
  Location where;                   ///< Number and unit; the quote has the clause.
};

/// The numbers of that text that stand alone (no part of a code, a date, a range, a sum in brackets), in order.
std::vector<Measure> measures_in(const Document& document, const Prose& prose);

/// A cell's number with its unit, “12600个(含高架货位)”, called by the words at the left of its row.
std::optional<Measure> measure_of_cell(const Document& document, const GridCell& cell, std::u32string_view row_head);

/// Whether a number's clause speaks of something else than what is: a plan, a bound, an earlier time, a single one of
/// many. Takes the words before and behind it.
bool set_apart(std::u32string_view words, std::u32string_view behind);

/// A unit as it is compared: “毫米” and “mm” are one, “千克/小时” and “kg/h”.
std::u32string plain_unit(std::u32string_view unit);
/// Whether that unit, and no longer one, stands at the beginning of the text.
bool begins_with_unit(std::u32string_view text, std::u32string_view unit);

/// How many characters two texts have in common at their ends.
std::size_t common_end(std::u32string_view a, std::u32string_view b);
/// Whether what stands in front of the words that two numbers share names no other thing: nothing, or a time.
bool names_nothing(std::u32string_view words);

}  // namespace nitec
