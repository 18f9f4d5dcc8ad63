// Dates as people write them in Chinese documents and forms.
#pragma once

#include <optional>
#include <string_view>

#include "model/date.h"

namespace nitec {

enum class DateForm {
  kIso,       ///< 2026-03-16
  kChinese,   ///< 2026年3月16日, also with blanks and leading zeros; 2026年3月
  kNumerals,  ///< 二〇二六年三月十六日, 贰零贰陆年零叁月壹拾陆日; 二〇二六年三月
  kMarks,     ///< 2026.3.16, 2026/3/16, 2026-3-16; 2026.3, 2026/03, 2026-03
  kCompact,   ///< 20260316
};

/// What is written, whether or not there is such a day.
struct DateWords {
  int year = 0;   ///< Four digits.
  int month = 0;  ///< As written; 13 is not refused here.
  int day = 0;    ///< 0: only the month is written.
  DateForm form = DateForm::kIso;

  /// There is such a day, or such a month.
  [[nodiscard]] bool exists() const;
  /// The day; of a month its last one. Nothing when it does not exist.
  [[nodiscard]] std::optional<Date> last_day() const;
  /// The day; of a month its first one. Nothing when it does not exist.
  [[nodiscard]] std::optional<Date> first_day() const;
};

/// Reads the whole text as one date of the years 1900 to 2099. 〇, ○, 零, O and o are zero; 元月 is the first month; 廿
/// and 卅 are twenty and thirty. Nothing when it is not of one of the forms.
std::optional<DateWords> read_date_words(std::string_view text);

}  // namespace nitec
