// What the checks of identifiers share: cleaning, single edits, provinces. For identifier*.cpp alone.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/identifier.h"

namespace nitec::identifier_text {

/// No identifier is longer; what is longer is refused before it is looked at.
inline constexpr std::size_t kMaxBytes = 200;

bool digit(char c);
bool upper(char c);
/// Not empty, and digits only.
bool digits(std::string_view text);
/// The value of a few digits.
int number_of(std::string_view text);

/// Code points of UTF-8; a byte that is not UTF-8 becomes U+FFFD.
std::vector<char32_t> decode(std::string_view text);
/// Appends the code point as UTF-8.
void append(std::string& text, char32_t point);
/// Any dash, from the hyphen to the minus sign.
bool dash(char32_t c);
bool han(char32_t c);

/// Full-width forms become ASCII; blanks and zero-width characters go (or become one plain space each run).
std::string clean(std::string_view text, bool keep_spaces = false);
/// ASCII letters in upper case.
std::string uppercase(std::string text);

/// Invalid for that reason.
IdentifierCheck fault(IdentifierReason reason, std::string normalised);

/// The only text one edit away that `valid` accepts (a look-alike character; with `exchanges` also two neighbours
/// exchanged), or empty.
std::string only_edit(const std::string& text, bool exchanges, const std::function<bool(const std::string&)>& valid);

/// Whether the two digits are those of a province (GB/T 2260).
bool known_province(std::string_view two_digits);

}  // namespace nitec::identifier_text
