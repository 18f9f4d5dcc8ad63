// What a character is, and how it is written: the same answer for those who read, judge and print.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nitec {

/// A Han ideograph, 〇, 々 or a radical.
constexpr bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFD) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2E80 && c <= 0x2FDF) || c == 0x3007 || c == 0x3005;
}

/// 0 to 9, also full-width.
constexpr bool is_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= 0xFF10 && c <= 0xFF19);
}

/// White space of any width, also U+3000, the no-break space and line ends.
constexpr bool is_blank(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Appends one code point as UTF-8; surrogates and values beyond U+10FFFF come out as U+FFFD.
void append_utf8(std::string& out, char32_t c);

/// At most `bytes` of the text, whole characters, with `mark` behind where something was left out; controls become
/// blanks.
std::string cut_to_bytes(std::string_view text, std::size_t bytes, std::string_view mark = "…");

}  // namespace nitec
