// Lines that belong together, as one text, with the way back to where each character stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/document.h"

namespace nitec {

/// The text of some lines as it would stand on one long line.
struct JoinedText {
  /// A character of a line.
  struct Place {
    std::uint32_t line = 0;  ///< Index into Page::lines.
    std::uint32_t index =
        0;  ///< Of the code point in the line's text; its length for a blank put in at the line's end.
    bool operator==(const Place&) const = default;
  };

  std::u32string text;
  std::vector<Place> places;  ///< One for each character of `text`.

  /// Where characters [begin, end) stand on the page that they were joined from: one box for each line, in the order of
  /// the text. A range that is not there, in part or at all, gives the boxes of what is.
  [[nodiscard]] std::vector<Box> boxes(const Page& page, std::size_t begin, std::size_t end) const;
};

/// Joins the parts in their order. Where two lines meet, a blank is put in unless one of the characters beside is
/// Chinese (a Han character, or punctuation set like one). A hyphen between two letters at a line's end goes away when
/// the second is a small one, and a soft hyphen always does; another hyphen, and a dash, stays and takes no blank.
[[nodiscard]] JoinedText join(const Page& page, std::span<const LinePart> parts);

/// A block's lines; of a table cell by cell, where `join(page, cell.text)` has each for itself.
[[nodiscard]] JoinedText join(const Page& page, const PageBlock& block);

}  // namespace nitec
