#include "ingest/outline/numbering.h"

#include <optional>

#include "ingest/text/fold.h"
#include "ingest/text/numerals.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxNumeral = 4;  ///< 二十三 and a spare: no heading counts further.

bool one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

bool is_han_numeral(char32_t c) {
  return one_of(c, U"〇零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾");
}

bool is_separator(char32_t c) {
  return one_of(c, U"、.,:;。·．-_|");
}

/// Length of the run of Han numerals (or digits) at `from`.
std::size_t run(std::u32string_view text, std::size_t from, bool (*belongs)(char32_t)) {
  std::size_t end = from;
  while (end < text.size() && end - from < kMaxNumeral && belongs(text[end])) {
    ++end;
  }
  return end - from;
}

/// Reads “一” or “12” at `from`; the length goes to `length`.
std::optional<int> numeral(std::u32string_view text, std::size_t from, std::size_t& length) {
  length = run(text, from, is_han_numeral);
  if (length == 0) {
    length = run(text, from, is_digit);
  }
  return length == 0 ? std::nullopt : parse_chinese_integer(text.substr(from, length));
}

class Reader {
 public:
  Reader(std::u32string_view text, std::span<const std::uint32_t> origin) : text_(text), origin_(origin) {}

  Numbering read() {
    if (text_.empty()) {
      return {};
    }
    for (auto attempt : {&Reader::attachment, &Reader::ordinal, &Reader::parenthesised, &Reader::han, &Reader::decimal,
                         &Reader::arabic, &Reader::roman}) {
      if (const Numbering found = (this->*attempt)(); found.style != NumberStyle::kNone) {
        return found;
      }
    }
    return {};
  }

 private:
  [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }

  [[nodiscard]] bool blank_after(std::size_t i) const {
    return i + 1 < origin_.size() && origin_[i + 1] > origin_[i] + 1;
  }

  /// Swallows separators behind a number that ends before `from`.
  [[nodiscard]] std::size_t past_separators(std::size_t from) const {
    while (from < text_.size() && is_separator(text_[from])) {
      ++from;
    }
    return from;
  }

  Numbering attachment() {
    if (at(0) != U'附' || !one_of(at(1), U"件录表图")) {
      return {};
    }
    std::size_t from = 2;
    while (from < text_.size() && one_of(text_[from], U"(:-")) {
      ++from;
    }
    std::size_t length = 0;
    const std::optional<int> value = numeral(text_, from, length);
    const bool letter = !value && at(from) >= U'A' && at(from) <= U'Z';
    if (!value && !letter) {
      return {};
    }
    std::size_t end = from + (letter ? 1 : length);
    if (one_of(at(end), U"览并同")) {
      return {};  // “附件一览”, “附件一并报送”
    }
    while (end < text_.size() && (is_separator(text_[end]) || text_[end] == U')')) {
      ++end;
    }
    return {NumberStyle::kAttachment, value.value_or(0), 1, end};
  }

  Numbering ordinal() {
    std::size_t length = 0;
    std::size_t from = at(0) == U'第' ? 1 : 0;
    const std::optional<int> value = numeral(text_, from, length);
    if (!value) {
      return {};
    }
    std::size_t end = from + length;
    NumberStyle style = NumberStyle::kNone;
    if (at(end) == U'章') {
      style = NumberStyle::kChapter;
      ++end;
    } else if (from == 1 && at(end) == U'部' && at(end + 1) == U'分') {
      style = NumberStyle::kPart;
      end += 2;
    } else if (from == 1 && one_of(at(end), U"篇编卷")) {
      style = NumberStyle::kPart;
      ++end;
    } else if (from == 1 && one_of(at(end), U"节条款项")) {
      style = NumberStyle::kClause;
      ++end;
    } else {
      return {};
    }
    return {style, *value, 1, past_separators(end)};
  }

  Numbering parenthesised() {
    const bool opened = one_of(at(0), U"([<【〔「");
    const std::size_t from = opened ? 1 : 0;
    std::size_t length = 0;
    const std::optional<int> value = numeral(text_, from, length);
    if (!value || !one_of(at(from + length), U")]>】〕」")) {
      return {};
    }
    const bool han = is_han_numeral(at(from));
    return {han ? NumberStyle::kHanParen : NumberStyle::kArabicParen, *value, 1, past_separators(from + length + 1)};
  }

  Numbering han() {
    const std::size_t length = run(text_, 0, is_han_numeral);
    if (length == 0) {
      return {};
    }
    const std::optional<int> value = parse_chinese_integer(text_.substr(0, length));
    if (!value || (!is_separator(at(length)) && !blank_after(length - 1) && length != text_.size())) {
      return {};
    }
    return {NumberStyle::kHan, *value, 1, past_separators(length)};
  }

  Numbering decimal() {
    std::size_t end = 0;
    int parts = 0;
    int value = 0;
    while (true) {
      const std::size_t length = run(text_, end, is_digit);
      if (length == 0 || length > 2) {
        break;
      }
      value = *parse_chinese_integer(text_.substr(end, length));
      if (parts == 0 && value == 0) {
        return {};  // “0.7” is a quantity
      }
      ++parts;
      end += length;
      if (!one_of(at(end), U".．-") || !is_digit(at(end + 1))) {
        break;
      }
      ++end;
    }
    if (parts < 2 || one_of(at(end), U"%年月亿万元吨米倍")) {
      return {};
    }
    return {NumberStyle::kDecimal, value, parts, past_separators(end)};
  }

  Numbering arabic() {
    const std::size_t length = run(text_, 0, is_digit);
    if (length == 0 || length > 2) {
      return {};
    }
    const std::optional<int> value = parse_chinese_integer(text_.substr(0, length));
    const char32_t next = at(length);
    if (one_of(next, U".,") && is_digit(at(length + 1))) {
      return {};  // “12.5万元”, “9,000万元”
    }
    const bool separated = is_separator(next) || blank_after(length - 1) || length == text_.size();
    // “①摘要” folds to “1摘要”; a measure word behind the digits makes them a quantity.
    const bool glued =
        is_han(next) && !one_of(next, U"年月日号个项台套万亿千百元人家件次条种吨米名期级所座层位天小时倍分类");
    if (!value || (!separated && !glued)) {
      return {};
    }
    return {NumberStyle::kArabic, *value, 1, past_separators(length)};
  }

  Numbering roman() {
    static constexpr std::u32string_view kRoman[] = {U"I",   U"II",   U"III", U"IV", U"V",  U"VI",
                                                     U"VII", U"VIII", U"IX",  U"X",  U"XI", U"XII"};
    std::size_t length = 0;
    while (length < text_.size() && length < kMaxNumeral && one_of(text_[length], U"IVX")) {
      ++length;
    }
    if (length == 0 || (!is_separator(at(length)) && !blank_after(length - 1) && !is_han(at(length)))) {
      return {};
    }
    for (int value = 1; value <= 12; ++value) {
      if (kRoman[value - 1] == text_.substr(0, length)) {
        return {NumberStyle::kRoman, value, 1, past_separators(length)};
      }
    }
    return {};
  }

  std::u32string_view text_;
  std::span<const std::uint32_t> origin_;
};

}  // namespace

Numbering read_numbering(std::u32string_view text, std::span<const std::uint32_t> origin) {
  return Reader(text, origin).read();
}

}  // namespace nitec
