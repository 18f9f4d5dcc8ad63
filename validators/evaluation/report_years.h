// Of which years a work report says that it speaks.
#pragma once

#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace nitec {

/// A year of which a text says that it speaks, and where.
struct NamedYear {
  int year = 0;
  Location where;
};

/// The years on the cover or in the title: “2027年度工作报告”, “2026—2028年”, “二〇二七年度”. The date of the cover is
/// none of them, nor is any other that is written with a month, but for “2027年1月至12月”.
std::vector<NamedYear> years_on_cover(const Document& report);

/// The years that the pages speak of anywhere, also in table heads (“2027”) and within ranges (“2026—2028年”).
std::set<int> years_in_text(const Document& report);

/// The years that one text speaks of: “2026—2028年工作报告”, “2027年度工作报告”.
std::set<int> years_in(std::string_view text);

}  // namespace nitec
