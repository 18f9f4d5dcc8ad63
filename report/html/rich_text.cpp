#include "report/html/rich_text.h"

#include <string>

#include "report/text/plain.h"
#include "report/words/text.h"

namespace nitec {
namespace {

/// What is longer may be broken: a line has to end somewhere.
constexpr std::size_t kMaxUnbroken = 16;
/// Longer runs of digits are identifiers, not amounts.
constexpr std::size_t kMaxGroupedDigits = 9;

constexpr std::u32string_view kUnits = U"年月日时页项条款行件家人个台套份万亿元%％字天处期级部分次岁";
constexpr std::u32string_view kOrdinal = U"—–-．.一二三四五六七八九十百〇零（）";

bool in(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

/// A number as it stands in the text: [begin, point) whole part, [point, end) the point and its decimals.
struct Number {
  std::size_t begin = 0;
  std::size_t point = 0;
  std::size_t end = 0;
};

Number number_at(std::u32string_view text, std::size_t at) {
  Number number{at, at, at};
  while (number.point < text.size() && is_digit(text[number.point])) {
    ++number.point;
  }
  number.end = number.point;
  if (number.end + 1 < text.size() && text[number.end] == U'.' && is_digit(text[number.end + 1])) {
    ++number.end;
    while (number.end < text.size() && is_digit(text[number.end])) {
      ++number.end;
    }
  }
  return number;
}

/// An amount is grouped; years, document numbers and other identifiers are not.
bool is_amount(std::u32string_view text, const Number& number) {
  const std::size_t digits = number.point - number.begin;
  const bool decimals = number.end > number.point;
  if (digits < (decimals ? 4U : 5U) || digits > kMaxGroupedDigits || text[number.begin] == U'0') {
    return false;
  }
  const char32_t before = number.begin > 0 ? text[number.begin - 1] : U' ';
  const char32_t after = number.end < text.size() ? text[number.end] : U' ';
  const auto joins = [](char32_t c) { return is_letter(c) || in(U"-–_./#@〕]", c); };
  return !joins(before) && !is_letter(after) && !in(U"-–_/号.", after);
}

/// The end of what must stand together from `at`, which is a digit or 第; `at` when nothing must.
std::size_t unbroken_end(std::u32string_view text, std::size_t at) {
  std::size_t end = at;
  if (text[at] == U'第') {
    ++end;
    while (end < text.size() && (is_digit(text[end]) || in(kOrdinal, text[end]))) {
      ++end;
    }
    if (end == at + 1) {
      return at;
    }
  } else {
    end = number_at(text, at).end;
    // 2029年11月24日 is one thing.
    while (end + 1 < text.size() && in(U"年月", text[end]) && is_digit(text[end + 1])) {
      end = number_at(text, end + 1).end;
    }
  }
  const std::size_t digits_end = end;
  while (end < text.size() && end < digits_end + 2 && in(kUnits, text[end])) {
    ++end;
  }
  return end == digits_end || end - at > kMaxUnbroken ? at : end;
}

/// Numbers in `text` with gaps between their groups.
void add_grouped(Element& parent, std::u32string_view whole, std::size_t begin, std::size_t end) {
  std::size_t pending = begin;
  for (std::size_t i = begin; i < end;) {
    if (!is_digit(whole[i])) {
      ++i;
      continue;
    }
    const Number number = number_at(whole, i);
    if (is_amount(whole, number)) {
      const std::size_t first_group = (number.point - number.begin - 1) % 3 + 1;
      for (std::size_t gap = number.begin + first_group; gap < number.point; gap += 3) {
        parent.text(utf8(whole.substr(pending, gap - 1 - pending)));
        parent.child("g").text(utf8(whole.substr(gap - 1, 1)));
        pending = gap;
      }
    }
    i = number.end;
  }
  parent.text(utf8(whole.substr(pending, end - pending)));
}

}  // namespace

void add_rich_text(Element& parent, std::string_view text) {
  const std::u32string characters = code_points(plain_text(text));
  std::size_t pending = 0;
  for (std::size_t i = 0; i < characters.size();) {
    const char32_t c = characters[i];
    const bool inside_number = i > 0 && (is_digit(characters[i - 1]) || is_letter(characters[i - 1]));
    if ((is_digit(c) || c == U'第') && !(is_digit(c) && inside_number)) {
      const std::size_t end = unbroken_end(characters, i);
      if (end > i) {
        // The gap between Han and digits belongs inside, or else it would open the line.
        const std::size_t begin = is_digit(c) && i > pending && is_han(characters[i - 1]) ? i - 1 : i;
        add_grouped(parent, characters, pending, begin);
        Element unbroken = parent.child("nb");
        add_grouped(unbroken, characters, begin, end);
        pending = end;
        i = end;
        continue;
      }
      if (is_digit(c)) {
        i = number_at(characters, i).end;
        continue;
      }
    }
    ++i;
  }
  add_grouped(parent, characters, pending, characters.size());
}

void add_quote(Element& parent, std::string_view quote, const std::vector<Stretch>& differing) {
  std::size_t at = 0;
  const auto add_lines = [&](Element& element, std::string_view text) {
    while (true) {
      const std::size_t line_end = text.find('\n');
      add_rich_text(element, text.substr(0, line_end));
      if (line_end == std::string_view::npos) {
        return;
      }
      element.child("br");
      text.remove_prefix(line_end + 1);
    }
  };
  for (const Stretch& stretch : differing) {
    if (stretch.begin < at || stretch.end > quote.size() || stretch.end <= stretch.begin) {
      continue;
    }
    add_lines(parent, quote.substr(at, stretch.begin - at));
    Element strong = parent.child("d");
    add_lines(strong, quote.substr(stretch.begin, stretch.end - stretch.begin));
    at = stretch.end;
  }
  add_lines(parent, quote.substr(at));
}

}  // namespace nitec
