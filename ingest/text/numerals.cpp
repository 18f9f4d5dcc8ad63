#include "ingest/text/numerals.h"

#include <array>
#include <string>

#include "ingest/text/fold.h"

namespace nitec {
namespace {

constexpr int kMaxInteger = 9999;
constexpr std::size_t kMaxNumeral = 12;  // 九千九百九十九 has seven
constexpr int kFirstYear = 1900;         // in running text; before and after it is rather some other number
constexpr int kLastYear = 2199;

bool is_zero(char32_t c) {
  return c == U'〇' || c == U'○' || c == U'零' || c == U'O' || c == U'o' || c == U'0' || c == U'◯';
}

// 0 to 9 for a Chinese digit, small or capital; -1 for all else.
int chinese_digit(char32_t c) {
  constexpr std::u32string_view kSmall = U"一二三四五六七八九";
  constexpr std::u32string_view kCapital = U"壹贰叁肆伍陆柒捌玖";
  if (is_zero(c)) {
    return 0;
  }
  if (c == U'两') {
    return 2;
  }
  for (const std::u32string_view digits : {kSmall, kCapital}) {
    if (const auto at = digits.find(c); at != digits.npos) {
      return static_cast<int>(at) + 1;
    }
  }
  return -1;
}

int any_digit(char32_t c) {
  return c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0') : chinese_digit(c);
}

bool is_arabic(char32_t c) {
  return c >= U'0' && c <= U'9';
}

int unit_of(char32_t c) {
  switch (c) {
    case U'十':
    case U'拾':
      return 10;
    case U'百':
    case U'佰':
      return 100;
    case U'千':
    case U'仟':
      return 1000;
    default:
      return 0;
  }
}

// 廿八, 卅: tens with a character of their own.
int short_tens(char32_t c) {
  return c == U'廿' ? 20 : c == U'卅' ? 30 : c == U'卌' ? 40 : 0;
}

// 一千零五十六, 十一, 廿八: digits and units in falling order, 零 where a unit is passed over, and only there.
std::optional<int> parse_with_units(std::u32string_view text) {
  int total = 0;
  int last_unit = kMaxInteger + 1;
  bool gap = false;  // a 零 was read
  std::size_t i = 0;
  while (i < text.size()) {
    if (const int tens = short_tens(text[i]); tens != 0) {
      if (last_unit <= 10) {
        return std::nullopt;
      }
      total += tens;
      last_unit = 10;
      gap = false;
      ++i;
      continue;
    }
    const bool is_liang = text[i] == U'两';
    int digit = chinese_digit(text[i]);
    if (digit == 0) {
      // “零” stands after a unit, or before all as banks write it (零壹拾月), and something follows.
      if (gap || last_unit == 1 || i + 1 == text.size()) {
        return std::nullopt;
      }
      gap = true;
      ++i;
      continue;
    }
    int unit = 1;
    if (digit < 0) {
      digit = 1;  // 十一, 一百十二
      if (unit_of(text[i]) != 10) {
        return std::nullopt;
      }
    } else {
      ++i;
    }
    if (i < text.size() && unit_of(text[i]) != 0) {
      unit = unit_of(text[i++]);
    }
    if (unit >= last_unit || (is_liang && unit < 100)) {
      return std::nullopt;
    }
    if (total > 0 && gap != (unit * 10 < last_unit)) {
      return std::nullopt;  // 一百五: a spoken 150 or a written 105; 一百零五十
    }
    total += digit * unit;
    last_unit = unit;
    gap = false;
  }
  return total > 0 && !gap ? std::optional(total) : std::nullopt;
}

// Folded text without blanks.
std::optional<int> parse_integer(std::u32string_view text) {
  if (text.empty() || text.size() > kMaxNumeral) {
    return std::nullopt;
  }
  int value = 0;
  bool digits = text.size() <= 4;
  bool letter = false;
  bool arabic = false;
  bool chinese = false;
  for (const char32_t c : text) {
    const int digit = any_digit(c);
    digits = digits && digit >= 0 && c != U'两';
    arabic = arabic || (is_arabic(c) && c != U'0');
    chinese = chinese || (digit > 0 && !is_arabic(c));
    letter = letter || c == U'O' || c == U'o';
    value = value * 10 + (digits ? digit : 0);
  }
  if (digits && !(arabic && chinese) && (chinese || !letter)) {
    return value;
  }
  return text == U"两" ? 2 : parse_with_units(text);
}

// A month or a day: one or two Arabic digits, or a numeral; a 零 may stand before it.
std::optional<int> parse_part(std::u32string_view text) {
  if (text.empty() || (is_arabic(text[0]) && text.size() > 2)) {
    return std::nullopt;
  }
  const auto value = parse_integer(text);
  return value && *value >= 1 ? value : std::nullopt;
}

std::optional<int> parse_month(std::u32string_view text) {
  const auto month = text == U"元" ? std::optional(1) : parse_part(text);
  return month && *month <= 12 ? month : std::nullopt;
}

bool is_numeral(char32_t c) {
  return any_digit(c) >= 0 || unit_of(c) != 0 || short_tens(c) != 0;
}

// Reads along folded text with blanks kept as U+0020.
struct Reader {
  std::u32string_view text;

  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const {
    while (at < text.size() && text[at] == U' ') {
      ++at;
    }
    return at;
  }

  // The numeral that begins at or after `at`, without its blanks, and where it ends.
  [[nodiscard]] std::pair<std::u32string, std::size_t> numeral(std::size_t at) const {
    std::u32string found;
    std::size_t end = at;
    for (std::size_t i = skip_blanks(at); i < text.size() && found.size() <= kMaxNumeral; i = skip_blanks(i + 1)) {
      if (!is_numeral(text[i]) && !(found.empty() && text[i] == U'元')) {
        break;
      }
      found += text[i];
      end = i + 1;
    }
    return {found, end};
  }

  // The four digits of a year whose 年 stands at `nian`, and where they begin: “2026”, “二〇二六”, “2 0 2 6”.
  [[nodiscard]] std::optional<std::pair<int, std::size_t>> year_before(std::size_t nian) const {
    std::array<int, 4> digits{};
    std::array<std::size_t, 4> places{};
    std::size_t at = nian;
    for (std::size_t i = 4; i-- > 0;) {
      while (at > 0 && text[at - 1] == U' ') {
        --at;
      }
      if (at == 0 || any_digit(text[at - 1]) < 0 || text[at - 1] == U'两') {
        return std::nullopt;
      }
      --at;
      digits[i] = any_digit(text[at]);
      places[i] = at;
    }
    const bool spaced = places[1] > places[0] + 1 || places[2] > places[1] + 1 || places[3] > places[2] + 1;
    if (spaced) {  // then all of them are set apart, and what stands before is no fifth
      for (std::size_t i = 1; i < 4; ++i) {
        if (places[i] == places[i - 1] + 1) {
          return std::nullopt;
        }
      }
      std::size_t before = at;
      while (before > 0 && text[before - 1] == U' ') {
        --before;
      }
      if (before > 0 && any_digit(text[before - 1]) >= 0) {
        return std::nullopt;
      }
    }
    if (at > 0 && is_numeral(text[at - 1])) {
      return std::nullopt;
    }
    bool arabic = false;
    bool chinese = false;
    for (const std::size_t place : places) {
      arabic = arabic || (is_arabic(text[place]) && text[place] != U'0');
      chinese = chinese || (!is_arabic(text[place]) && !is_zero(text[place]));
    }
    if (arabic && chinese) {
      return std::nullopt;
    }
    return std::pair{digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3], at};
  }

  // The date whose 年 stands at `nian`, in places of the folded text.
  [[nodiscard]] std::optional<FoundDate> date_around(std::size_t nian) const {
    const auto year = year_before(nian);
    if (!year) {
      return std::nullopt;
    }
    const auto [month_text, month_end] = numeral(nian + 1);
    const auto month = parse_month(month_text);
    const std::size_t yue = skip_blanks(month_end);
    if (!month || yue >= text.size() || text[yue] != U'月') {
      return std::nullopt;
    }
    FoundDate found{year->second, yue + 1, {year->first, *month, 1}, true};
    const auto [day_text, day_end] = numeral(yue + 1);
    const std::size_t ri = skip_blanks(day_end);
    if (!day_text.empty() && ri < text.size() && (text[ri] == U'日' || text[ri] == U'号')) {
      found.date.day = parse_part(day_text).value_or(0);
      found.end = ri + 1;
      found.month_precision = false;
    }
    return found.date.valid() ? std::optional(found) : std::nullopt;
  }

  // 2026-02-01, 2026.2.1, 2026/2/1 at `at`.
  [[nodiscard]] std::optional<FoundDate> separated_date(std::size_t at) const {
    const auto glued = [](char32_t c) {
      return is_arabic(c) || c == U'-' || c == U'/' || c == U'.' || (c >= U'A' && c <= U'Z') ||
             (c >= U'a' && c <= U'z');
    };
    if (at > 0 && glued(text[at - 1])) {
      return std::nullopt;
    }
    std::array<int, 3> parts{};
    std::size_t i = at;
    for (std::size_t part = 0; part < parts.size(); ++part) {
      if (part > 0 && (i >= text.size() || text[i++] != text[at + 4])) {
        return std::nullopt;
      }
      const std::size_t begin = i;
      while (i < text.size() && is_arabic(text[i]) && i - begin <= 4) {
        parts[part] = parts[part] * 10 + static_cast<int>(text[i++] - U'0');
      }
      if (part == 0 ? i - begin != 4 : i == begin || i - begin > 2) {
        return std::nullopt;
      }
    }
    // A full stop may end the sentence; a number may not go on.
    if (i < text.size() && glued(text[i]) && !(text[i] == U'.' && (i + 1 == text.size() || !glued(text[i + 1])))) {
      return std::nullopt;
    }
    const FoundDate found{at, i, {parts[0], parts[1], parts[2]}, false};
    return found.date.valid() ? std::optional(found) : std::nullopt;
  }
};

}  // namespace

std::optional<int> parse_chinese_integer(std::u32string_view text) {
  const Folded folded = fold(text, Blanks::kDropBetweenHan);
  std::u32string_view trimmed = folded.text;
  while (!trimmed.empty() && trimmed.front() == U' ') {
    trimmed.remove_prefix(1);
  }
  while (!trimmed.empty() && trimmed.back() == U' ') {
    trimmed.remove_suffix(1);
  }
  return parse_integer(trimmed);
}

std::optional<Date> parse_chinese_date(std::u32string_view text) {
  const Folded folded = fold(text);
  const std::size_t nian = folded.text.find(U'年');
  if (nian == folded.text.npos) {
    return std::nullopt;
  }
  const auto found = Reader{folded.text}.date_around(nian);
  const bool whole = found && found->begin == 0 && found->end == folded.text.size() && folded.text.back() == U'日';
  return whole ? std::optional(found->date) : std::nullopt;
}

std::vector<FoundDate> find_dates(std::u32string_view text) {
  const Folded folded = fold(text, Blanks::kKeep);
  const Reader reader{folded.text};
  std::vector<FoundDate> dates;
  std::size_t free = 0;  // what stands before belongs to an earlier date
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    const char32_t c = folded.text[i];
    const bool separator = c == U'-' || c == U'.' || c == U'/';
    std::optional<FoundDate> found;
    if (c == U'年') {
      found = reader.date_around(i);
    } else if (separator && i >= 4) {
      found = reader.separated_date(i - 4);
    }
    if (!found || found->begin < free || found->date.year < kFirstYear || found->date.year > kLastYear) {
      continue;
    }
    free = found->end;
    i = found->end - 1;
    found->begin = folded.origin[found->begin];
    found->end = folded.origin[found->end - 1] + std::size_t{1};
    dates.push_back(*found);
  }
  return dates;
}

}  // namespace nitec
