// Places labels above an axis so that none overlaps another, none is cut off, and no stem crosses a label.
#pragma once

#include <string>
#include <vector>

#include "report/pictures/drawing.h"

namespace nitec {

/// A label of two lines on a stem: what it is, and the date.
struct AxisLabel {
  double x = 0;  ///< Of the stem.
  std::string name;
  std::string date;
  bool strong = false;  ///< A heavier stem.
  bool dashed = false;
  // Found by place_labels():
  Anchor anchor = Anchor::kStart;
  int level = 0;  ///< 0 stands nearest to the axis.
};

inline constexpr double kLabelLine = 34;   ///< From base line to base line within a label.
inline constexpr double kLabelLevel = 74;  ///< Height of one level.
inline constexpr double kLabelSize = 25;   ///< 7.1 pt.
inline constexpr double kLabelOffset = 9;  ///< From the stem to the words.

/// Gives every label an anchor and a level; labels keep their order. Returns the number of levels used (0 for none).
/// `left` and `right` bound the words.
int place_labels(std::vector<AxisLabel>& labels, double left, double right);

/// Stems and words into the drawing: the stem runs from its label down to `axis_y`; level 0 ends at `base_y`.
void draw_labels(const std::vector<AxisLabel>& labels, double base_y, double axis_y, std::vector<Shape>& out);

}  // namespace nitec
