// The marks as paths in a 16-unit box, y down: shape first, colour last, legible at 3 mm and in greyscale.
#pragma once

#include <vector>

#include "report/pictures/drawing.h"

namespace nitec {

/// Shapes in a box of 16 units, without any MarkShape or TextShape among them.
const std::vector<Shape>& mark_shapes(Mark mark);
/// An empty box to tick.
const std::vector<Shape>& check_box_shapes();
/// A sheet with lines (readable), with half of it black (partly), black (none), crossed out (not read); a dash.
const std::vector<Shape>& text_layer_shapes(Readable readable);

}  // namespace nitec
