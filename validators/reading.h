// The text of pages as rules match it, with the way back to the words on the page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace nitec {

/// `text` as it is compared, never as it is shown: without blanks and invisible characters, full-width ASCII and Kangxi
/// radicals as their ordinary forms, the traditional forms of the words that rules look for as simplified ones, all
/// dashes as "-".
std::string folded(std::string_view text);
/// The same of one character; 0 for what is left out.
char32_t folded(char32_t c);

/// Some lines of one page, folded and joined without anything in between, so that a name broken over two lines is
/// whole.
class Reading {
 public:
  /// All lines of the page. The document must outlive the reading.
  Reading(const Document& document, const Page& page);
  /// `count` lines from the index `first`.
  Reading(const Document& document, const Page& page, std::size_t first, std::size_t count);

  [[nodiscard]] const std::string& text() const { return text_; }
  /// Where the bytes `begin` to `end` of text() stand: the page, the box of the (first) line's part, the words
  /// verbatim.
  [[nodiscard]] Location place(std::size_t begin, std::size_t end) const;
  /// The same for a part of text() itself, as RE2 captures it.
  [[nodiscard]] Location place(std::string_view part) const;
  /// The place of `part` with up to `around` characters of its line on either side as the quote: enough to see what it
  /// is about.
  [[nodiscard]] Location passage(std::string_view part, std::size_t around = 18) const;

 private:
  /// Where a character of text() stands.
  struct Origin {
    std::uint32_t line;   ///< Index into the page's lines.
    std::uint32_t begin;  ///< Bytes of that line's text.
    std::uint32_t end;
    std::uint32_t character;  ///< The character's number in its line, for its edges.
  };
  /// From where on the page text() goes on at a byte: one for each line, more in long ones. What lies between is
  /// counted when it is asked for: most of what is read is never placed.
  struct Mark {
    std::uint32_t at;
    std::uint32_t line;
    std::uint32_t begin;
    std::uint32_t character;
  };
  static constexpr std::size_t kStep = 256;  ///< Bytes of a line from mark to mark.

  /// Of the character in which that byte of text() lies.
  [[nodiscard]] Origin origin(std::size_t at) const;

  const Document* document_;
  const Page* page_;
  std::string text_;
  std::vector<Mark> marks_;
};

}  // namespace nitec
