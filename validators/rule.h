// What a rule is: a card that explains it, and one function.
#pragma once

#include <memory>
#include <vector>

#include "model/calendar.h"
#include "model/finding.h"
#include "model/rule_card.h"
#include "model/waivers.h"
#include "validators/readings.h"

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
  const Waivers* waivers = nullptr;    ///< Decisions of the unit’s own; null when there are none.
  const Calendar* calendar = nullptr;  ///< Holidays and 调休; null when nothing is known of them.
  int threads = 4;  ///< Rules run side by side on so many at most, and on no more than there are processors.
  /// What rules share: see for_each_unit, account_of.
  std::shared_ptr<Readings> readings = std::make_shared<Readings>();
};

struct Rule {
  RuleCard card;
  /// Appends findings. What they leave empty is filled in from the card: article, remedy, and with the rule's name also
  /// severity and opinion; a finding that names its rule keeps its own severity and opinion. Rules run side by side: it
  /// changes nothing but `findings`.
  Look (*check)(const Submission&, const Context&, std::vector<Finding>&);
};

}  // namespace nitec
