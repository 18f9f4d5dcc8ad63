// What is planted, and what an honest check must then say.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/mutation/handed_in.h"

namespace nitec::test {

// The clean submissions, how grave findings are, and why some defects are not found by this version.
inline constexpr const char* kDc = "clean-offshore-dc";
inline constexpr const char* kAnnual = "clean-annual-magnesium";
inline constexpr const char* kEvaluation = "clean-evaluation-metrology";
inline constexpr const char* kExtension = "clean-extension-mine-gas";
inline constexpr const char* kApplication = "clean-application-hydrogen";
inline constexpr const char* kAdjustment = "clean-adjustment-knitting";

inline constexpr const char* kError = "error";
inline constexpr const char* kWarning = "warning";
inline constexpr const char* kNote = "note";

inline constexpr const char* kProse = "numbers and identifiers in prose";
inline constexpr const char* kSeals = "seals and signatures in pictures";
inline constexpr const char* kOtherSubmissions = "needs what other centres and years handed in";

/// Where a finding must point.
enum class At {
  kAnywhere,  ///< What is missing has no place.
  kPlanted,   ///< At the line of the datasheet or on the page that was changed; one of them when there are several.
  kSheet,     ///< Somewhere in the datasheet.
};

struct Expected {
  std::string rule;  ///< “a|b” when either says it.
  std::string severity;
  At at = At::kAnywhere;
};

struct Mutant {
  std::string row;   ///< Of the defects' list, “8b”; or of the benign variations.
  std::string what;  ///< In one line.
  std::string submission;
  std::function<void(HandedIn&)> plant;  ///< Null: cannot be planted in these submissions, and is only listed.
  /// A defect: all of these must be added to what the clean submission gives. A benign variation: notes that may be.
  std::vector<Expected> expected{};
  std::string not_yet{};  ///< Why no rule is meant to find it in this version.
  std::string as_of{};    ///< Empty: the day of the clean submission.
  bool record = false;    ///< With the centre's record.
};

/// The defects that are found in submissions as they come, one at a time.
std::vector<Mutant> defects();
/// The latter part of them.
std::vector<Mutant> defects_from_13();
/// What differs without being a defect.
std::vector<Mutant> benign();

}  // namespace nitec::test
