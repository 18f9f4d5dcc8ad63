#include "validators/targets/rate.h"

#include <algorithm>

namespace nitec {
namespace {

__extension__ using Wide = __int128;

bool short_enough(const Decimal& number) {
  return number.text().size() <= kMaxRateDigits;
}

/// Half a unit in the last place shown; whole numbers are counts and exact.
Decimal half_unit(const Decimal& number) {
  return number.scale() == 0 ? Decimal() : Decimal::of_units(5, number.scale() + 1);
}

const Decimal& over(const Target& target) {
  return target.direction == "≤" ? *target.target : *target.actual;
}

const Decimal& under(const Target& target) {
  return target.direction == "≤" ? *target.actual : *target.target;
}

}  // namespace

bool recomputable(const Target& target) {
  return target.target && target.actual && short_enough(*target.target) && short_enough(*target.actual) &&
         Decimal() < *target.target && !target.actual->negative() && Decimal() < under(target);
}

bool met(const Target& target) {
  if (target.direction == "≤") {
    return *target.actual <= *target.target;
  }
  return target.direction == "=" ? *target.actual == *target.target : *target.actual >= *target.target;
}

bool rate_agrees(const Target& target) {
  if (!target.rate || !short_enough(*target.rate)) {
    return true;
  }
  const Decimal hundred(100);
  const Decimal rate = *target.rate;
  const Decimal rate_half = Decimal::of_units(5, std::min(rate.scale(), Decimal::kMaxScale) + 1);
  const Decimal difference = (hundred * over(target) - rate * under(target)).abs();
  const Decimal allowed =
      under(target) * rate_half + hundred * half_unit(over(target)) + rate.abs() * half_unit(under(target));
  return difference <= allowed;
}

std::string rate_text(const Target& target) {
  const int scale = std::max(over(target).scale(), under(target).scale());
  const auto units = [&](const Decimal& number) {
    Wide value = 0;
    int decimals = 0;
    bool point = false;
    for (const char c : number.text()) {
      if (c == '.') {
        point = true;
      } else if (c >= '0' && c <= '9') {
        value = value * 10 + (c - '0');
        decimals += point ? 1 : 0;
      }
    }
    for (; decimals < scale; ++decimals) {
      value *= 10;
    }
    return value;
  };
  const Wide divisor = units(under(target));
  const Wide tenths = (units(over(target)) * 1000 * 2 + divisor) / (divisor * 2);
  constexpr Wide kMost = 999'999'999'999;
  return Decimal::of_units(static_cast<long long>(std::min(tenths, kMost)), 1).text() + "%";
}

std::string target_words(const Target& target) {
  return "目标" + target.direction + target.target->text() + target.unit + "，完成" + target.actual->text() +
         target.unit;
}

}  // namespace nitec
