#include "ingest/text/fold.h"

#include <cassert>
#include <limits>

namespace nitec {
namespace {

#include "fold_table.inc"

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kNotUtf8 = 0xFFFFFFFF;
constexpr std::uint32_t kExpands = 0x80000000U;

std::uint32_t fold_value(char32_t c) {
  const std::size_t block = c / kFoldBlock;
  return block < std::size(kFoldIndex) ? kFoldValues[kFoldIndex[block] * kFoldBlock + c % kFoldBlock] : 0;
}

// The character at `i`, which moves on behind it, or behind the longest beginning of one.
char32_t next_character(std::string_view text, std::size_t& i) {
  const auto byte = [&] { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte();
  ++i;
  if (lead < 0x80) {
    return lead;
  }
  int more = 0;
  char32_t c = 0;
  // The second byte's range shuts out overlong forms, surrogates and what lies beyond U+10FFFF.
  unsigned low = 0x80;
  unsigned high = 0xBF;
  if (lead >= 0xC2 && lead < 0xE0) {
    more = 1;
    c = lead & 0x1F;
  } else if (lead >= 0xE0 && lead < 0xF0) {
    more = 2;
    c = lead & 0x0F;
    low = lead == 0xE0 ? 0xA0 : low;
    high = lead == 0xED ? 0x9F : high;
  } else if (lead >= 0xF0 && lead < 0xF5) {
    more = 3;
    c = lead & 0x07;
    low = lead == 0xF0 ? 0x90 : low;
    high = lead == 0xF4 ? 0x8F : high;
  } else {
    return kNotUtf8;
  }
  for (; more > 0; --more) {
    if (i >= text.size() || byte() < low || byte() > high) {
      return kNotUtf8;
    }
    c = (c << 6) | (byte() & 0x3FU);
    ++i;
    low = 0x80;
    high = 0xBF;
  }
  return c;
}

void drop_blanks_between_han(Folded& folded) {
  std::size_t to = 0;
  const std::size_t size = folded.text.size();
  for (std::size_t from = 0; from < size;) {
    if (folded.text[from] != U' ') {
      folded.text[to] = folded.text[from];
      folded.origin[to++] = folded.origin[from++];
      continue;
    }
    std::size_t after = from;
    while (after < size && folded.text[after] == U' ') {
      ++after;
    }
    const bool between = to > 0 && is_han(folded.text[to - 1]) && after < size && is_han(folded.text[after]);
    for (; from < after; ++from) {
      if (!between) {
        folded.text[to] = U' ';
        folded.origin[to++] = folded.origin[from];
      }
    }
  }
  folded.origin[to] = folded.origin[size];
  folded.text.resize(to);
  folded.origin.resize(to + 1);
}

}  // namespace

std::u32string decode_utf8(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_character(text, i);
    result += c == kNotUtf8 ? kReplacement : c;
  }
  return result;
}

std::optional<std::size_t> utf8_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++length) {
    if (next_character(text, i) == kNotUtf8) {
      return std::nullopt;
    }
  }
  return length;
}

std::string encode_utf8(std::u32string_view text) {
  std::string result;
  result.reserve(text.size() * 3);
  for (const char32_t c : text) {
    append_utf8(result, c);
  }
  return result;
}

Folded fold(std::u32string_view text, Blanks blanks) {
  assert(text.size() < std::numeric_limits<std::uint32_t>::max());
  Folded folded;
  folded.text.reserve(text.size());
  folded.origin.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto origin = static_cast<std::uint32_t>(i);
    const std::uint32_t value = fold_value(text[i]);
    if (value < kExpands) {
      const char32_t c = value == 0 ? text[i] : static_cast<char32_t>(value);
      if (c != U' ' || blanks != Blanks::kDropAll) {
        folded.text.push_back(c);
        folded.origin.push_back(origin);
      }
      continue;
    }
    const std::size_t place = value & 0xFFFFFFU;
    const std::size_t length = (value >> 24) & 0x7FU;
    folded.text.append(kFoldExpansions + place, length);
    folded.origin.insert(folded.origin.end(), length, origin);
  }
  folded.origin.push_back(static_cast<std::uint32_t>(text.size()));
  if (blanks == Blanks::kDropBetweenHan) {
    drop_blanks_between_han(folded);
  }
  return folded;
}

}  // namespace nitec
