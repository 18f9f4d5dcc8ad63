// Where the claims of one submission come together.
#pragma once

#include <array>
#include <set>
#include <string>
#include <utility>

#include "model/claim.h"
#include "model/finding.h"
#include "model/submission.h"
#include "validators/rule.h"

namespace nitec {

class ClaimCollector {
 public:
  static constexpr std::size_t kMaxOfAKind = 2'000;  ///< Claims of one kind that are kept of a submission.
  static constexpr std::size_t kMaxPassages = 400;   ///< Sketches of passages.
  static constexpr std::size_t kMaxFiles = 400;      ///< Sketches of evidence files.

  /// `claims` must outlive it.
  explicit ClaimCollector(Claims& claims) : claims_(claims) {}

  /// The first of a kind and key is kept.
  void add(Claim claim) {
    auto& seen = seen_.at(static_cast<std::size_t>(claim.kind));
    if (seen.contains(claim.key)) {
      return;
    }
    if (seen.size() >= kMaxOfAKind) {
      claims_.cut_short = true;
      return;
    }
    seen.insert(claim.key);
    claims_.all.push_back(std::move(claim));
  }
  void add(ClaimKind kind, std::string key, const Location& where, bool led = false) {
    add({kind, std::move(key), led, where.file, where.page, where.quote});
  }
  void add(TextSketch text, TextPlace place) {
    if (std::size_t& count = texts_.at(text.evidence ? 1 : 0); count++ < (text.evidence ? kMaxFiles : kMaxPassages)) {
      claims_.texts.push_back(std::move(text));
      claims_.places.push_back(std::move(place));
    } else {
      claims_.cut_short = true;
    }
  }
  /// Something was left out before it came here.
  void cut_short() { claims_.cut_short = true; }

 private:
  Claims& claims_;
  std::array<std::set<std::string>, kClaimKinds> seen_;
  std::array<std::size_t, 2> texts_{};
};

/// The long paragraphs of the main document, and sketches of them and of the text of each evidence file.
void add_texts(const Submission& submission, ClaimCollector& claims);

/// Contracts, awards and full-time people, where a table, the list of evidence or a number behind its name gives them
/// beyond doubt.
void add_rows(const Submission& submission, const Context& context, ClaimCollector& claims);

/// Makes what is the same for all submissions, before any of them.
void prepare_rows();

/// The centre's own name, and another's that the main document carries as naming/other-center found it.
void add_center_names(const ReviewSheet& sheet, ClaimCollector& claims);

}  // namespace nitec
