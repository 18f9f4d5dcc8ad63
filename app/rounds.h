// This round beside the one before (--previous).
#pragma once

#include "model/finding.h"

namespace nitec {

/// What was mended, what is still there, and what changed though no finding asked for it. Findings are matched by what
/// they are about: the same rule on the same fields, files and words; then the same rule on the same fields or with the
/// same sentence but for its numbers. The sheet's content must be there, and its pages their words.
RoundComparison compare_rounds(const EarlierRound& earlier, const ReviewSheet& sheet);

}  // namespace nitec
