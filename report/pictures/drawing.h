// A picture as shapes: what the PDF and the HTML writer both paint. Units are 0.1 mm, origin at the top left, y down.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "report/words/words.h"

namespace nitec {

/// A role, not a colour: the writers choose the tone (design: red and slate print as the same grey, so that a shape
/// or a word always carries the meaning).
enum class Tone {
  kNone,
  kInk,       ///< #1B1B1B
  kBand,      ///< #34506E
  kError,     ///< #9C2A1E
  kLabel,     ///< #6B7480
  kHairline,  ///< #B9BFC6
  kTint,      ///< #F4F5F6
  kPaper,     ///< white
};

/// "#1B1B1B"; "none" for kNone.
std::string_view tone_colour(Tone tone);

struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

struct RectShape {
  double x = 0, y = 0, width = 0, height = 0;
  Tone fill = Tone::kNone;
  Tone stroke = Tone::kNone;
  double stroke_width = 0;
};

/// Straight lines from point to point. Several strokes of one look (a hatch) are several runs of one shape.
struct PathShape {
  std::vector<std::vector<Point>> runs;
  bool closed = false;
  Tone fill = Tone::kNone;
  Tone stroke = Tone::kNone;
  double stroke_width = 0;
  std::vector<double> dashes;  ///< Empty: solid.
  bool round = false;          ///< Round caps: short dashes print as dots.
};

struct CircleShape {
  double x = 0, y = 0, radius = 0;
  Tone fill = Tone::kNone;
  Tone stroke = Tone::kNone;
  double stroke_width = 0;
};

enum class Anchor { kStart, kMiddle, kEnd };

struct TextShape {
  double x = 0;
  double y = 0;  ///< The base line.
  std::string text;
  double size = 25;  ///< Height of the em.
  Anchor anchor = Anchor::kStart;
  bool bold = false;
  bool serif = false;
  Tone tone = Tone::kInk;
};

/// One of the marks of marks.h, its 16-unit box scaled to `size`.
struct MarkShape {
  Mark mark = Mark::kPass;
  double x = 0, y = 0;  ///< Top left.
  double size = 0;
};

using Shape = std::variant<RectShape, PathShape, CircleShape, TextShape, MarkShape>;

struct Drawing {
  double width = 0;
  double height = 0;
  std::string title;          ///< For those who cannot see it.
  std::string description;    ///< The same in a sentence.
  std::vector<Shape> shapes;  ///< In painting order.
};

/// The width of a text of that size by a simple model: Han and full-width marks 1 em, Latin about 0.56, bold a little
/// more. Never too small for the fonts in use, so that labels placed with it do not collide.
double text_width(std::string_view text, double size, bool bold = false);

/// Rising 45° lines clipped to the rectangle, `pitch` apart along x.
PathShape hatch(const RectShape& area, double pitch, double line_width, Tone tone);

/// How the report's pages cover the nine sections. 1680 units wide.
Drawing sections_picture(const ReviewSheet& sheet);

/// The set-up period over the years, and the last months enlarged. 1680 units wide; without any date one line of words.
Drawing timeline_picture(const ReviewSheet& sheet);

}  // namespace nitec
