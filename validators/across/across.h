// What several submissions claim, and whether people should look at it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "model/claim.h"
#include "model/rule_card.h"

namespace nitec {

/// A passage or file of so many centres is nobody's own.
inline constexpr std::size_t kTemplateCenters = 8;

/// A centre's name as centres are told apart: before and after its confirmation it is one.
std::string center_key(const std::string& center);

/// What there is to say of the rules across/*, in reading order. They are no part of the catalogue: a check of one
/// submission cannot run them.
std::span<const RuleCard> across_cards();

/// `sides`: claims that more than one submission makes, those of one kind and key next to each other. Of each such
/// group at most one finding (passages: one for two centres). Never an error: whether two may claim the same is for
/// people to say (第三十三条).
///
/// No finding: one centre's own submissions, but for two 运行评估 of periods that do not overlap; passages that stand
/// in the reports of so many centres that they are a template's. Standards are claimed by several drafters rightly: a
/// note, unless two say that they led it.
std::vector<AcrossFinding> judge_across(const std::vector<ClaimSide>& sides);

}  // namespace nitec
