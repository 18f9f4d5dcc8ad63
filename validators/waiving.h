// What a supervising unit waived or weighs differently, laid on the findings.
#pragma once

#include <string_view>
#include <vector>

#include "model/finding.h"
#include "model/waivers.h"

namespace nitec {

/// Throws std::runtime_error ("第3行：…") when a decision names a rule that is not in the catalogue, or waives one that
/// leaves no room (RuleCard::waivable).
void check_waivers(const Waivers& waivers);

/// Findings of a waived rule become notes that say who waived it, when and why; re-levelled ones get their new
/// severity. Only decisions made on or before `as_of` count, and waivers of this centre. Gives what is to stand on the
/// sheet: every re-levelled rule that touched a finding, and every waiver of this centre, also one that was not needed;
/// the ids of their findings are for name_findings().
std::vector<AppliedDecision> apply_waivers(const Waivers& waivers, std::string_view center, Date as_of,
                                           const std::vector<Finding*>& findings);

/// Writes into each decision the ids of the findings that it touched.
void name_findings(std::vector<AppliedDecision>& decisions, const std::vector<Finding>& findings);

}  // namespace nitec
