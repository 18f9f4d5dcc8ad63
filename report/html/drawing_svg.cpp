#include "report/html/drawing_svg.h"

#include <array>
#include <cmath>

#include "report/pictures/marks.h"

namespace nitec {
namespace {

/// Hundredths of a unit, without trailing zeros: the same on every machine.
std::string number(double value) {
  const long long hundredths = std::llround(value * 100);
  const long long whole = std::abs(hundredths) / 100;
  const long long part = std::abs(hundredths) % 100;
  std::string text = (hundredths < 0 ? "-" : "") + std::to_string(whole);
  if (part != 0) {
    text += part < 10 ? ".0" : ".";
    text += std::to_string(part % 10 == 0 ? part / 10 : part);
  }
  return text;
}

void paint(Element& element, Tone fill, Tone stroke, double stroke_width) {
  element.attribute("fill", tone_colour(fill));
  if (stroke != Tone::kNone && stroke_width > 0) {
    element.attribute("stroke", tone_colour(stroke));
    element.attribute("stroke-width", number(stroke_width));
  }
}

class Painter {
 public:
  explicit Painter(Element parent) : parent_(parent) {}

  void operator()(const RectShape& shape) {
    Element rect = parent_.child("rect", {{"x", number(shape.x)},
                                          {"y", number(shape.y)},
                                          {"width", number(shape.width)},
                                          {"height", number(shape.height)}});
    paint(rect, shape.fill, shape.stroke, shape.stroke_width);
  }

  void operator()(const PathShape& shape) {
    std::string d;
    for (const std::vector<Point>& run : shape.runs) {
      for (std::size_t i = 0; i < run.size(); ++i) {
        d += (i == 0 ? "M" : "L") + number(run[i].x) + " " + number(run[i].y);
      }
      d += shape.closed ? "Z" : "";
    }
    Element path = parent_.child("path", {{"d", d}});
    paint(path, shape.fill, shape.stroke, shape.stroke_width);
    if (!shape.dashes.empty()) {
      std::string dashes;
      for (const double dash : shape.dashes) {
        dashes += (dashes.empty() ? "" : " ") + number(dash);
      }
      path.attribute("stroke-dasharray", dashes);
    }
    if (shape.round) {
      path.attribute("stroke-linecap", "round");
    }
  }

  void operator()(const CircleShape& shape) {
    Element circle =
        parent_.child("circle", {{"cx", number(shape.x)}, {"cy", number(shape.y)}, {"r", number(shape.radius)}});
    paint(circle, shape.fill, shape.stroke, shape.stroke_width);
  }

  void operator()(const TextShape& shape) {
    static constexpr std::array<std::string_view, 3> kAnchors{"start", "middle", "end"};
    Element text = parent_.child("text", {{"x", number(shape.x)},
                                          {"y", number(shape.y)},
                                          {"font-size", number(shape.size)},
                                          {"fill", tone_colour(shape.tone)}});
    if (shape.anchor != Anchor::kStart) {
      text.attribute("text-anchor", kAnchors.at(static_cast<std::size_t>(shape.anchor)));
    }
    if (shape.bold) {
      text.attribute("font-weight", "700");
    }
    if (shape.serif) {
      text.attribute("class", "serif");
    }
    text.text(shape.text);
  }

  void operator()(const MarkShape& shape) {
    parent_.child("use", {{"href", "#" + symbol_id(shape.mark)},
                          {"x", number(shape.x)},
                          {"y", number(shape.y)},
                          {"width", number(shape.size)},
                          {"height", number(shape.size)}});
  }

 private:
  Element parent_;
};

void add_symbol(Element& svg, const std::string& id, const std::vector<Shape>& shapes) {
  Painter painter(svg.child("symbol", {{"id", id}, {"viewBox", "0 0 16 16"}}));
  for (const Shape& shape : shapes) {
    std::visit(painter, shape);
  }
}

constexpr std::array kMarks{Mark::kError,  Mark::kWarning, Mark::kNote,         Mark::kPass,
                            Mark::kManual, Mark::kNoData,  Mark::kNotApplicable};
constexpr std::array kReadables{Readable::kYes, Readable::kPartly, Readable::kNo, Readable::kNotRead,
                                Readable::kNotApplicable};

}  // namespace

std::string symbol_id(Mark mark) {
  static constexpr std::array<std::string_view, 7> kIds{"error",  "warning", "note", "pass",
                                                        "manual", "no-data", "dash"};
  return "mark-" + std::string(kIds.at(static_cast<std::size_t>(mark)));
}

std::string symbol_id(Readable readable) {
  static constexpr std::array<std::string_view, 5> kIds{"yes", "partly", "no", "not-read", "dash"};
  return "paper-" + std::string(kIds.at(static_cast<std::size_t>(readable)));
}

void add_picture(Element& parent, const Drawing& drawing, const std::string& id) {
  Element svg = parent.child_of_namespace("svg", kSvgNamespace,
                                          {{"viewBox", "0 0 " + number(drawing.width) + " " + number(drawing.height)},
                                           {"role", "img"},
                                           {"aria-labelledby", id + "-title " + id + "-description"}});
  svg.child("title", {{"id", id + "-title"}}).text(drawing.title);
  svg.child("desc", {{"id", id + "-description"}}).text(drawing.description);
  Painter painter(svg);
  for (const Shape& shape : drawing.shapes) {
    std::visit(painter, shape);
  }
}

void add_symbols(Element& parent) {
  Element svg = parent.child_of_namespace("svg", kSvgNamespace, {{"class", "symbols"}, {"aria-hidden", "true"}});
  for (const Mark mark : kMarks) {
    add_symbol(svg, symbol_id(mark), mark_shapes(mark));
  }
  for (const Readable readable : kReadables) {
    add_symbol(svg, symbol_id(readable), text_layer_shapes(readable));
  }
}

}  // namespace nitec
