// One heading for each of the nine sections, by several cues together.
#pragma once

#include <array>
#include <vector>

#include "ingest/outline/candidates.h"

namespace nitec {

/// What became of one section.
/// From here on the words of a title speak for a section at all (of TitleReading::score).
constexpr double kSomeWording = 0.3;

struct Placement {
  int heading = -1;        ///< Index of its candidate; -1 when it has none.
  int merged_into = 0;     ///< Section under whose heading it stands.
  int merged_at = -1;      ///< Candidate (a lower heading, a joint heading) that shows it.
  std::vector<int> again;  ///< Further candidates that open the same section once more.
};

struct Placements {
  std::vector<Candidate> candidates;  ///< In document order.
  std::array<Placement, kSectionCount> sections;
  std::size_t body_end = 0;  ///< Flow line at which evidence bound in behind begins, or the end.

  [[nodiscard]] const Placement& of(int section) const { return sections[static_cast<std::size_t>(section) - 1]; }
  [[nodiscard]] Placement& of(int section) { return sections[static_cast<std::size_t>(section) - 1]; }
};

Placements place_sections(const Document& document, const Flow& flow);

}  // namespace nitec
