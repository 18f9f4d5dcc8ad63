// Running text in pieces within which a number may be read on: a paragraph, or one cell of a table, never across the
// border of a cell. Each knows where its characters stand, and what it is about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/submission.h"
#include "validators/rule.h"

namespace nitec {

class TextUnit {
 public:
  const Document* document = nullptr;
  const Page* page = nullptr;
  std::string text;   ///< Folded as `folded` does, but with one blank where there are blanks.
  std::string above;  ///< Folded: the short line (a heading, a caption) before the paragraph or table; may be empty.

  // Of a cell only:
  int list = -1;                       ///< The table that it belongs to, also over pages; -1 outside of tables.
  int row = -1;                        ///< Of the whole table's rows; parts on further pages go on counting.
  std::string head;                    ///< Folded: the head of its column; empty in the head itself.
  std::string beside;                  ///< Folded: the cell to its left.
  std::span<const std::string> cells;  ///< Folded: all cells of its row.

  /// Where that part of `text` stands, its words verbatim as the quote.
  [[nodiscard]] Location place(std::string_view part) const;
  /// Whether the part can be trusted to be one: it stands on one line, or its lines go on with each other for certain
  /// (in a cell between rules, in a paragraph whose line is full).
  [[nodiscard]] bool sound(std::string_view part) const;
  /// Whether the part ends where a line ends outside of a table: what is missing of it may stand elsewhere.
  [[nodiscard]] bool ends_line(std::string_view part) const;
  /// The sentence around the part: up to 。；！？ on both sides.
  [[nodiscard]] std::string_view sentence(std::string_view part) const;
  /// What stands before the part in its sentence, and behind it.
  [[nodiscard]] std::string_view before_in_sentence(std::string_view part) const;
  [[nodiscard]] std::string_view behind_in_sentence(std::string_view part) const;

 private:
  friend class UnitReader;
  struct Origin {
    std::uint32_t line;
    std::uint32_t index;  ///< Of the code point in its line.
  };
  [[nodiscard]] std::size_t offset(std::string_view part) const;

  std::vector<Origin> origins_;  ///< One for each byte of `text`.
  double right_ = 0;             ///< Where full lines end.
  bool ruled_ = false;
};

/// Calls `visit` with every unit of those pages (of all documents) on which one of the needles stands, in reading
/// order. Running heads, page numbers, tables of contents, text below pictures (recognised by a machine) and pages
/// whose text is damaged are left out. Units are made once for all rules of a check and live as long as its context.
void for_each_unit(const Submission& submission, const Context& context,
                   std::initializer_list<std::string_view> needles, const std::function<void(const TextUnit&)>& visit);

}  // namespace nitec
