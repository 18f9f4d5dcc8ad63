#include "model/characters.h"

#include <algorithm>
#include <array>

namespace nitec {

void append_utf8(std::string& out, char32_t c) {
  if ((c >= 0xD800 && c < 0xE000) || c > 0x10FFFF) {
    c = 0xFFFD;
  }
  const auto tail = [&](int shift) { return static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    const std::array<char, 2> bytes{static_cast<char>(0xC0U | (c >> 6U)), tail(0)};
    out.append(bytes.data(), bytes.size());
  } else if (c < 0x10000) {
    const std::array<char, 3> bytes{static_cast<char>(0xE0U | (c >> 12U)), tail(6), tail(0)};
    out.append(bytes.data(), bytes.size());
  } else {
    const std::array<char, 4> bytes{static_cast<char>(0xF0U | (c >> 18U)), tail(12), tail(6), tail(0)};
    out.append(bytes.data(), bytes.size());
  }
}

std::string cut_to_bytes(std::string_view text, std::size_t bytes, std::string_view mark) {
  const bool cut = text.size() > bytes;
  if (cut) {
    std::size_t end = bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
      --end;
    }
    text = text.substr(0, end);
  }
  std::string result(text);
  std::replace_if(
      result.begin(), result.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return cut ? result.append(mark) : result;
}

}  // namespace nitec
