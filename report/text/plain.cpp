#include "report/text/plain.h"

#include <algorithm>
#include <array>

#include "report/words/text.h"

namespace nitec {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// East Asian Width W and F (Unicode 15), adjacent blocks drawn together.
constexpr std::array kWide{
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x2329, 0x232A},   Range{0x23E9, 0x23EC},
    Range{0x25FD, 0x25FE},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},   Range{0x3400, 0x4DBF},
    Range{0x4E00, 0xA4CF},   Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},
    Range{0xFE10, 0xFE19},   Range{0xFE30, 0xFE6F},   Range{0xFF01, 0xFF60},   Range{0xFFE0, 0xFFE6},
    Range{0x16FE0, 0x18CFF}, Range{0x1AFF0, 0x1B2FF}, Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF},
    Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD},
};

constexpr std::array kCombining{
    Range{0x0300, 0x036F}, Range{0x200B, 0x200D}, Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F},
};

/// Closing marks that Chinese setting never puts at the start of a line.
constexpr std::u32string_view kNoStart = U"，。、；：？！）》〉」』】〕”’…％%·,.;:?!)]}";
/// Units stay with their number.
constexpr std::u32string_view kUnits = U"年月日时页行项条个部次份万亿元";
constexpr std::u32string_view kNoEnd = U"（《〈「『【〔“‘([{";

template <std::size_t Count>
bool within(const std::array<Range, Count>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(), [c](Range range) { return range.first <= c && c <= range.last; });
}

std::size_t width_of(char32_t c) {
  if (within(kCombining, c)) {
    return 0;
  }
  return within(kWide, c) ? 2 : 1;
}

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

/// Words of Latin letters and digits are not broken; beside a wide character a line may end.
bool may_break(char32_t before, char32_t after) {
  if (contains(kNoStart, after) || contains(kNoEnd, before)) {
    return false;
  }
  if (is_digit(before) && contains(kUnits, after)) {
    return false;
  }
  return before == U' ' || width_of(before) == 2 || width_of(after) == 2;
}

}  // namespace

std::string plain_text(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const char32_t c = take_character(text);
    const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    const bool invisible = c == 0xFEFF || c == 0xFFFE || c == 0xFFFF || c == 0x7F || c == 0;
    if (direction || invisible) {
      continue;
    }
    const bool control = c < 0x20 || (c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029;
    append_utf8(result, control ? U' ' : c);
  }
  return result;
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    columns += width_of(take_character(text));
  }
  return columns;
}

std::string padded_to_columns(std::string_view text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return std::string(text) + std::string(columns > width ? columns - width : 0, ' ');
}

std::string cut_to_columns(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) {
    return std::string(text);
  }
  std::string result;
  std::size_t used = 1;  // the ellipsis
  while (!text.empty()) {
    const char32_t c = take_character(text);
    used += width_of(c);
    if (used > columns) {
      break;
    }
    append_utf8(result, c);
  }
  return result + "…";
}

std::string broken_to_columns(std::string_view text, std::size_t columns, std::size_t used, std::size_t indent) {
  std::u32string characters;
  while (!text.empty()) {
    characters += take_character(text);
  }
  std::string result;
  std::size_t start = 0;
  std::size_t room = columns > used ? columns - used : 1;
  while (start < characters.size()) {
    std::size_t end = start;
    std::size_t width = 0;
    std::size_t last_break = 0;
    while (end < characters.size() && width + width_of(characters[end]) <= room) {
      width += width_of(characters[end]);
      ++end;
      if (end < characters.size() && may_break(characters[end - 1], characters[end])) {
        last_break = end;
      }
    }
    if (end < characters.size()) {
      end = last_break > start ? last_break : std::max(end, start + 1);
    }
    if (start > 0) {
      result += '\n' + std::string(indent, ' ');
    }
    for (std::size_t i = start; i < end; ++i) {
      append_utf8(result, characters[i]);
    }
    while (!result.empty() && result.back() == ' ') {
      result.pop_back();
    }
    start = end;
    while (start < characters.size() && characters[start] == U' ') {
      ++start;
    }
    room = columns > indent ? columns - indent : 1;
  }
  return result;
}

}  // namespace nitec
