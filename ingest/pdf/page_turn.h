// Text may stand on its side: the page turned so that its lines run along x.
#pragma once

#include "model/document.h"

namespace nitec {

/// A turn of the page by a quarter. In what is turned, lines run to the right and follow each other downwards; that may
/// be to the left of the page, where coordinates are negative.
enum class Turn {
  kNone,
  kDownwards,  ///< Lines run down the page, each to the left of the one before (also those of vertical writing).
  kUpwards,    ///< Lines run up the page, each to the right of the one before.
};

[[nodiscard]] inline Turn turn_of(const Line& line) {
  return !line.vertical                                                  ? Turn::kNone
         : line.edges.empty() || line.edges.front() <= line.edges.back() ? Turn::kDownwards
                                                                         : Turn::kUpwards;
}

[[nodiscard]] inline Box turned(const Box& box, Turn turn) {
  return turn == Turn::kNone        ? box
         : turn == Turn::kDownwards ? Box{box.y0, -box.x1, box.y1, -box.x0}
                                    : Box{-box.y1, box.x0, -box.y0, box.x1};
}

/// From the turned page back to the page.
[[nodiscard]] inline Box turned_back(const Box& box, Turn turn) {
  return turn == Turn::kNone        ? box
         : turn == Turn::kDownwards ? Box{-box.y1, box.x0, -box.y0, box.x1}
                                    : Box{box.y0, -box.x1, box.y1, -box.x0};
}

/// Where a line's edge lies along x of the turned page.
[[nodiscard]] inline double turned_edge(float edge, Turn turn) {
  return turn == Turn::kUpwards ? -static_cast<double>(edge) : static_cast<double>(edge);
}

/// The least box around both.
[[nodiscard]] inline Box around(const Box& a, const Box& b) {
  return {a.x0 < b.x0 ? a.x0 : b.x0, a.y0 < b.y0 ? a.y0 : b.y0, a.x1 > b.x1 ? a.x1 : b.x1, a.y1 > b.y1 ? a.y1 : b.y1};
}

}  // namespace nitec
