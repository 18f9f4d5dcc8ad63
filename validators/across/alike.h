// Texts of different centres that are alike but not the same.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/claim.h"

namespace nitec {

/// What two centres have alike: `found.sides` lack file, page and quote, which stand at these numbers among the places
/// of the two submissions.
struct AlikeFinding {
  AcrossFinding found;
  std::array<std::uint32_t, 2> text{};
};

/// Takes the texts of all submissions, one after the other, then finds those that are alike: only those are laid side
/// by side that have three words in a row in common at one of twelve places (banding). Of two texts that share s of
/// their runs that happens with the probability 1 - (1 - s³)¹²: 0.27 for s = 0.3, 0.95 for 0.6, 0.99 for 0.7, 0.9998
/// for 0.8. Time and memory grow with the number of texts (about 90 bytes for each), never with their pairs.
///
/// Alike are passages of reports that share 0.6 of their runs, numbers not counted; and files of evidence that share
/// 0.8, and half of their numbers: papers of one form share their wording by law, not their numbers. Files with next to
/// no numbers are not compared. No finding: what is exactly the same (judge_across has it); one centre's own; a
/// submission that does not say whose it is; wording that many centres use.
class Alike {
 public:
  void add(const TextSide& side);
  /// At most one finding for two centres and for each of passages and files, by the names of the submissions.
  std::vector<AlikeFinding> judge();
  /// There were more pairs than are looked at.
  [[nodiscard]] bool cut_short() const { return cut_short_; }

 private:
  using Text = std::uint32_t;
  struct Side {
    std::string inbox;
    std::string name;
    std::string center;
    Kind kind;
    std::uint32_t owner;  ///< Number of the centre.
    Text first;           ///< Its first text.
  };
  using Pair = std::pair<Text, Text>;

  [[nodiscard]] std::vector<Pair> candidates();
  void group(const std::vector<std::pair<std::uint64_t, Text>>& keyed, std::size_t begin, std::size_t end,
             std::vector<Pair>& pairs);
  [[nodiscard]] bool are_alike(Text a, Text b) const;
  [[nodiscard]] std::uint32_t owner(Text text) const { return sides_[side_of_[text]].owner; }

  std::vector<Side> sides_;
  std::map<std::string, std::uint32_t> owners_;
  // By text:
  std::vector<std::array<std::uint16_t, TextSketch::kWords>> words_;
  std::vector<std::uint64_t> exact_;
  std::vector<std::uint32_t> side_of_;
  std::vector<std::uint32_t> numbers_begin_;
  std::vector<bool> evidence_;
  std::vector<bool> common_;  ///< Wording that many centres use.
  std::vector<std::uint16_t> numbers_;
  bool cut_short_ = false;
};

}  // namespace nitec
