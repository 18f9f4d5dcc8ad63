// What the regulation leaves open, and how it is taken: schemas/<date>/practice.tsv.
#pragma once

#include <string_view>

namespace nitec {

/// The value of that key; asserts that there is one.
std::string_view practice(std::string_view key);

/// How many full calendar years before the year of the evaluation it looks at (第二十二条).
int evaluation_years();

}  // namespace nitec
