#include "report/pdf/line_breaks.h"

#include "report/words/text.h"

namespace nitec {
namespace {

/// Readers of PDF take a gap of a tenth of an em for a blank: a hair less keeps “2029年12月17日” searchable, and is as
/// good as the eighth that the eye expects.
constexpr double kHanLatinAir = 0.098;
constexpr double kThousandsAir = 0.098;
constexpr double kHalf = 0.5;

bool one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

bool is_numeral(char32_t c) {
  return is_digit(c) || one_of(c, U"〇零一二三四五六七八九十百千");
}

/// May not begin a line.
bool no_start(char32_t c) {
  return is_closing(c) || one_of(c, U"!%),.:;?]}°·…—–～％‰℃′″／々ー〜!－");
}

/// May not end a line.
bool no_end(char32_t c) {
  return is_opening(c) || one_of(c, U"([{＃$￥¥§№");
}

/// Follows a number closely: 人, 万元, 个月, 日.
bool is_unit(char32_t c) {
  return one_of(c, U"年月日时分秒元万亿千百人项条款页行个台套件处份次名位家种字号期级岁米吨章节部本册张倍周天户类");
}

bool is_word(char32_t c) {
  // Latin and Greek letters with their accents, digits, and what joins them in codes.
  return is_digit(c) || is_letter(c) || (c >= 0xC0 && c < 0x250) || (c >= 0x370 && c < 0x530) ||
         one_of(c, U"_-+=/\\@#&*<>~^|'\".,:;");
}

/// One past the end of 第…条 and its kin beginning at `at`, or `at`.
std::size_t ordinal_end(std::u32string_view text, std::size_t at) {
  static constexpr std::size_t kMaxLength = 14;
  if (text[at] != U'第') {
    return at;
  }
  std::size_t i = at + 1;
  bool any = false;
  while (i < text.size() && i - at < kMaxLength && (is_numeral(text[i]) || one_of(text[i], U"（）()—-至"))) {
    any = any || is_numeral(text[i]);
    ++i;
  }
  return any && i < text.size() && (is_unit(text[i]) || one_of(text[i], U"步版批届")) ? i + 1 : at;
}

bool chinese_date_at(std::u32string_view text, std::size_t at, std::size_t& end) {
  std::size_t i = at;
  for (const char32_t unit : {U'年', U'月', U'日'}) {
    const std::size_t begin = i;
    while (i < text.size() && is_digit(text[i])) {
      ++i;
    }
    if (i == begin || i - begin > 4 || i >= text.size() || text[i] != unit) {
      return unit == U'日' && (end = begin) > at;
    }
    ++i;
  }
  end = i;
  return true;
}

void bind(std::vector<Break>& out, std::size_t from, std::size_t end) {
  for (std::size_t i = from; i + 1 < end; ++i) {
    if (out[i] == Break::kFree) {
      out[i] = Break::kEmergency;
    }
  }
}

Break between(char32_t a, char32_t b) {
  if (is_breaking_blank(a)) {
    return Break::kFree;
  }
  if (is_breaking_blank(b) || a == 0xA0 || b == 0xA0) {
    return Break::kNever;  // The blank stays on this line, where it does not show.
  }
  if (no_end(a) || no_start(b)) {
    // …… and —— and 」， stand together too: the second may not begin a line anyway.
    return is_word(a) && is_word(b) ? Break::kEmergency : Break::kNever;
  }
  const bool counted = a == U'第' && is_numeral(b);
  const bool range = (a == U'—' || a == U'–' || a == U'～') && is_digit(b);
  return counted || range || (is_word(a) && is_word(b)) ? Break::kEmergency : Break::kFree;
}

}  // namespace

bool is_breaking_blank(char32_t c) {
  return c == U' ' || c == 0x3000;
}

bool is_opening(char32_t c) {
  return one_of(c, U"（《“‘〈「『【〔［｛〖");
}

bool is_closing(char32_t c) {
  return one_of(c, U"，。、；：？！）》”’〉」』】〕］｝〗．");
}

std::vector<Break> line_breaks(std::u32string_view text) {
  std::vector<Break> out(text.size(), Break::kMust);
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    out[i] = text[i] == U'\n' ? Break::kMust : between(text[i], text[i + 1]);
  }
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    std::size_t end = ordinal_end(text, i);
    if (end > i) {
      bind(out, i, end);
      i = end - 1;
      continue;
    }
    if (!is_digit(text[i])) {
      continue;
    }
    if (chinese_date_at(text, i, end)) {
      bind(out, i, end);
      i = end - 1;
      continue;
    }
    if (is_unit(text[i + 1])) {
      // 3000万元, 3个月: the second character of the unit too.
      std::size_t last = i + 2;
      if (last < text.size() && one_of(text[i + 1], U"万亿个千") && one_of(text[last], U"元月万亿人")) {
        ++last;
      }
      bind(out, i, last);
    }
  }
  return out;
}

std::vector<double> air_after(std::u32string_view text, bool spaced) {
  std::vector<double> out(text.size(), 0);
  const auto latin = [](char32_t c) { return is_digit(c) || is_letter(c) || c == U'%'; };
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const char32_t a = text[i];
    const char32_t b = text[i + 1];
    if (is_closing(a) && (is_opening(b) || is_closing(b))) {
      out[i] = -kHalf;
    } else if (is_opening(a) && is_opening(b)) {
      out[i] = -kHalf;
    } else if (spaced && ((is_han(a) && latin(b)) || (latin(a) && is_han(b)))) {
      out[i] = kHanLatinAir;
    }
  }
  if (!spaced) {
    return out;
  }
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) {
      ++end;
    }
    const bool inside_name = i > 0 && (is_letter(text[i - 1]) || one_of(text[i - 1], U"-_.#"));
    const char32_t next = end < text.size() ? text[end] : U' ';
    const bool fraction = next == U'.' && end + 1 < text.size() && is_digit(text[end + 1]);
    // Four digits are grouped only where they cannot be a year or a number of a document.
    const bool quantity = end - i >= 5 || (end - i == 4 && (fraction || next == U'万' || next == U'元'));
    if (quantity && end - i <= 12 && !inside_name && !is_letter(next) && next != U'-' && next != U'_') {
      for (std::size_t k = end; k > i + 3; k -= 3) {
        out[k - 4] += kThousandsAir;
      }
    }
    i = end;
    if (fraction) {
      ++i;
      while (i < text.size() && is_digit(text[i])) {
        ++i;
      }
    }
  }
  return out;
}

}  // namespace nitec
