// Kinds of evidence that must be in the list.
#pragma once

#include <string_view>
#include <vector>

#include "model/finding.h"
#include "model/rule_card.h"

namespace nitec {

struct Required {
  std::string_view type;   ///< A code of evidence_types.tsv.
  std::string_view title;  ///< “组建任务验收意见”
  std::string_view title_en;
  std::string_view names;  ///< A pattern (RE2) of names that such a document carries.
};

/// One finding when the list has no evidence of that type, of the card's severity; a doubt only when a row of type
/// `other`, or of a type that is not known, carries such a name: what cannot be told is not called missing. `places`:
/// what asks for it.
void require(const Submission& submission, const Required& required, const RuleCard& card,
             const std::vector<Location>& places, std::vector<Finding>& findings);

}  // namespace nitec
