// A document's running text, paragraph by paragraph, folded, with the way back to the page: what numbers are read from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace nitec {

/// Folded text (see validators/reading.h) as code points; a blank stays where it parts two numbers or Latin words.
struct Prose {
  struct Origin {
    std::uint32_t page = 0;   ///< Index into Document::pages.
    std::uint32_t line = 0;   ///< Index into Page::lines.
    std::uint32_t index = 0;  ///< Code point of the line's text.
    std::uint32_t byte = 0;   ///< Where that code point begins in it.
  };

  std::u32string text;
  std::vector<Origin> origins;  ///< One for each code point of `text`.

  /// Where [begin, end) stands: the page of its beginning, the box of the part on its first line, the words verbatim
  /// (those on that page).
  [[nodiscard]] Location place(const Document& document, std::size_t begin, std::size_t end) const;
};

/// The paragraphs of the pages that can be read, in reading order: a paragraph that goes on over a page break is one.
/// Left out: tables, running heads and feet, page numbers, entries of a table of contents.
std::vector<Prose> paragraphs(const Document& document);

/// Some parts of a page's lines, folded: a cell of a table.
Prose prose(const Document& document, std::size_t page, const std::vector<LinePart>& parts);

/// The words around [begin, end) for a quote: to the clause's ends, at most `around` characters on either side.
std::pair<std::size_t, std::size_t> clause_around(std::u32string_view text, std::size_t begin, std::size_t end,
                                                  std::size_t around = 24);

}  // namespace nitec
