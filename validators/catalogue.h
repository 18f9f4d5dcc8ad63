// The rules, in the order in which a reviewer reads: is it there, is it whole, is it named rightly, is it in time, who,
// how well, with what proof. A new rule has two lines here, its file, and a line in CMakeLists.txt.
#pragma once

#include <array>
#include <span>

#include "validators/rule.h"

namespace nitec {

extern const Rule kReportMissing;
extern const Rule kSectionMissing;
extern const Rule kApplicationLate;

inline constexpr std::array kCatalogue{
    &kReportMissing,
    &kSectionMissing,
    &kApplicationLate,
};

/// All rules of this build, in reading order.
inline std::span<const Rule* const> catalogue() {
  return kCatalogue;
}

}  // namespace nitec
