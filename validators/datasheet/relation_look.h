// What the rules on relations have in common: all relations are judged, each rule tells of those that are its own.
#pragma once

#include <set>

#include "validators/datasheet/relations.h"
#include "validators/rule.h"

namespace nitec {

/// Fields of which a relation of level error says that something is wrong.
using WrongFields = std::set<const Field*>;

/// Judges the relations of this rule set and appends a finding for each result that is `told`, kMaxFindingsOfARule at
/// most. kNoData when there is no datasheet, or when not one relation could be judged.
Look look_at_relations(const Submission& submission, std::vector<Finding>& findings,
                       bool (*told)(const RelationResult& result, const WrongFields& wrong));

}  // namespace nitec
