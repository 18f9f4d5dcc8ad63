// A calendar day and the arithmetic of the regulation's periods.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace nitec {

/// A day of the Gregorian calendar. A default-made Date is not valid.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;

  auto operator<=>(const Date&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 sees a 0 of its own.

  /// True when the day exists (2028-02-29 does, 2029-02-29 does not), years 1 to 9999.
  [[nodiscard]] bool valid() const;
  /// ISO 8601, "2029-06-15".
  [[nodiscard]] std::string iso() const;
  /// As a Chinese document writes it (GB/T 9704-2012): "2029年6月15日".
  [[nodiscard]] std::string chinese() const;
  /// 0 Sunday … 6 Saturday.
  [[nodiscard]] int weekday() const;
};

/// Reads "YYYY-MM-DD" and nothing else; nothing when the text or the day is not one.
std::optional<Date> parse_iso_date(std::string_view text);

/// The corresponding day `months` later; where that month has no such day, its last day
/// (民法典 第二百零二条). Negative months count backwards.
Date add_months(Date date, int months);

/// add_months(date, 12 * years): 2028-02-29 plus three years is 2031-02-28.
Date add_years(Date date, int years);

/// The day `days` later.
Date add_days(Date date, int days);

/// Days from `from` to `to`; negative when `to` is earlier.
int days_between(Date from, Date to);

/// The number of days in that month.
int days_in_month(int year, int month);

}  // namespace nitec
