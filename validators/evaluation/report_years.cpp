#include "validators/evaluation/report_years.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>

#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// Longer ranges are no span of reported years.
constexpr int kMaxSpan = 20;

/// “二〇二七” as 2027; 0 when it is no year.
int chinese_year(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kDigits{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  int year = 0;
  while (!text.empty()) {
    if (text.starts_with("○") || text.starts_with("零")) {
      year *= 10;
      text.remove_prefix(3);
      continue;
    }
    if (text.starts_with('O') || text.starts_with('o') || text.starts_with('0')) {
      year *= 10;
      text.remove_prefix(1);
      continue;
    }
    const auto* digit =
        std::find_if(kDigits.begin(), kDigits.end(), [&](std::string_view one) { return text.starts_with(one); });
    if (digit == kDigits.end()) {
      return 0;
    }
    year = year * 10 + static_cast<int>(digit - kDigits.begin());
    text.remove_prefix(3);
  }
  return year >= 2000 && year < 2100 ? year : 0;
}

struct Part {
  int first;
  int last;
  std::string_view words;
};

/// Years and ranges of years in folded text. `dated`: also those that stand with a month.
std::vector<Part> parts_of(std::string_view text, bool dated) {
  static const RE2 kRange("(20\\d\\d)(?:年度?)?(?:-{1,2}|~|至|到)(20\\d\\d)(?:年|[^0-9.]|$)");
  static const RE2 kMonths(
      "(20\\d\\d)[.年/]0?1(?:月|[./]0?1)?(?:0?1日)?(?:-{1,2}|~|至|到)(?:(20\\d\\d)[.年/])?12(?:月|[./]31|[^0-9]|$)");
  static const RE2 kYear("(20\\d\\d)年(?:度|[^0-9一二三四五六七八九十元度]|$)");
  static const RE2 kAnyYear("(20\\d\\d)[年.]");
  static const RE2 kChinese("(二[〇○零Oo0一二三四五六七八九]{3})年(?:度|[^0-9一二三四五六七八九十元度]|$)");
  static const RE2 kAnyChinese("(二[〇○零Oo0一二三四五六七八九]{3})年");
  std::vector<Part> parts;
  const auto find = [&](const RE2& pattern, bool range) {
    re2::StringPiece rest(text.data(), text.size());
    re2::StringPiece from;
    re2::StringPiece to;
    while (range ? RE2::FindAndConsume(&rest, pattern, &from, &to) : RE2::FindAndConsume(&rest, pattern, &from)) {
      const auto year = [](re2::StringPiece digits) {
        return digits.size() == 4 ? std::stoi(std::string(digits.data(), digits.size()))
                                  : chinese_year({digits.data(), digits.size()});
      };
      const int first = year(from);
      const int last = range && !to.empty() ? year(to) : first;
      if (first > 0 && last >= first && last - first < kMaxSpan) {
        const re2::StringPiece& end = range && !to.empty() ? to : from;
        parts.push_back(
            {first, last,
             std::string_view(from.data(), static_cast<std::size_t>(end.data() + end.size() - from.data()))});
      }
    }
  };
  find(kRange, true);
  find(kMonths, true);
  find(dated ? kAnyYear : kYear, false);
  find(dated ? kAnyChinese : kChinese, false);
  return parts;
}

}  // namespace

std::set<int> years_in(std::string_view text) {
  std::set<int> years;
  const std::string plain = folded(text);
  for (const Part& part : parts_of(plain, true)) {
    for (int year = part.first; year <= part.last; ++year) {
      years.insert(year);
    }
  }
  return years;
}

std::vector<NamedYear> years_on_cover(const Document& report) {
  constexpr std::size_t kCoverLines = 30;  // More are a page of text: its first lines are the title then.
  constexpr std::size_t kTitleLines = 3;
  std::vector<NamedYear> years;
  if (report.pages.empty() || report.pages.front().text_layer != TextLayer::kOk) {
    return years;
  }
  const Page& page = report.pages.front();
  const Reading reading(report, page, 0, page.lines.size() <= kCoverLines ? page.lines.size() : kTitleLines);
  for (const Part& part : parts_of(reading.text(), false)) {
    for (int year = part.first; year <= part.last; ++year) {
      years.push_back({year, reading.passage(part.words, 10)});
    }
  }
  return years;
}

std::set<int> years_in_text(const Document& report) {
  std::set<int> years;
  for (const Page& page : report.pages) {
    if (page.text_layer != TextLayer::kOk) {
      continue;
    }
    years.merge(years_in(Reading(report, page).text()));
    for (const Line& line : page.lines) {  // Table heads: a year by itself, between blanks.
      std::string_view rest = line.text;
      while (!rest.empty()) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        const std::string plain = folded(word);
        if (plain.size() == 4 && plain.starts_with("20") &&
            std::all_of(plain.begin(), plain.end(), [](char c) { return c >= '0' && c <= '9'; })) {
          years.insert(std::stoi(plain));
        }
      }
    }
  }
  return years;
}

}  // namespace nitec
