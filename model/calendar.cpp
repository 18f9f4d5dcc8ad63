#include "model/calendar.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>
#include <vector>

#include "model/columns.h"

namespace nitec {
namespace {

constexpr int kLongestRest = 31;  ///< Days; a longer one is a slip of the pen.

/// The next day of work is nearer than this, whatever a calendar says.
constexpr int kMaxShift = 60;

[[noreturn]] void refuse(int line, const std::string& reason) {
  throw std::runtime_error("第" + std::to_string(line) + "行：" + reason);
}

Date day_of(const std::string& text, int line) {
  const std::optional<Date> day = parse_iso_date(text);
  if (!day) {
    refuse(line, "“" + text + "”不是日期（应为 YYYY-MM-DD）");
  }
  return *day;
}

int year_of_text(const std::string& text, int line) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc() || end != text.data() + text.size() || year < 1949 || year > 9999) {
    refuse(line, "“" + text + "”不是年份");
  }
  return year;
}

}  // namespace

Calendar Calendar::parse(std::string_view text) {
  Calendar calendar;
  Year* year = nullptr;
  int number = 0;
  for_each_line(text, [&](const std::vector<std::string>& columns, int line) {
    const std::string& word = columns.front();
    if (columns.size() < 2) {
      refuse(line, "“" + word + "”之后没有内容（各部分之间空两格以上）");
    }
    if (word == "年") {
      number = year_of_text(columns[1], line);
      const auto [place, added] = calendar.years_.try_emplace(number);
      if (!added) {
        refuse(line, columns[1] + "年有两段");
      }
      year = &place->second;
      return;
    }
    if (word != "休" && word != "班") {
      refuse(line, "“" + word + "”不认识；每行以“年”“休”或者“班”开头");
    }
    const Date first = day_of(columns[1], line);
    const bool has_end = word == "休" && columns.size() > 2 && parse_iso_date(columns[2]);
    const Date last = has_end ? day_of(columns[2], line) : first;
    if (year == nullptr || first.year != number || last.year != number) {
      refuse(line, "日期不在所在的年度之内");
    }
    const int days = days_between(first, last);
    if (days < 0 || days >= kLongestRest) {
      refuse(line, "止日早于起日，或者放假超过" + std::to_string(kLongestRest) + "天");
    }
    if (word == "班" && first.weekday() != 0 && first.weekday() != 6) {
      refuse(line, columns[1] + "不是周六、周日，本来就上班");
    }
    const std::size_t name = has_end ? 3 : 2;
    for (int i = 0; i <= days; ++i) {
      const Date day = add_days(first, i);
      if (year->rest.contains(day) || year->work.contains(day)) {
        refuse(line, day.iso() + "已有安排");
      }
      if (word == "班") {
        year->work.insert(day);
      } else {
        year->rest.emplace(day, columns.size() > name ? columns[name] : "放假");
      }
    }
  });
  return calendar;
}

void Calendar::replace_years(const Calendar& other) {
  for (const auto& [number, year] : other.years_) {
    years_.insert_or_assign(number, year);
  }
}

const Calendar::Year* Calendar::year_of(Date day) const {
  const auto found = years_.find(day.year);
  return found == years_.end() ? nullptr : &found->second;
}

std::string_view Calendar::holiday(Date day) const {
  const Year* year = year_of(day);
  if (year == nullptr) {
    return {};
  }
  const auto found = year->rest.find(day);
  return found == year->rest.end() ? std::string_view() : std::string_view(found->second);
}

bool Calendar::is_shifted_work_day(Date day) const {
  const Year* year = year_of(day);
  return year != nullptr && year->work.contains(day);
}

bool Calendar::is_rest(Date day) const {
  const bool weekend = day.weekday() == 0 || day.weekday() == 6;
  return !holiday(day).empty() || (weekend && !is_shifted_work_day(day));
}

Date Calendar::work_day_from(Date day) const {
  for (int i = 0; i < kMaxShift && is_rest(day); ++i) {
    day = add_days(day, 1);
  }
  return day;
}

}  // namespace nitec
