// 完成率, recomputed with exact decimals.
#pragma once

#include <optional>
#include <string>

#include "model/datasheet.h"

namespace nitec {

/// A quantity longer than this is not recomputed: products of two must fit.
inline constexpr std::size_t kMaxRateDigits = 14;

/// Whether target and actual are there, the target above zero, and both short enough to be recomputed.
bool recomputable(const Target& target);

/// Whether the target is met in its direction: “≥”, “≤” or “=”.
bool met(const Target& target);

/// Whether the rate as filled in agrees with actual ÷ target (target ÷ actual for “≤”), allowing for the rounding of
/// what is shown: half a unit in the last place of the rate, and of each quantity that has decimals. True when no rate
/// is filled in.
bool rate_agrees(const Target& target);

/// “90.0%”: actual ÷ target (target ÷ actual for “≤”), rounded to one decimal.
std::string rate_text(const Target& target);

/// “≥1200台/年，完成1080台/年”
std::string target_words(const Target& target);

}  // namespace nitec
