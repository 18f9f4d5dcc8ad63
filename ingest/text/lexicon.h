// Terms of the field, found in folded text: longest first, and not across the seams of other words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nitec {

/// A list of terms to look for. Immutable once built, so one lexicon serves several threads.
class Lexicon {
 public:
  /// Terms with an id below 0 are near misses: words that contain a term and mean something else (评审计划 contains
  /// 审计). They are never reported; a match inside one is not, either.
  using Terms = std::vector<std::pair<std::u32string, int>>;

  /// [begin, end) of the folded text.
  struct Match {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    int id = 0;

    bool operator==(const Match&) const = default;
  };

  /// Terms of this many characters or fewer need word boundaries at both ends in find_words().
  static constexpr std::uint32_t kShortTerm = 3;

  /// Folds the terms as fold() does; empty ones are passed over. A term may stand for several ids.
  explicit Lexicon(const Terms& terms);

  /// All matches, by begin, then the longer, then by id. A match that lies inside a longer one is left out; matches
  /// that overlap in part are both there. Linear in `folded`, which is text as fold() gives it, without blanks.
  [[nodiscard]] std::vector<Match> find(std::u32string_view folded) const;

  /// As find(), but a term of kShortTerm characters or fewer counts only when both of its ends stand where
  /// word_boundaries() sees a boundary: 审计 in 评审|计划 does not. A term so refused hides no other.
  [[nodiscard]] std::vector<Match> find_words(std::u32string_view folded) const;

 private:
  [[nodiscard]] std::vector<Match> scan(std::u32string_view folded) const;
  [[nodiscard]] std::uint16_t letter(char32_t c) const;

  // An Aho–Corasick automaton in flat arrays. State 0 is the root; the edges of a state lie together, by letter.
  struct State {
    std::uint32_t first_edge = 0;
    std::uint32_t edge_count = 0;
    std::uint32_t fallback = 0;  ///< The state of the longest proper suffix.
    std::uint32_t output = 0;    ///< This state, or the nearest fallback, at which a term ends; 0 when none.
    std::uint32_t depth = 0;
    std::uint32_t first_id = 0;  ///< Ids of the term that ends here, in ids_.
    std::uint32_t id_count = 0;
  };
  [[nodiscard]] std::uint32_t step(std::uint32_t state, std::uint16_t letter) const;

  std::vector<std::uint16_t> letters_;                            ///< Of the basic plane: 0 when in no term.
  std::vector<std::pair<char32_t, std::uint16_t>> rare_letters_;  ///< Beyond it, sorted.
  std::vector<std::uint32_t> root_;                               ///< By letter.
  std::vector<std::pair<std::uint16_t, std::uint32_t>> edges_;    ///< Letter and state.
  std::vector<State> states_;
  std::vector<int> ids_;
};

/// Leaves out the matches that lie inside a longer one or inside a near miss, then the near misses. `matches` in any
/// order; the result as find() orders it.
std::vector<Lexicon::Match> keep_longest(std::vector<Lexicon::Match> matches);

}  // namespace nitec
