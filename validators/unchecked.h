// What was not checked, and why. It is never counted as passed.
#pragma once

#include <vector>

#include "model/finding.h"
#include "validators/period/reckoning.h"

namespace nitec {

/// The matters that this submission leaves to people, in a fixed order.
std::vector<Unchecked> list_unchecked(const Submission& submission, const Reckoning& reckoning);

}  // namespace nitec
