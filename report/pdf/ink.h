// What will be printed, in points, before anybody knows on which page: painted when all glyphs are known.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "report/pdf/pdf_writer.h"

namespace nitec {

inline constexpr double kMillimetre = 72.0 / 25.4;
constexpr double mm(double millimetres) {
  return millimetres * kMillimetre;
}

enum class Align { kLeft, kMiddle, kRight };

/// Marks to be painted, relative to their own origin: top left, y down, points.
class Ink {
 public:
  void text(const Paragraph& paragraph, double x, double y, Align align = Align::kLeft, double width = 0);
  void rule(double x0, double y0, double x1, double y1, double width, Tone tone);
  void box(double x, double y, double width, double height, Tone fill, Tone stroke = Tone::kNone,
           double stroke_width = 0);
  /// Shapes without text (a mark), one unit of theirs `scale` points.
  void shapes(const std::vector<Shape>& shapes, double x, double y, double scale);
  /// A whole picture, `width` points wide; returns its height.
  double picture(Fonts& fonts, const Drawing& drawing, double x, double y, double width);
  void dashed_circle(double x, double y, double radius, double width, Tone tone);

  /// Structure; each begin() has its end().
  void begin(std::string tag);
  void end(const std::string& tag);
  /// A name that links inside the document can lead to, at that height.
  void destination(const std::string& name, double y);
  /// Makes a rectangle lead to a name, or to a file or address.
  void link_to(const std::string& name, double x, double y, double width, double height);
  void link_out(const std::string& uri, double x, double y, double width, double height);

  void append(const Ink& other, double dx, double dy);
  void paint(PdfWriter& out, double x, double y) const;

 private:
  struct Text {
    SetRun run;
    double x, y;  ///< Of the base line.
  };
  struct Shapes {
    std::vector<Shape> shapes;
    double x, y, scale;
  };
  struct Circle {
    double x, y, radius, width;
    Tone tone;
  };
  struct Tag {
    std::string name;
    bool begins;
  };
  struct Target {
    std::string name;
    double y;
  };
  struct Link {
    std::string target;
    bool out;  ///< To a file or address.
    double x, y, width, height;
  };
  using Op = std::variant<Text, Shapes, Circle, Tag, Target, Link>;
  std::vector<Op> ops_;
};

/// One picture's shapes and nothing else, for marks: see marks.h. `size` is the side of the 16-unit box in points.
void add_mark(Ink& ink, const std::vector<Shape>& mark, double x, double y, double size);

}  // namespace nitec
