#include "model/decimal.h"

#include <algorithm>

namespace nitec {

std::optional<Decimal> Decimal::parse(std::string_view text) {
  bool minus = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    minus = text[0] == '-';
    text.remove_prefix(1);
  }
  Wide units = 0;
  int digits = 0;
  int scale = 0;
  bool point = false;
  bool digit_after_point = true;
  for (const char c : text) {
    if (c == '.' && !point && digits > 0) {
      point = true;
      digit_after_point = false;
    } else if (c >= '0' && c <= '9') {
      if (++digits > kMaxDigits || (point && ++scale > kMaxScale)) {
        return std::nullopt;
      }
      units = units * 10 + (c - '0');
      digit_after_point = true;
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0 || !digit_after_point) {
    return std::nullopt;
  }
  return Decimal(minus ? -units : units, scale);
}

Decimal Decimal::of_units(long long units, int scale) {
  return {static_cast<Wide>(units), scale};
}

std::string Decimal::text() const {
  return grouped("");
}

std::string Decimal::grouped(std::string_view separator) const {
  Wide rest = units_ < 0 ? -units_ : units_;
  std::string reversed;
  int digits = 0;
  do {
    if (digits == scale_ && scale_ > 0) {
      reversed += '.';
    }
    const int whole_digits = digits - scale_;
    if (whole_digits > 0 && whole_digits % 3 == 0) {
      reversed.append(separator.rbegin(), separator.rend());
    }
    reversed += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
    ++digits;
  } while (rest != 0 || digits <= scale_);
  if (units_ < 0) {
    reversed += '-';
  }
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
}

Decimal Decimal::rescaled(int scale) const {
  Wide units = units_;
  for (int i = scale_; i < scale; ++i) {
    units *= 10;
  }
  return {units, scale};
}

Decimal Decimal::operator-() const {
  return {-units_, scale_};
}

Decimal operator+(Decimal a, Decimal b) {
  const int scale = std::max(a.scale_, b.scale_);
  return {a.rescaled(scale).units_ + b.rescaled(scale).units_, scale};
}

Decimal operator-(Decimal a, Decimal b) {
  return a + -b;
}

Decimal operator*(Decimal a, Decimal b) {
  return {a.units_ * b.units_, a.scale_ + b.scale_};
}

std::strong_ordering operator<=>(Decimal a, Decimal b) {
  const int scale = std::max(a.scale_, b.scale_);
  return a.rescaled(scale).units_ <=> b.rescaled(scale).units_;
}

bool operator==(Decimal a, Decimal b) {
  return (a <=> b) == std::strong_ordering::equal;
}

}  // namespace nitec
