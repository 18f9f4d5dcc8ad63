#include <re2/re2.h>

#include <array>

#include "validators/extension/request.h"

namespace nitec {

int small_number(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kDigits{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (text.empty()) {
    return -1;
  }
  if (text[0] >= '0' && text[0] <= '9') {
    return std::atoi(std::string(text.substr(0, 4)).c_str());
  }
  int value = 0;
  bool tens = false;
  while (!text.empty()) {
    if (text.starts_with("十")) {
      value = (value == 0 ? 1 : value) * 10;
      tens = true;
      text.remove_prefix(3);
      continue;
    }
    int digit = text.starts_with("元") ? 1 : text.starts_with("两") ? 2 : text.starts_with("零") ? 0 : -1;
    for (int i = 0; i < 10 && digit < 0; ++i) {
      digit = text.starts_with(kDigits.at(static_cast<std::size_t>(i))) ? i : -1;
    }
    if (digit < 0) {
      return -1;
    }
    value = tens ? value + digit : value * 10 + digit;
    text.remove_prefix(std::min<std::size_t>(3, text.size()));
  }
  return value;
}

namespace {

/// 二〇二九 is 2029; 0 when it is none.
int full_year(std::string_view text) {
  if (text[0] >= '0' && text[0] <= '9') {
    return small_number(text);
  }
  int year = 0;
  while (!text.empty()) {
    const std::size_t bytes = static_cast<unsigned char>(text[0]) < 0x80 ? 1 : 3;
    const std::string_view one = text.substr(0, bytes);
    const int digit = one == "○" || one == "O" || one == "o" || one == "0" ? 0 : small_number(one);
    if (digit < 0 || digit > 9) {
      return 0;
    }
    year = year * 10 + digit;
    text.remove_prefix(std::min(bytes, text.size()));
  }
  return year;
}

DateInText month_part(int year, int month, std::string_view part) {
  const int days = days_in_month(year, month);
  if (part == "上旬" || part == "初") {
    return {{year, month, 1}, {year, month, 10}};
  }
  if (part == "中旬" || part == "中") {
    return {{year, month, 11}, {year, month, 20}};
  }
  if (part == "下旬") {
    return {{year, month, 21}, {year, month, days}};
  }
  return {{year, month, 1}, {year, month, days}};
}

DateInText months(int year, int from, int to) {
  return {{year, from, 1}, {year, to, days_in_month(year, to)}};
}

}  // namespace

std::vector<DateInText> dates_in(std::string_view text, int year) {
  static const RE2 kYear("(20\\d{2}|二[〇○零Oo0][一二三四五六七八九〇○零]{2})年|(今年|本年|明年|次年)");
  static const RE2 kPoints("(20\\d{2})([./-])(\\d{1,2})[./-](\\d{1,2})");
  static const RE2 kDay("^(\\d{1,2}|[一二三四五六七八九十元]{1,2})月(\\d{1,2}|[一二三四五六七八九十]{1,3})日");
  static const RE2 kMonth("^(\\d{1,2}|[一二三四五六七八九十元]{1,2})月(?:份)?(底|末|上旬|中旬|下旬|初|中)?");
  static const RE2 kQuarter("^第?([一二三四1-4])季度");
  static const RE2 kYearEnd("^(?:年)?(?:底|末|终|内)");
  static const RE2 kHalf("^(上|下)半年");
  static const RE2 kAnyMonth(
      "(?:^|[^\\d年一二三四五六七八九十个])(\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\\d|["
      "一二三四五六七八九十底末上中下初前])");
  std::vector<DateInText> found;
  const re2::StringPiece whole(text.data(), text.size());
  const auto rest = [&](std::size_t at) { return re2::StringPiece(text.data() + at, text.size() - at); };
  const auto keep = [&](DateInText date, std::size_t begin, std::size_t end) {
    if (date.first.valid() && date.last.valid()) {
      date.begin = begin;
      date.end = end;
      found.push_back(date);
    }
  };
  // A month and a day, a month with a part of it, at `at`; gives the end of it, or 0.
  const auto month_at = [&](int of, std::size_t begin, std::size_t at) -> std::size_t {
    re2::StringPiece left = rest(at);
    re2::StringPiece month;
    re2::StringPiece part;
    const auto view = [](re2::StringPiece piece) { return std::string_view(piece.data(), piece.size()); };
    if (RE2::Consume(&left, kDay, &month, &part)) {
      const Date day{of, small_number(view(month)), small_number(view(part))};
      keep({day, day}, begin, text.size() - left.size());
      return text.size() - left.size();
    }
    if (RE2::Consume(&left, kMonth, &month, &part)) {
      const int number = small_number(view(month));
      if (number >= 1 && number <= 12) {
        keep(month_part(of, number, view(part)), begin, text.size() - left.size());
      }
      return text.size() - left.size();
    }
    return 0;
  };
  std::size_t from = 0;
  std::array<re2::StringPiece, 5> part;
  while (kPoints.Match(whole, from, text.size(), RE2::UNANCHORED, part.data(), 5)) {
    const auto begin = static_cast<std::size_t>(part[0].data() - text.data());
    from = begin + part[0].size();
    const auto number = [](re2::StringPiece piece) { return small_number({piece.data(), piece.size()}); };
    const Date day{number(part[1]), number(part[3]), number(part[4])};
    keep({day, day}, begin, from);
  }
  from = 0;
  while (kYear.Match(whole, from, text.size(), RE2::UNANCHORED, part.data(), 3)) {
    const auto begin = static_cast<std::size_t>(part[0].data() - text.data());
    from = begin + part[0].size();
    int of = part[1].empty() ? 0 : full_year({part[1].data(), part[1].size()});
    if (part[1].empty() && year > 0) {
      of = part[2] == "今年" || part[2] == "本年" ? year : year + 1;
    }
    if (of == 0) {
      continue;
    }
    re2::StringPiece left = rest(from);
    re2::StringPiece word;
    if (const std::size_t end = month_at(of, begin, from); end > 0) {
      from = end;
    } else if (RE2::Consume(&left, kQuarter, &word)) {
      const int quarter = small_number({word.data(), word.size()});
      from = text.size() - left.size();
      keep(months(of, 3 * quarter - 2, 3 * quarter), begin, from);
    } else if (RE2::Consume(&left, kHalf, &word)) {
      from = text.size() - left.size();
      keep(word == "上" ? months(of, 1, 6) : months(of, 7, 12), begin, from);
    } else if (RE2::Consume(&left, kYearEnd)) {
      from = text.size() - left.size();
      keep(months(of, 1, 12), begin, from);
    } else {
      continue;  // A year by itself is no date of completion.
    }
    // “2029年6月底前完成安装，9月底前完成验收”: months further on in the sentence are of that year.
    std::size_t stop = text.find("。", from);
    stop = stop == std::string_view::npos ? text.size() : stop;
    re2::StringPiece next;
    while (kAnyMonth.Match(whole, from, stop, RE2::UNANCHORED, part.data(), 2)) {
      const auto at = static_cast<std::size_t>(part[1].data() - text.data());
      if (RE2::PartialMatch(re2::StringPiece(text.data() + from, at - from), kYear)) {
        break;
      }
      const std::size_t end = month_at(of, at, at);
      if (end == 0) {
        break;
      }
      from = end;
    }
  }
  return found;
}

}  // namespace nitec
