#include "report/pdf/ink.h"

#include <cairo.h>

#include <array>
#include <cmath>

#include "report/pictures/marks.h"

namespace nitec {
namespace {

constexpr double kUnderlineDrop = 0.17;   ///< Ems below the base line.
constexpr double kUnderlineWidth = 0.09;  ///< Ems.

struct Rgb {
  double red, green, blue;
};

Rgb colour(Tone tone) {
  const std::string_view hex = tone_colour(tone);
  const auto channel = [&](std::size_t at) {
    const auto nibble = [](char c) { return c <= '9' ? c - '0' : c - 'A' + 10; };
    return (nibble(hex.at(at)) * 16 + nibble(hex.at(at + 1))) / 255.0;
  };
  return {channel(1), channel(3), channel(5)};
}

void set_source(cairo_t* canvas, Tone tone) {
  const Rgb rgb = colour(tone);
  cairo_set_source_rgb(canvas, rgb.red, rgb.green, rgb.blue);
}

/// Fills and strokes the current path as asked.
void finish_path(cairo_t* canvas, Tone fill, Tone stroke, double width) {
  if (fill != Tone::kNone) {
    set_source(canvas, fill);
    stroke == Tone::kNone ? cairo_fill(canvas) : cairo_fill_preserve(canvas);
  }
  if (stroke != Tone::kNone) {
    set_source(canvas, stroke);
    cairo_set_line_width(canvas, width);
    cairo_stroke(canvas);
  }
  cairo_new_path(canvas);
}

struct ShapePainter {
  cairo_t* canvas;

  void operator()(const RectShape& shape) const {
    cairo_rectangle(canvas, shape.x, shape.y, shape.width, shape.height);
    finish_path(canvas, shape.fill, shape.stroke, shape.stroke_width);
  }
  void operator()(const PathShape& shape) const {
    for (const std::vector<Point>& run : shape.runs) {
      for (std::size_t i = 0; i < run.size(); ++i) {
        i == 0 ? cairo_move_to(canvas, run[i].x, run[i].y) : cairo_line_to(canvas, run[i].x, run[i].y);
      }
      if (shape.closed) {
        cairo_close_path(canvas);
      }
    }
    cairo_set_line_cap(canvas, shape.round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_dash(canvas, shape.dashes.data(), static_cast<int>(shape.dashes.size()), 0);
    finish_path(canvas, shape.fill, shape.stroke, shape.stroke_width);
    cairo_set_line_cap(canvas, CAIRO_LINE_CAP_BUTT);
    cairo_set_dash(canvas, nullptr, 0, 0);
  }
  void operator()(const CircleShape& shape) const {
    cairo_arc(canvas, shape.x, shape.y, shape.radius, 0, 2 * M_PI);
    cairo_close_path(canvas);
    finish_path(canvas, shape.fill, shape.stroke, shape.stroke_width);
  }
  void operator()(const TextShape& /*laid out by Ink::picture*/) const {}
  void operator()(const MarkShape& shape) const {
    cairo_save(canvas);
    cairo_translate(canvas, shape.x, shape.y);
    cairo_scale(canvas, shape.size / 16, shape.size / 16);
    for (const Shape& part : mark_shapes(shape.mark)) {
      std::visit(*this, part);
    }
    cairo_restore(canvas);
  }
};

void paint_run(cairo_t* canvas, const Fonts& fonts, const SetRun& run, double x, double y) {
  if (run.glyphs.empty()) {
    return;
  }
  cairo_set_font_face(canvas, fonts.cut(run.style.face));
  cairo_set_font_size(canvas, run.style.size);
  set_source(canvas, run.style.tone);
  std::vector<cairo_glyph_t> glyphs;
  std::vector<cairo_text_cluster_t> clusters;
  int pending = 0;
  for (const SetRun::Placed& placed : run.glyphs) {
    glyphs.push_back({fonts.number_in_cut(run.style.face, placed.glyph), x + placed.x, y - placed.dy});
    ++pending;
    if (placed.bytes > 0) {
      clusters.push_back({static_cast<int>(placed.bytes), pending});
      pending = 0;
    }
  }
  cairo_show_text_glyphs(canvas, run.text.data(), static_cast<int>(run.text.size()), glyphs.data(),
                         static_cast<int>(glyphs.size()), clusters.data(), static_cast<int>(clusters.size()),
                         static_cast<cairo_text_cluster_flags_t>(0));
  if (run.style.underline) {
    const double line = y + kUnderlineDrop * run.style.size;
    cairo_move_to(canvas, x + run.left, line);
    cairo_line_to(canvas, x + run.right, line);
    cairo_set_line_width(canvas, kUnderlineWidth * run.style.size);
    cairo_stroke(canvas);
  }
}

/// cairo reads attributes in quotes; a number always with a point, whatever the locale.
std::string number(double value) {
  const auto hundredths = static_cast<long long>(std::llround(value * 100));
  const long long whole = std::llabs(hundredths) / 100;
  const long long rest = std::llabs(hundredths) % 100;
  return (hundredths < 0 ? "-" : "") + std::to_string(whole) + "." + (rest < 10 ? "0" : "") + std::to_string(rest);
}

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') {
      out += '\\';
    }
    out += c;
  }
  return out + "'";
}

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

void Ink::begin(std::string tag, std::string attributes) {
  ops_.emplace_back(Tag{std::move(tag), std::move(attributes), true});
}

void Ink::end(std::string tag) {
  ops_.emplace_back(Tag{std::move(tag), {}, false});
}

void Ink::destination(const std::string& name, double y) {
  ops_.emplace_back(Target{name, y});
}

void Ink::link_to(const std::string& name, double x, double y, double width, double height) {
  ops_.emplace_back(Link{"dest=" + quoted(name), x, y, width, height});
}

void Ink::link_out(const std::string& uri, double x, double y, double width, double height) {
  ops_.emplace_back(Link{"uri=" + quoted(uri), x, y, width, height});
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

void Ink::paint(cairo_t* canvas, const Fonts& fonts, double x, double y) const {
  for (const Op& op : ops_) {
    if (const auto* run = std::get_if<Text>(&op)) {
      paint_run(canvas, fonts, run->run, x + run->x, y + run->y);
    } else if (const auto* some = std::get_if<Shapes>(&op)) {
      cairo_save(canvas);
      cairo_translate(canvas, x + some->x, y + some->y);
      cairo_scale(canvas, some->scale, some->scale);
      for (const Shape& shape : some->shapes) {
        std::visit(ShapePainter{canvas}, shape);
      }
      cairo_restore(canvas);
    } else if (const auto* circle = std::get_if<Circle>(&op)) {
      static constexpr std::array<double, 2> kDashes{2.6, 2.6};
      cairo_set_dash(canvas, kDashes.data(), 2, 0);
      cairo_arc(canvas, x + circle->x, y + circle->y, circle->radius, 0, 2 * M_PI);
      finish_path(canvas, Tone::kNone, circle->tone, circle->width);
      cairo_set_dash(canvas, nullptr, 0, 0);
    } else if (const auto* tag = std::get_if<Tag>(&op)) {
      tag->begins ? cairo_tag_begin(canvas, tag->name.c_str(), tag->attributes.c_str())
                  : cairo_tag_end(canvas, tag->name.c_str());
    } else if (const auto* target = std::get_if<Target>(&op)) {
      const std::string attributes = "name=" + quoted(target->name) + " x=" + number(x) + " y=" + number(y + target->y);
      cairo_tag_begin(canvas, CAIRO_TAG_DEST, attributes.c_str());
      cairo_tag_end(canvas, CAIRO_TAG_DEST);
    } else if (const auto* link = std::get_if<Link>(&op)) {
      const std::string attributes = link->attributes + " rect=[" + number(x + link->x) + " " + number(y + link->y) +
                                     " " + number(link->width) + " " + number(link->height) + "]";
      cairo_tag_begin(canvas, CAIRO_TAG_LINK, attributes.c_str());
      cairo_tag_end(canvas, CAIRO_TAG_LINK);
    }
  }
}

void add_mark(Ink& ink, const std::vector<Shape>& mark, double x, double y, double size) {
  ink.shapes(mark, x, y, size / 16);
}

}  // namespace nitec
