#include "validators/agreement/slips.h"

#include <algorithm>
#include <array>

namespace nitec {
namespace {

template <typename Text>
Slip slip_between(Text a, Text b) {
  if (a.size() == b.size()) {
    std::array<std::size_t, 2> others{};
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (a[i] != b[i]) {
        if (count == others.size()) {
          return Slip::kNone;
        }
        others[count++] = i;
      }
    }
    if (count == 2 && a[others[0]] == b[others[1]] && a[others[1]] == b[others[0]]) {
      return Slip::kExchanged;
    }
    return count == 1 ? Slip::kOther : Slip::kNone;
  }
  const Text longer = a.size() > b.size() ? a : b;
  const Text shorter = a.size() > b.size() ? b : a;
  if (longer.size() != shorter.size() + 1) {
    return Slip::kNone;
  }
  const auto same =
      static_cast<std::size_t>(std::mismatch(shorter.begin(), shorter.end(), longer.begin()).first - shorter.begin());
  return longer.substr(same + 1) == shorter.substr(same) ? Slip::kTooMany : Slip::kNone;
}

}  // namespace

Slip slip(std::string_view a, std::string_view b) {
  return slip_between(a, b);
}

Slip slip(std::u32string_view a, std::u32string_view b) {
  return slip_between(a, b);
}

}  // namespace nitec
