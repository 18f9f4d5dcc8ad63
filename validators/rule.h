// What a rule is: a card that explains it, and one function.
#pragma once

#include <vector>

#include "model/finding.h"
#include "model/rule_card.h"

namespace nitec {

/// No finding and no look are not the same.
enum class Look {
  kLooked,        ///< The rule had what it needs; no finding means that it holds.
  kNoData,        ///< What it needs is not there: the clause says no-data.
  kDoesNotApply,  ///< The submission's own facts put it out of scope.
};

/// What every rule may use beside the submission.
struct Context {
  Date as_of;
};

struct Rule {
  RuleCard card;
  /// Appends findings; rule name, severity, opinion, article and remedy are filled in from the card where left empty.
  Look (*check)(const Submission&, const Context&, std::vector<Finding>&);
};

}  // namespace nitec
