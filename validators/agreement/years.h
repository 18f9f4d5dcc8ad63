// Years in folded text, as statements are dated by them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace nitec {

/// Years in a text: where they end, and the year; 0 for several years together (2026—2028年).
struct YearAt {
  std::size_t begin = 0;
  std::size_t end = 0;
  int year = 0;
};

/// In order and apart. 年末, 年底 and 年初 are words of their own: there the year ends before 年.
std::vector<YearAt> years_in(std::u32string_view text);

}  // namespace nitec
