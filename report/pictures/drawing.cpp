#include "report/pictures/drawing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nitec {

std::string_view tone_colour(Tone tone) {
  static constexpr std::array<std::string_view, 8> kColours{"none",    "#1B1B1B", "#34506E", "#9C2A1E",
                                                            "#6B7480", "#B9BFC6", "#F4F5F6", "#FFFFFF"};
  return kColours.at(static_cast<std::size_t>(tone));
}

double text_width(std::string_view text, double size, bool bold) {
  double ems = 0;
  while (!text.empty()) {
    const char32_t c = take_character(text);
    if (c >= 0x1100) {  // Han, and the dashes and quotes that are set as wide as Han.
      ems += 1;
    } else if (c == U' ' || c == U'.' || c == U',' || c == U'-' || c == U'/') {
      ems += 0.4;
    } else if (c >= U'A' && c <= U'Z') {
      ems += 0.72;
    } else {
      ems += bold ? 0.6 : 0.57;
    }
  }
  return ems * size;
}

PathShape hatch(const RectShape& area, double pitch, double line_width, Tone tone) {
  PathShape out;
  out.stroke = tone;
  out.stroke_width = line_width;
  const double x1 = area.x + area.width;
  const double y1 = area.y + area.height;
  // Each line rises from (x, y1) to (x + height, y0); both ends are cut where they leave the rectangle.
  const double first = area.x - area.height + pitch / 2;
  const int count = static_cast<int>(std::ceil((x1 - first) / pitch));
  for (int i = 0; i < count; ++i) {
    const double x = first + i * pitch;
    const double left = std::max(x, area.x);
    const double right = std::min(x + area.height, x1);
    if (right - left > pitch / 20) {
      out.runs.push_back({{left, y1 - (left - x)}, {right, y1 - (right - x)}});
    }
  }
  return out;
}

}  // namespace nitec
