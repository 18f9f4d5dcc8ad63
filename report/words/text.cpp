#include "report/words/text.h"

namespace nitec {

char32_t take_character(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  std::size_t length = 1;
  char32_t value = first;
  char32_t least = 0;
  if (first >= 0xF0 && first < 0xF8) {
    length = 4;
    value = first & 0x07U;
    least = 0x10000;
  } else if (first >= 0xE0 && first < 0xF0) {
    length = 3;
    value = first & 0x0FU;
    least = 0x800;
  } else if (first >= 0xC0 && first < 0xE0) {
    length = 2;
    value = first & 0x1FU;
    least = 0x80;
  } else if (first >= 0x80) {
    text.remove_prefix(1);
    return U'\uFFFD';
  }
  bool valid = text.size() >= length;
  for (std::size_t i = 1; valid && i < length; ++i) {
    valid = (byte(i) & 0xC0U) == 0x80U;
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  if (!valid || value < least || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
    text.remove_prefix(1);
    return U'\uFFFD';
  }
  text.remove_prefix(length);
  return value;
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  while (!text.empty()) {
    out.push_back(take_character(text));
  }
  return out;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t character : text) {
    append_utf8(out, character);
  }
  return out;
}

bool is_letter(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

std::size_t length_of(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    take_character(text);
    ++count;
  }
  return count;
}

std::string shortened(std::string_view text, std::size_t characters) {
  if (length_of(text) <= characters) {
    return std::string(text);
  }
  std::string_view rest = text;
  for (std::size_t i = 0; i + 1 < characters; ++i) {
    take_character(rest);
  }
  return std::string(text.substr(0, text.size() - rest.size())) + "…";
}

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  while (!text.empty()) {
    const char32_t c = take_character(text);
    const bool direction =
        (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
    if (direction) {
      continue;
    }
    if (c <= U' ' || (c >= 0x7F && c < 0xA1) || c == 0x2028 || c == 0x2029) {
      blank = !out.empty();
      continue;
    }
    if (blank) {
      out.push_back(' ');
      blank = false;
    }
    append_utf8(out, c);
  }
  return out;
}

}  // namespace nitec
