#include "validators/agreement/ratios.h"

#include <algorithm>

namespace nitec {
namespace {

/// Longer ones are not recomputed: products of two must fit.
constexpr std::size_t kMaxDigits = 16;
/// Whole numbers below this are counts, not rounded amounts.
constexpr int kSmallCount = 100;

bool short_enough(const Decimal& number) {
  return number.text().size() <= kMaxDigits;
}

}  // namespace

Decimal rounding_of(const Quantity& quantity) {
  const bool whole = quantity.step == Decimal(1);
  if (whole && quantity.unit != "元" && quantity.value.abs() < Decimal(kSmallCount)) {
    return Decimal();
  }
  return quantity.step * Decimal::of_units(5, 1);
}

bool quotient_agrees(const Quantity& over, const Quantity& under, Quotient kind, const Quantity& percent) {
  if (!short_enough(over.value) || !short_enough(under.value) || !short_enough(percent.value) ||
      under.value <= Decimal()) {
    return true;
  }
  const Decimal hundred(100);
  Decimal low = percent.value - percent.step;
  Decimal high = percent.upper.value_or(percent.value) + percent.step;
  if (kind == Quotient::kGrowth) {
    low = hundred + low;
    high = hundred + high;
  } else if (kind == Quotient::kFall) {
    std::swap(low, high);
    low = hundred - low;
    high = hundred - high;
  }
  const Decimal a = rounding_of(over);
  const Decimal b = rounding_of(under);
  return low * (under.value - b) <= hundred * (over.value + a) &&
         hundred * (over.value - a) <= high * (under.value + b);
}

std::string quotient_text(const Decimal& over, const Decimal& under, Quotient kind, int scale) {
  constexpr int kIntegerDigits = 9;
  const Decimal difference = kind == Quotient::kShare ? over : kind == Quotient::kGrowth ? over - under : under - over;
  Decimal rest = difference.abs() * Decimal(100);
  long long quotient = 0;
  for (int exponent = kIntegerDigits; exponent >= -scale - 1; --exponent) {
    Decimal part = under;
    if (exponent < 0) {
      part = under * Decimal::of_units(1, -exponent);
    }
    for (int i = 0; i < exponent; ++i) {
      part = part * Decimal(10);
    }
    quotient *= 10;
    for (int digit = 0; digit < 9 && part <= rest; ++digit) {
      rest = rest - part;
      ++quotient;
    }
  }
  const long long rounded = (quotient + 5) / 10;
  return Decimal::of_units(difference.negative() ? -rounded : rounded, scale).text();
}

bool exact(const Quantity& quantity) {
  return !quantity.approximate && quantity.bound == Bound::kNone && !quantity.upper;
}

bool has_any(std::u32string_view text, std::initializer_list<std::u32string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::u32string_view word) { return text.find(word) != std::u32string_view::npos; });
}

std::u32string_view strip_front(std::u32string_view text, std::initializer_list<std::u32string_view> words) {
  for (bool again = true; again;) {
    again = false;
    for (const std::u32string_view word : words) {
      if (text.starts_with(word)) {
        text.remove_prefix(word.size());
        again = true;
      }
    }
  }
  return text;
}

std::u32string_view strip_back(std::u32string_view text, std::initializer_list<std::u32string_view> words) {
  for (bool again = true; again;) {
    again = false;
    for (const std::u32string_view word : words) {
      if (text.ends_with(word)) {
        text.remove_suffix(word.size());
        again = true;
      }
    }
  }
  return text;
}

std::pair<std::size_t, std::size_t> sentence_around(std::u32string_view text, std::size_t at) {
  constexpr std::u32string_view kStops = U"。;!?";
  const std::size_t before = at == 0 ? std::u32string_view::npos : text.find_last_of(kStops, at - 1);
  const std::size_t behind = text.find_first_of(kStops, at);
  return {before == std::u32string_view::npos ? 0 : before + 1,
          behind == std::u32string_view::npos ? text.size() : behind};
}

}  // namespace nitec
