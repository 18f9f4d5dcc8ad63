// The approved targets of the record beside the rows of group J, and beside what section 6 of the report says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "validators/record/facts.h"

namespace nitec {

struct TargetPair {
  const ApprovedTarget* approved = nullptr;  ///< Null: an added row.
  const Target* row = nullptr;               ///< Null: a dropped target.
  bool certain = true;                       ///< False: two wordings that may or may not mean the same.
};

/// Each approved target with the row that means it, in the record's order; added rows behind. Names match when they
/// are the same but for blanks, brackets and words like “累计”, “建成”, when both name the same field of the datasheet
/// (by its code, its name or a synonym of the dictionary), or when they are nearly the same and so are unit and value.
/// Other likenesses are pairs that are not certain.
std::vector<TargetPair> pair_targets(const Record& record, const Datasheet& sheet);

/// How a stated target compares with the approved one.
enum class TargetChange {
  kNone,
  kWeaker,   ///< Easier to reach: lower for “≥”, higher for “≤”, other for “=”, or another direction.
  kRaised,   ///< Harder to reach.
  kUnit,     ///< Another unit: another quantity, or the same number in a smaller one.
  kSlipped,  ///< Weaker by a power of ten: perhaps a slip of the unit.
};
TargetChange compare_target(const ApprovedTarget& approved, std::string_view direction, const Decimal& value,
                            std::string_view unit);

/// What section 6 of the report says is asked for by that target: only where its whole name stands in a row of a table
/// or a sentence with exactly one value behind a sign or word of comparison. Nothing otherwise.
struct ReportedTarget {
  std::string direction;  ///< "≥", "≤", "="
  Decimal value;
  std::string unit;  ///< Empty when none stands there.
  Location where;
};
std::optional<ReportedTarget> reported_target(const Submission& submission, std::string_view name);

/// “≥30件”
std::string target_value(std::string_view direction, const Decimal& value, std::string_view unit);
std::string target_value(const ApprovedTarget& approved);
std::string target_value(const Target& row);
/// The place of a row of group J.
Location row_place(const Target& row);

}  // namespace nitec
