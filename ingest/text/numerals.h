// Chinese and Arabic numerals and dates in running text. Done by hand: ICU's rules take 二〇二六 apart.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "model/date.h"

namespace nitec {

/// 0 to 9999: "十一" 11, "二十" 20, "廿八" 28, "一百零五" 105, "两千" 2000, "二〇二六" 2026, "壹拾贰" 12, "12", "１２".
/// Nothing for anything else, also for the spoken "一百五". 〇, ○, 零, O and 0 are zero among Chinese digits.
std::optional<int> parse_chinese_integer(std::u32string_view text);

/// A whole date with its day, in Arabic or Chinese numerals with 年月日: "2026年2月1日", "二〇二六年二月一日",
/// "二O二六年元月廿八日", "贰零贰陆年零贰月零壹日"; blanks are allowed. The year has four digits. Nothing for days that
/// do not exist and for all other notations.
std::optional<Date> parse_chinese_date(std::u32string_view text);

/// A date in running text, at [begin, end) of the input.
struct FoundDate {
  std::size_t begin = 0;
  std::size_t end = 0;
  Date date;
  bool month_precision = false;  ///< Only year and month are written: day is 1 and means nothing.

  bool operator==(const FoundDate&) const = default;
};

/// The dates of a text, in order and apart from each other: what parse_chinese_date reads, "2026年2月" (month
/// precision), 2026年2月1号, 2026-02-01, 2026.2.1, 2026/2/1. Years 1900 to 2199. Days that do not exist are not dates,
/// nor are parts of longer numbers (2026-02-01-003). Takes raw or folded text; the indices are those of `text`.
std::vector<FoundDate> find_dates(std::u32string_view text);

}  // namespace nitec
