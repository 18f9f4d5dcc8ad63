#include "model/date_words.h"

#include <string>
#include <vector>

#include "model/identifier_text.h"

namespace nitec {
namespace {

using identifier_text::clean;
using identifier_text::decode;

/// No date is written with more characters.
constexpr std::size_t kMaxCharacters = 24;

/// The value of one numeral, everyday or formal; -1 for anything else.
int digit_of(char32_t c) {
  constexpr std::u32string_view kEveryday = U"零一二三四五六七八九";
  constexpr std::u32string_view kFormal = U"〇壹贰叁肆伍陆柒捌玖";
  if (c == U'○' || c == U'O' || c == U'o' || c == U'0') {
    return 0;
  }
  for (const std::u32string_view digits : {kEveryday, kFormal}) {
    if (const std::size_t at = digits.find(c); at != std::u32string_view::npos) {
      return static_cast<int>(at);
    }
  }
  return -1;
}

/// 1 to 99 as months and days are written: 十二, 廿八, 零贰, 壹拾陆, 元; 0 for anything else.
int small_numeral(std::u32string_view text) {
  if (text == U"元") {
    return 1;
  }
  int value = 0;
  int digits = 0;  // Numerals since the ten.
  bool ten = false;
  for (const char32_t c : text) {
    if (c == U'十' || c == U'拾' || c == U'廿' || c == U'卅') {
      if (ten || digits > 1 || (digits > 0 && (c == U'廿' || c == U'卅'))) {
        return 0;
      }
      value = (c == U'廿' ? 2 : c == U'卅' ? 3 : value == 0 ? 1 : value) * 10;
      ten = true;
      digits = 0;
      continue;
    }
    const int digit = digit_of(c);
    const bool zero_first = digit == 0 && !ten && digits == 0 && text.size() > 1;
    if (digit < 0 || (digit == 0 && !zero_first) || digits > 0) {
      return 0;
    }
    value += digit;
    digits += zero_first ? 0 : 1;
  }
  return value;
}

int number(std::u32string_view text, std::size_t most) {
  int value = 0;
  for (const char32_t c : text) {
    if (c < U'0' || c > U'9') {
      return -1;
    }
    value = value * 10 + static_cast<int>(c - U'0');
  }
  return text.empty() || text.size() > most ? -1 : value;
}

/// The parts between 年, 月 and 日; nothing when there is another order, or something behind.
std::optional<std::vector<std::u32string_view>> by_words(std::u32string_view text) {
  std::vector<std::u32string_view> parts;
  for (const char32_t mark : {U'年', U'月', U'日'}) {
    if (text.empty() && parts.size() == 2) {
      return parts;
    }
    const std::size_t at = text.find(mark);
    if (at == std::u32string_view::npos || at == 0) {
      return std::nullopt;
    }
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  return text.empty() ? std::optional(parts) : std::nullopt;
}

std::optional<DateWords> in_words(std::u32string_view text) {
  const auto parts = by_words(text);
  if (!parts) {
    return std::nullopt;
  }
  DateWords read;
  const std::u32string_view year = (*parts)[0];
  const bool has_day = parts->size() == 3;
  if (year.size() != 4) {
    return std::nullopt;
  }
  if (number(year, 4) >= 0) {
    read.form = DateForm::kChinese;
    read.year = number(year, 4);
    read.month = number((*parts)[1], 2);
    read.day = has_day ? number((*parts)[2], 2) : 0;
    return read.month < 0 || read.day < 0 || (has_day && read.day == 0) ? std::nullopt : std::optional(read);
  }
  read.form = DateForm::kNumerals;
  for (const char32_t c : year) {
    const int digit = digit_of(c);
    if (digit < 0) {
      return std::nullopt;
    }
    read.year = read.year * 10 + digit;
  }
  read.month = small_numeral((*parts)[1]);
  read.day = has_day ? small_numeral((*parts)[2]) : 0;
  return read.month == 0 || (has_day && read.day == 0) ? std::nullopt : std::optional(read);
}

std::optional<DateWords> with_marks(std::u32string_view text) {
  std::vector<int> parts;
  const std::size_t first = text.find_first_of(U".-/");
  if (first == std::u32string_view::npos) {
    return std::nullopt;
  }
  const char32_t mark = text[first];
  std::u32string_view rest = text;
  while (parts.size() < 4) {
    const std::size_t at = std::min(rest.find(mark), rest.size());
    parts.push_back(number(rest.substr(0, at), parts.empty() ? 4 : 2));
    if (at == rest.size()) {
      break;
    }
    rest.remove_prefix(at + 1);
  }
  if (first != 4 || parts.size() < 2 || parts.size() > 3 || parts[0] < 0 || parts[1] <= 0 ||
      (parts.size() == 3 && parts[2] <= 0)) {
    return std::nullopt;
  }
  DateWords read{parts[0], parts[1], parts.size() == 3 ? parts[2] : 0, DateForm::kMarks};
  if (mark == U'-' && text.size() == 10) {
    read.form = DateForm::kIso;
  }
  return read;
}

}  // namespace

bool DateWords::exists() const {
  return month >= 1 && month <= 12 && (day == 0 || Date{year, month, day}.valid());
}

std::optional<Date> DateWords::last_day() const {
  if (!exists()) {
    return std::nullopt;
  }
  return Date{year, month, day == 0 ? days_in_month(year, month) : day};
}

std::optional<Date> DateWords::first_day() const {
  if (!exists()) {
    return std::nullopt;
  }
  return Date{year, month, day == 0 ? 1 : day};
}

std::optional<DateWords> read_date_words(std::string_view text) {
  constexpr int kFirstYear = 1900;
  constexpr int kLastYear = 2099;
  if (text.size() > identifier_text::kMaxBytes) {
    return std::nullopt;
  }
  const std::vector<char32_t> points = decode(clean(text));
  const std::u32string plain(points.begin(), points.end());
  if (plain.size() > kMaxCharacters) {
    return std::nullopt;
  }
  std::optional<DateWords> read;
  if (plain.size() == 8 && number(plain, 8) >= 0) {
    const int value = number(plain, 8);
    read = DateWords{value / 10'000, value / 100 % 100, value % 100, DateForm::kCompact};
    if (!read->exists() || read->day == 0) {
      return std::nullopt;  // Some other number.
    }
  } else {
    read = plain.find(U'年') != std::u32string::npos ? in_words(plain) : with_marks(plain);
  }
  return read && read->year >= kFirstYear && read->year <= kLastYear ? read : std::nullopt;
}

}  // namespace nitec
