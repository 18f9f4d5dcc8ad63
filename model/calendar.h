// Days of rest and of work: when a period's last day falls on a holiday, it ends on the next day of work
// (民法典 第二百零三条第一款). Which days those are is announced year by year (国务院办公厅关于部分节假日安排的通知).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "model/date.h"

namespace nitec {

class Calendar {
 public:
  /// Reads the form that schemas/calendar.txt explains. Throws std::runtime_error ("第3行：…") on a line that is not in
  /// it, a day that stands in no year of the file, or one that is both a day of rest and of work.
  static Calendar parse(std::string_view text);

  /// Takes the years of `other`; a year that both have is the other's alone.
  void replace_years(const Calendar& other);

  /// Whether the holidays of that year are known.
  [[nodiscard]] bool knows(int year) const { return years_.contains(year); }
  /// The name of the holiday on that day ("春节"), also of one that an ordinary weekend is part of; empty when none.
  [[nodiscard]] std::string_view holiday(Date day) const;
  /// A Saturday or Sunday on which people work instead of another day.
  [[nodiscard]] bool is_shifted_work_day(Date day) const;
  /// A holiday, or a Saturday or Sunday that is no shifted day of work. Of a year that is not known, only weekends.
  [[nodiscard]] bool is_rest(Date day) const;
  /// `day` itself when people work on it, else the first day of work after it.
  [[nodiscard]] Date work_day_from(Date day) const;

 private:
  struct Year {
    std::map<Date, std::string> rest;
    std::set<Date> work;
  };

  [[nodiscard]] const Year* year_of(Date day) const;

  std::map<int, Year> years_;
};

}  // namespace nitec
