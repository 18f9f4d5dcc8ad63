#include "model/date.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace nitec {
namespace {

std::chrono::sys_days to_days(Date date) {
  return std::chrono::year{date.year} / std::chrono::month{static_cast<unsigned>(date.month)} /
         std::chrono::day{static_cast<unsigned>(date.day)};
}

Date from_days(std::chrono::sys_days days) {
  const std::chrono::year_month_day ymd{days};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

}  // namespace

int days_in_month(int year, int month) {
  const auto last = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

bool Date::valid() const {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

std::string Date::iso() const {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
  return text.data();
}

std::string Date::chinese() const {
  return std::to_string(year) + "年" + std::to_string(month) + "月" + std::to_string(day) + "日";
}

int Date::weekday() const {
  return static_cast<int>(std::chrono::weekday{to_days(*this)}.c_encoding());
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(from, count)) {
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const Date date{number(0, 4), number(5, 2), number(8, 2)};
  return date.valid() ? std::optional(date) : std::nullopt;
}

Date add_months(Date date, int months) {
  const int month_index = date.year * 12 + (date.month - 1) + months;
  Date result{month_index / 12, month_index % 12 + 1, date.day};
  result.day = std::min(result.day, days_in_month(result.year, result.month));
  return result;
}

Date add_years(Date date, int years) {
  return add_months(date, 12 * years);
}

Date add_days(Date date, int days) {
  return from_days(to_days(date) + std::chrono::days{days});
}

int days_between(Date from, Date to) {
  return static_cast<int>((to_days(to) - to_days(from)).count());
}

}  // namespace nitec
