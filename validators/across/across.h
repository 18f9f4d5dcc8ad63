// What several submissions claim, and whether people should look at it.
#pragma once

#include <vector>

#include "model/claim.h"

namespace nitec {

/// `sides`: claims that more than one submission makes, those of one kind and key next to each other. Of each such
/// group at most one finding (passages: one for two centres). Never an error: whether two may claim the same is for
/// people to say (第三十三条).
///
/// No finding: one centre's own submissions, but for two 运行评估 of periods that do not overlap; passages that stand
/// in the reports of so many centres that they are a template's. Standards are claimed by several drafters rightly: a
/// note, unless two say that they led it.
std::vector<AcrossFinding> judge_across(const std::vector<ClaimSide>& sides);

}  // namespace nitec
