// The years of which a submission speaks: field A04, and the yearly values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/datasheet.h"
#include "model/finding.h"
#include "model/rule_card.h"

namespace nitec {

/// Calendar years, both ends included.
struct YearSpan {
  int first = 0;
  int last = 0;

  [[nodiscard]] bool has(int year) const { return year >= first && year <= last; }
  /// “2027年”, “2026—2028年”
  [[nodiscard]] std::string words() const;

  bool operator==(const YearSpan&) const = default;
};

/// Field A04 as years: "2027", "2026-2028", also with other dashes and “年” behind; nothing when it is blank or says
/// anything else.
std::optional<YearSpan> years_said(const Datasheet& datasheet);

/// Findings on the yearly values of the centre: a year of the span without any value (of the card's own severity), and
/// values of years that lie outside of it (a doubt). None when no yearly field has a value: that is told elsewhere.
void compare_years(const Datasheet& datasheet, YearSpan span, const RuleCard& card, std::vector<Finding>& findings);

}  // namespace nitec
