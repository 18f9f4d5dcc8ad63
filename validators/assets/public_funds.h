// Whether public money went into the centre: Art. 18(2) asks for three kinds of proof then.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/finding.h"
#include "validators/rule.h"

namespace nitec {

struct PublicFunds {
  Look look = Look::kNoData;     ///< kLooked: there is some; kDoesNotApply: none; kNoData: not stated.
  std::vector<Location> places;  ///< The fields that say so.
};

/// Reads E13 (中央预算内投资) and E14 (地方财政资金).
PublicFunds public_funds(const Submission& submission);

/// Where the body of the report first says these words (a pattern of RE2, folded), with some of what stands around
/// them.
std::optional<Location> said_in_report(const Submission& submission, std::string_view pattern);

}  // namespace nitec
