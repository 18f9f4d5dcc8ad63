#include "report/pdf/ink.h"

#include <array>

#include "report/pictures/marks.h"

namespace nitec {
namespace {

/// Shapes at their place, one unit of theirs `scale` points.
struct ShapePainter {
  PdfWriter& out;
  double x, y, scale;

  [[nodiscard]] Pen pen(Tone fill, Tone stroke, double width) const {
    return {.fill = fill, .stroke = stroke, .width = width * scale};
  }
  void operator()(const RectShape& shape) const {
    out.rectangle(x + shape.x * scale, y + shape.y * scale, shape.width * scale, shape.height * scale,
                  pen(shape.fill, shape.stroke, shape.stroke_width));
  }
  void operator()(const PathShape& shape) const {
    std::vector<std::vector<Point>> runs = shape.runs;
    for (std::vector<Point>& run : runs) {
      for (Point& point : run) {
        point = {x + point.x * scale, y + point.y * scale};
      }
    }
    Pen with = pen(shape.fill, shape.stroke, shape.stroke_width);
    for (const double dash : shape.dashes) {
      with.dashes.push_back(dash * scale);
    }
    with.round = shape.round;
    out.lines(runs, shape.closed, with);
  }
  void operator()(const CircleShape& shape) const {
    out.circle(x + shape.x * scale, y + shape.y * scale, shape.radius * scale,
               pen(shape.fill, shape.stroke, shape.stroke_width));
  }
  void operator()(const TextShape& /*laid out by Ink::picture*/) const {}
  void operator()(const MarkShape& shape) const {
    const ShapePainter inside{out, x + shape.x * scale, y + shape.y * scale, scale * shape.size / 16};
    for (const Shape& part : mark_shapes(shape.mark)) {
      std::visit(inside, part);
    }
  }
};

}  // namespace

void Ink::text(const Paragraph& paragraph, double x, double y, Align align, double width) {
  double base = y + paragraph.base_line;
  for (const SetLine& line : paragraph.lines) {
    double left = x;
    if (align == Align::kMiddle) {
      left += (width - line.width) / 2;
    } else if (align == Align::kRight) {
      left += width - line.width;
    }
    for (const SetRun& run : line.runs) {
      ops_.emplace_back(Text{run, left, base});
    }
    base += paragraph.line_height;
  }
}

void Ink::rule(double x0, double y0, double x1, double y1, double width, Tone tone) {
  PathShape line;
  line.runs = {{{x0, y0}, {x1, y1}}};
  line.stroke = tone;
  line.stroke_width = width;
  shapes({line}, 0, 0, 1);
}

void Ink::box(double x, double y, double width, double height, Tone fill, Tone stroke, double stroke_width) {
  shapes({RectShape{x, y, width, height, fill, stroke, stroke_width}}, 0, 0, 1);
}

void Ink::shapes(const std::vector<Shape>& shapes, double x, double y, double scale) {
  ops_.emplace_back(Shapes{shapes, x, y, scale});
}

double Ink::picture(Fonts& fonts, const Drawing& drawing, double x, double y, double width) {
  const double scale = width / drawing.width;
  // Words after the shapes that they stand on: painting order is kept by splitting at each text.
  std::vector<Shape> pending;
  const auto flush = [&] {
    if (!pending.empty()) {
      shapes(pending, x, y, scale);
      pending.clear();
    }
  };
  for (const Shape& shape : drawing.shapes) {
    const auto* words = std::get_if<TextShape>(&shape);
    if (words == nullptr) {
      pending.push_back(shape);
      continue;
    }
    flush();
    TextStyle style;
    style.face =
        words->serif ? (words->bold ? Face::kSerifBold : Face::kSerif) : (words->bold ? Face::kSansBold : Face::kSans);
    style.size = words->size * scale;
    style.tone = words->tone;
    style.spaced = false;  // The pictures count ems: labels stand where they were reckoned.
    const Paragraph line = set_text(fonts, words->text, style, kNoLimit, 1);
    const Align align = words->anchor == Anchor::kStart ? Align::kLeft
                        : words->anchor == Anchor::kEnd ? Align::kRight
                                                        : Align::kMiddle;
    text(line, x + words->x * scale, y + words->y * scale - line.base_line, align, 0);
  }
  flush();
  return drawing.height * scale;
}

void Ink::dashed_circle(double x, double y, double radius, double width, Tone tone) {
  ops_.emplace_back(Circle{x, y, radius, width, tone});
}

void Ink::begin(std::string tag) {
  ops_.emplace_back(Tag{std::move(tag), true});
}

void Ink::end(const std::string& tag) {
  ops_.emplace_back(Tag{tag, false});
}

void Ink::destination(const std::string& name, double y) {
  ops_.emplace_back(Target{name, y});
}

void Ink::link_to(const std::string& name, double x, double y, double width, double height) {
  ops_.emplace_back(Link{name, false, x, y, width, height});
}

void Ink::link_out(const std::string& uri, double x, double y, double width, double height) {
  ops_.emplace_back(Link{uri, true, x, y, width, height});
}

void Ink::append(const Ink& other, double dx, double dy) {
  for (Op op : other.ops_) {
    if (auto* run = std::get_if<Text>(&op)) {
      run->x += dx;
      run->y += dy;
    } else if (auto* some = std::get_if<Shapes>(&op)) {
      some->x += dx;
      some->y += dy;
    } else if (auto* circle = std::get_if<Circle>(&op)) {
      circle->x += dx;
      circle->y += dy;
    } else if (auto* target = std::get_if<Target>(&op)) {
      target->y += dy;
    } else if (auto* link = std::get_if<Link>(&op)) {
      link->x += dx;
      link->y += dy;
    }
    ops_.push_back(std::move(op));
  }
}

void Ink::paint(PdfWriter& out, double x, double y) const {
  for (const Op& op : ops_) {
    if (const auto* run = std::get_if<Text>(&op)) {
      out.text(run->run, x + run->x, y + run->y);
    } else if (const auto* some = std::get_if<Shapes>(&op)) {
      for (const Shape& shape : some->shapes) {
        std::visit(ShapePainter{out, x + some->x, y + some->y, some->scale}, shape);
      }
    } else if (const auto* circle = std::get_if<Circle>(&op)) {
      out.circle(x + circle->x, y + circle->y, circle->radius,
                 {.stroke = circle->tone, .width = circle->width, .dashes = {2.6, 2.6}});
    } else if (const auto* tag = std::get_if<Tag>(&op)) {
      tag->begins ? out.begin(tag->name) : out.end();
    } else if (const auto* target = std::get_if<Target>(&op)) {
      out.destination(target->name, x, y + target->y);
    } else if (const auto* link = std::get_if<Link>(&op)) {
      link->out ? out.link_out(link->target, x + link->x, y + link->y, link->width, link->height)
                : out.link_to(link->target, x + link->x, y + link->y, link->width, link->height);
    }
  }
}

void add_mark(Ink& ink, const std::vector<Shape>& mark, double x, double y, double size) {
  ink.shapes(mark, x, y, size / 16);
}

}  // namespace nitec
