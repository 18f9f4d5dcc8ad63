// return/datasheet.html: the datasheet as the form that its author knows, with what was found beside each value.
#pragma once

#include <string>
#include <vector>

#include "model/dictionary.h"
#include "model/finding.h"

namespace nitec {

/// A relation of the form (审核关系) with the numbers of this datasheet put in.
struct ShownRelation {
  enum class State { kHolds, kBroken, kUnjudged };
  std::string id;       ///< "R-A01"
  std::string text;     ///< "D01 = D02 + D03 + D04 + D05"
  std::string title;    ///< “科技经费筹集额等于各渠道之和”
  std::string when;     ///< "2028年", "依托单位口径"; may be empty.
  std::string numbers;  ///< "1 200.00 ≠ 1 190.00，差10.00"; empty where it was not judged.
  State state = State::kUnjudged;
};

/// A page that needs nothing from elsewhere and runs no script: the fields by group with names, values, units and lines
/// of the file, the rows of targets, participants, proofs and commitments, each with the findings that name it, under
/// their numbers; the relations, those that hold folded up. A datasheet that could not be read is told with its line
/// and reason; empty where the submission has none, and under quarantine.
std::string write_datasheet_html(const ReviewSheet& sheet, const Dictionary& dictionary,
                                 const std::vector<ShownRelation>& relations);

}  // namespace nitec
