// What a rule is: a card that explains it, and one function.
#pragma once

#include <string_view>
#include <vector>

#include "model/finding.h"

namespace nitec {

/// All that is known about a rule without running it. `nitec rules`, `nitec explain` and RULES.md print it.
struct RuleCard {
  std::string_view name;       ///< "family/what-is-wrong", stable for ever once released.
  std::string_view clause;     ///< "第十八条第一款"
  std::string_view clause_id;  ///< The requirement it decides: "M24".
  std::string_view summary;    ///< Chinese: what is checked.
  std::string_view summary_en;
  std::string_view why;  ///< Chinese, quoting the article.
  std::string_view decides;  ///< Chinese: how it is decided, and what it cannot see.
  std::string_view remedy;   ///< Chinese: how to mend it.
  std::string_view remedy_en;
  Severity severity = Severity::kError;
  Opinion opinion = Opinion::kCompleteness;
};

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
