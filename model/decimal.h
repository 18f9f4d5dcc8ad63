// Exact decimals: money and quantities are never binary floats.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace nitec {

/// units / 10^scale, exactly. The scale is the number of decimals written: 12.30 keeps two, so that a
/// tolerance can be derived from the precision shown. Comparison is by value: 12.30 equals 12.3.
class Decimal {
 public:
  /// What the reader accepts at the most; longer numerals are refused, so that no sum can overflow.
  static constexpr int kMaxDigits = 24;
  static constexpr int kMaxScale = 8;

  Decimal() = default;
  /// `value` whole units.
  explicit Decimal(long long value) : units_(value) {}

  /// Reads an optional sign, digits, and optionally a point with digits: "-12.30". No separators, no exponent, no
  /// blank.
  static std::optional<Decimal> parse(std::string_view text);
  /// `units` / 10^`scale`.
  static Decimal of_units(long long units, int scale);

  [[nodiscard]] int scale() const { return scale_; }
  [[nodiscard]] bool negative() const { return units_ < 0; }
  [[nodiscard]] bool zero() const { return units_ == 0; }
  /// As written: "-12.30".
  [[nodiscard]] std::string text() const;
  /// With a thousands separator for people to read: "1 268.40" (separator given, default a plain space).
  [[nodiscard]] std::string grouped(std::string_view separator = " ") const;

  Decimal operator-() const;
  friend Decimal operator+(Decimal a, Decimal b);
  friend Decimal operator-(Decimal a, Decimal b);
  /// Exact; the scales add up.
  friend Decimal operator*(Decimal a, Decimal b);
  friend std::strong_ordering operator<=>(Decimal a, Decimal b);
  friend bool operator==(Decimal a, Decimal b);
  [[nodiscard]] Decimal abs() const { return units_ < 0 ? -*this : *this; }

 private:
  __extension__ using Wide = __int128;
  Decimal(Wide units, int scale) : units_(units), scale_(scale) {}
  [[nodiscard]] Decimal rescaled(int scale) const;

  Wide units_ = 0;
  int scale_ = 0;
};

}  // namespace nitec
