#include "validators/agreement/years.h"

#include <algorithm>

namespace nitec {
namespace {

constexpr bool ascii_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

}  // namespace

std::vector<YearAt> years_in(std::u32string_view text) {
  std::vector<YearAt> found;
  for (std::size_t i = 0; i + 4 < text.size(); ++i) {
    if (i > 0 && ascii_digit(text[i - 1])) {
      continue;
    }
    if (!(std::all_of(text.begin() + i, text.begin() + i + 4, ascii_digit) && (text[i] == U'1' || text[i] == U'2'))) {
      continue;
    }
    const auto number = [&](std::size_t at) {
      int value = 0;
      for (std::size_t k = at; k < at + 4; ++k) {
        value = value * 10 + static_cast<int>(text[k] - U'0');
      }
      return value;
    };
    std::size_t end = i + 4;
    if (text[end] == U'年') {
      const bool range = end + 5 < text.size() &&
                         (text[end + 1] == U'-' || text[end + 1] == U'至' || text[end + 1] == U'~') &&
                         ascii_digit(text[end + 2]) && ascii_digit(text[end + 5]);
      if (!range) {
        // 年末 and 年初 are words of their own.
        const char32_t next = end + 1 < text.size() ? text[end + 1] : U' ';
        if (next != U'末' && next != U'底' && next != U'初') {
          ++end;
          end += next == U'度' ? 1 : 0;
        }
        found.push_back({i, end, number(i)});
        i = end - 1;
        continue;
      }
      ++end;
    }
    if (text[end] == U'-' || text[end] == U'至' || text[end] == U'~' || text[end] == U'到') {
      std::size_t second = end + 1;
      if (second + 4 <= text.size() && std::all_of(text.begin() + second, text.begin() + second + 4, ascii_digit) &&
          second + 4 < text.size() && text[second + 4] == U'年') {
        found.push_back({i, second + 5, 0});
        i = second + 4;
      }
    }
  }
  return found;
}

}  // namespace nitec
