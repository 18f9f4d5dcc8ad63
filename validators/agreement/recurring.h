// Numbers of any unit that the report gives twice: what the vocabulary of fields knows nothing of (the length of a
// track, the volume of a cold store), told apart by the words right in front of them.
#pragma once

#include <string>
#include <vector>

#include "model/submission.h"
#include "validators/rule.h"

namespace nitec {

/// Two places at which the same thing has different numbers, as far as can be told: the words before the number end
/// alike, the unit is the same, the digits differ as a slip of the pen makes them, and neither place speaks of a plan,
/// of another year or of another thing of a series.
struct Recurrence {
  std::string words;  ///< What both say before the number.
  std::string first;  ///< The number with its unit, folded.
  std::string second;
  Location first_place;
  Location second_place;
};

/// In reading order of the second places. Of tables the cells that hold a number with its unit.
std::vector<Recurrence> recurrences(const Submission& submission, const Context& context, const Document& report);

}  // namespace nitec
