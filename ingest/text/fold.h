// Text made alike for matching, with the way back to what the file says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/characters.h"

namespace nitec {

/// The code points of `text`; each part that is not UTF-8 becomes one U+FFFD (Unicode 3.9, “maximal subparts”).
std::u32string decode_utf8(std::string_view text);

/// The number of code points that decode_utf8() would give; nothing when some part of `text` is not UTF-8.
std::optional<std::size_t> utf8_length(std::string_view text);

/// UTF-8 of `text`; surrogates and values over U+10FFFF become U+FFFD.
std::string encode_utf8(std::u32string_view text);

/// Text as it is compared, never as it is shown.
struct Folded {
  std::u32string text;
  /// origin[i]: index in the input of the code point that text[i] came from; never falls. One entry more than
  /// `text` has characters: the last is the length of the input. Characters i to j of `text` stand at
  /// origin[i] to origin[j - 1] + 1 of the input.
  std::vector<std::uint32_t> origin;
};

enum class Blanks {
  kKeep,            ///< Each blank becomes U+0020.
  kDropBetweenHan,  ///< As kKeep, but blanks with a Han character on either side are dropped: “摘　要”.
  kDropAll,
};

/// Folds what looks or means the same to one form, character by character:
/// compatibility forms by NFKC (full width, circled and Kangxi radicals), the radicals U+2E80–2EFF to their
/// ideographs, traditional characters and old glyph forms to simplified ones, all dashes to "-", middle dots to "·",
/// curly quotes to straight ones, "〜" to "~". Control and invisible characters are dropped. Letters keep their case;
/// 〔〕 〇 ○ 、 。 stay. Folding twice changes nothing. Needs no ICU at run time.
Folded fold(std::u32string_view text, Blanks blanks = Blanks::kDropAll);

}  // namespace nitec
