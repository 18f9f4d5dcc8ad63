// UTF-8 as the writers need it: whole characters, printable, of a known length.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/characters.h"

namespace nitec {

/// Takes the first character off `text` and gives its code point; U+FFFD for a byte that begins no character.
/// `text` must not be empty.
char32_t take_character(std::string_view& text);
/// All code points, invalid bytes as U+FFFD.
std::u32string code_points(std::string_view text);
/// The inverse: UTF-8.
std::string utf8(std::u32string_view text);

/// A-Z, a-z.
bool is_letter(char32_t character);

/// The text cut to at most `characters` code points, with … when something was left out.
std::string shortened(std::string_view text, std::size_t characters);
/// The number of code points; bytes that are no UTF-8 count one each.
std::size_t length_of(std::string_view text);
/// One line of printable text: controls, line ends and runs of blanks become one blank, invalid bytes U+FFFD,
/// invisible direction marks are dropped; no blank at either end.
std::string one_line(std::string_view text);

}  // namespace nitec
