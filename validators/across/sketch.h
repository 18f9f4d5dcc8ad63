// Long texts in a few values each, by which those that are alike are found among all without laying each beside each.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string_view>

#include "model/claim.h"

namespace nitec {

/// Makes the sketch of a text from its pieces. What counts are all runs of five characters; of two texts with the
/// share s of their runs in common, each of the 36 words is the same with the probability s (MinHash, one permutation
/// with empty places filled from others).
class Sketcher {
 public:
  /// `numbers_alike`: every number counts as the same, for a paragraph copied with other numbers. Otherwise each counts
  /// as it is written, and the sketch has the text's numbers apart: papers of one form differ in them.
  explicit Sketcher(bool numbers_alike) : numbers_alike_(numbers_alike) { least_.fill(kNone); }

  /// A further piece, folded; a number ends with its piece.
  void add(std::string_view folded);
  /// Characters so far.
  [[nodiscard]] std::size_t length() const { return length_; }
  [[nodiscard]] TextSketch sketch() const;

 private:
  static constexpr std::uint64_t kNone = ~std::uint64_t{0};
  static constexpr std::size_t kRun = 5;  ///< Characters: four are a common term, six lose too much to one change.

  void add_character(char32_t c);

  bool numbers_alike_;
  std::size_t length_ = 0;
  std::array<char32_t, kRun> last_{};  ///< A ring.
  std::size_t seen_ = 0;
  std::uint64_t rolling_ = 0;
  std::array<std::uint64_t, TextSketch::kWords> least_{};
  std::set<std::uint16_t> numbers_;
};

/// The share of all runs that two texts have in common, from 0 to 1, give or take 0.08 (standard deviation).
double alike(const TextSketch& a, const TextSketch& b);

}  // namespace nitec
