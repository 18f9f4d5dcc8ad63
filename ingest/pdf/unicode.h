// The few Unicode forms that PDF uses, without any library.
#pragma once

#include <string>
#include <string_view>

#include "model/characters.h"

namespace nitec {

inline constexpr char32_t kReplacement = 0xFFFD;

/// Big-endian UTF-16 without a byte order mark; a lone surrogate becomes U+FFFD, an odd last byte is dropped.
[[nodiscard]] std::u32string utf16be_to_utf32(std::string_view bytes);

/// UTF-8; what is malformed becomes U+FFFD.
[[nodiscard]] std::u32string utf8_to_utf32(std::string_view bytes);

/// A text string of a PDF (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 by its byte order mark, else PDFDocEncoding.
[[nodiscard]] std::u32string text_string_to_utf32(std::string_view bytes);

/// The same as UTF-8, without control characters.
[[nodiscard]] std::string text_string_to_utf8(std::string_view bytes);

/// Whether it is written in Han characters or in the kana, hangul and full-width forms that are set like them: solid,
/// without blanks between words.
[[nodiscard]] constexpr bool is_ideographic(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x323AF);
}

}  // namespace nitec
