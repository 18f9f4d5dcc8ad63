// Numbers of standards in running text.
#pragma once

#include <functional>
#include <string_view>

#include "model/identifier.h"
#include "validators/identifiers/text_units.h"

namespace nitec {

struct StandardMention {
  const TextUnit* unit = nullptr;
  std::string_view part;  ///< Of unit->text.
  IdentifierCheck check;
  /// What it is said to be: "国家标准", "行业标准", "地方标准", "团体标准", "企业标准", "国际标准"; empty when that is
  /// not said, or not certain.
  std::string_view category;
  bool claimed = false;  ///< Listed as one of the centre's own standards: by category, or in a column of numbers.
};

/// What is written as the number of a standard, or of a plan for one. Found once for all rules.
const std::vector<StandardMention>& standards_of(const Submission& submission, const Context& context);

/// Whether a number of that family (IdentifierCheck::family) belongs to the category.
bool belongs_to(std::string_view family, std::string_view category);
/// The category that a family belongs to; empty when none is known.
std::string_view category_of(std::string_view family);

}  // namespace nitec
