// A relation that does not hold, in words: with the numbers put in, both sides, the difference, and every operand's
// line.
#pragma once

#include "validators/datasheet/relations.h"

namespace nitec {

/// "=", "≠", "<", "≤", ">", "≥"
std::string_view sign(Comparison comparison);

/// The finding for a result that is kBroken or kRounding.
Finding relation_finding(const RelationResult& result);

/// Whether the relation says when a field has to be filled in: id R-C….
bool conditional(const Relation& relation);

}  // namespace nitec
