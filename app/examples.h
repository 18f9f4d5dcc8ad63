// Examples for `nitec explain`: the rule is run on cases of its own fixtures.
#pragma once

#include <optional>
#include <string>

#include "report/text/text_writers.h"
#include "validators/rule.h"

namespace nitec {

/// The first case of the rule's fixtures that finds and the first innocent one, with what the rule says to the former.
std::vector<RuleExample> examples_of(const Rule& rule);

}  // namespace nitec
