// How marks look on the page: content streams of their appearances.
#pragma once

#include <string>

#include "model/annotation.h"

namespace nitec {

/// From the page as displayed (see Box) to its default user space.
struct PageSpace {
  double a = 1, b = 0, c = 0, d = -1, e = 0, f = 0;

  /// A page with this crop box, /Rotate divided by 90, and /UserUnit.
  [[nodiscard]] static PageSpace of(const Box& crop, int quarter, double unit);
  [[nodiscard]] double x(double px, double py) const { return px * a + py * c + e; }
  [[nodiscard]] double y(double px, double py) const { return px * b + py * d + f; }
};

/// A number as content streams write it, to a hundredth of a thousandth, without exponent.
[[nodiscard]] std::string pdf_number(double value);

/// "x0 y0 x1 y1" in user space.
[[nodiscard]] std::string pdf_rectangle(const Box& displayed, const PageSpace& space);

/// "x1 y1 … x4 y4" for each word: upper left, upper right, lower left, lower right as displayed.
[[nodiscard]] std::string quad_points(const PdfMark& mark, const PageSpace& space);

/// "r g b" of the fill below the words.
[[nodiscard]] std::string fill_colour(MarkWeight weight);

/// What the highlight covers, with its underline and the line that leads to its tag. Needs ExtGState /M (Multiply) and
/// /N (Normal).
[[nodiscard]] std::string highlight_content(const PdfMark& mark, const PageSpace& space);
/// The least box around all that highlight_content draws.
[[nodiscard]] Box highlight_extent(const PdfMark& mark);

/// The tag: a square, a triangle or a circle with the number in it. Needs Font /F (Helvetica-Bold).
[[nodiscard]] std::string tag_content(const PdfMark& mark, const PageSpace& space);

}  // namespace nitec
