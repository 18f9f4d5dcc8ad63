// A report's text as headings and sentences, each with the way back to its page: for questions of the kind “does it
// speak of this, and where best”.
#pragma once

#include <re2/re2.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/submission.h"
#include "validators/reading.h"
#include "validators/rule.h"

namespace nitec {

class Passages {
 public:
  struct Passage {
    std::size_t reading = 0;  ///< Of which page's reading.
    std::string_view text;    ///< Folded.
    bool heading = false;     ///< A line of its own that is numbered or bold, and short.
  };

  /// All pages of the report that can be read; lines of its table of contents are left out. The document must outlive
  /// the passages. `own_name`: the centre's name or its domain; words within it say nothing of what the centre does.
  Passages(const Document& report, std::string_view own_name);
  /// The same of the submission's main document, its A01 as the name; nothing when it has no page.
  static std::optional<Passages> of(const Submission& submission);
  /// The same, read once for all rules of a check; null when there is none.
  static const Passages* of(const Submission& submission, const Context& context);

  [[nodiscard]] const std::vector<Passage>& all() const { return passages_; }
  /// Whether some page could not be read, so that what was not found may stand there.
  [[nodiscard]] bool partial() const { return partial_; }

  /// The first match in that passage that does not lie within the centre's own name, and before which (within the
  /// passage) nothing matches `excused`; nothing when there is none.
  [[nodiscard]] std::optional<std::string_view> match(const Passage& passage, const RE2& words,
                                                      const RE2* excused = nullptr) const;
  /// How many such matches there are.
  [[nodiscard]] int count(const Passage& passage, const RE2& words) const;
  /// The whole heading, or the match with some words on either side.
  [[nodiscard]] Location place(const Passage& passage, std::string_view part) const;

  /// The first heading that matches, or else the first sentence; nothing when there is none.
  [[nodiscard]] std::optional<Location> best(const RE2& words, const RE2* excused = nullptr) const;

 private:
  [[nodiscard]] bool in_own_name(std::string_view text, std::string_view part) const;

  std::vector<Reading> readings_;
  std::vector<Passage> passages_;
  std::string own_name_;
  bool partial_ = false;
};

}  // namespace nitec
