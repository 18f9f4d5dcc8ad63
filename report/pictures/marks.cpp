#include "report/pictures/marks.h"

#include <array>

namespace nitec {
namespace {

PathShape stroke(std::vector<std::vector<Point>> runs, double width, Tone tone = Tone::kInk) {
  PathShape out;
  out.runs = std::move(runs);
  out.stroke = tone;
  out.stroke_width = width;
  return out;
}

std::vector<Shape> cross() {
  return {RectShape{1, 1, 14, 14, Tone::kError, Tone::kNone, 0},
          stroke({{{4.6, 4.6}, {11.4, 11.4}}, {{11.4, 4.6}, {4.6, 11.4}}}, 2.3, Tone::kPaper)};
}

std::vector<Shape> triangle() {
  PathShape outline = stroke({{{8, 1.7}, {15, 14.3}, {1, 14.3}}}, 1.5);
  outline.closed = true;
  outline.fill = Tone::kPaper;
  return {outline, stroke({{{8, 6}, {8, 10.4}}}, 1.8), CircleShape{8, 12.3, 1.05, Tone::kInk, Tone::kNone, 0}};
}

std::vector<Shape> information() {
  return {CircleShape{8, 8, 6.5, Tone::kPaper, Tone::kInk, 1.3}, stroke({{{8, 7.1}, {8, 11.8}}}, 1.7),
          CircleShape{8, 4.8, 1.05, Tone::kInk, Tone::kNone, 0}};
}

std::vector<Shape> tick() {
  return {stroke({{{2.2, 8.6}, {6.3, 12.7}, {13.8, 3.5}}}, 1.9)};
}

std::vector<Shape> person() {
  // Head, and the shoulders as half an ellipse (half-axes 5.6 and 5.4 around (8, 14.4)), twelve steps of 15 degrees.
  return {CircleShape{8, 4.6, 2.9, Tone::kPaper, Tone::kInk, 1.4}, stroke({{{2.4, 14.6},
                                                                            {2.59, 13.0},
                                                                            {3.15, 11.7},
                                                                            {4.04, 10.58},
                                                                            {5.2, 9.72},
                                                                            {6.55, 9.18},
                                                                            {8, 9.0},
                                                                            {9.45, 9.18},
                                                                            {10.8, 9.72},
                                                                            {11.96, 10.58},
                                                                            {12.85, 11.7},
                                                                            {13.41, 13.0},
                                                                            {13.6, 14.6}}},
                                                                          1.4)};
}

std::vector<Shape> dashed_square() {
  PathShape outline = stroke({{{1.6, 1.6}, {14.4, 1.6}, {14.4, 14.4}, {1.6, 14.4}}}, 1.2);
  outline.closed = true;
  outline.dashes = {2.6, 1.667};  // Twelve dashes around the square, none of them cut.
  return {outline, stroke({{{4.8, 8}, {11.2, 8}}}, 1.4)};
}

std::vector<Shape> dash() {
  return {stroke({{{2.5, 8}, {13.5, 8}}}, 1.5)};
}

std::vector<Shape> sheet_of_paper(int black_lines_from, bool crossed) {
  std::vector<Shape> out;
  out.push_back(RectShape{2, 1, 12, 14, Tone::kPaper, Tone::kInk, 1.2});
  if (crossed) {
    out.push_back(stroke({{{2.4, 14.6}, {13.6, 1.4}}}, 1.3));
    return out;
  }
  static constexpr std::array<double, 3> kLines{4.6, 8, 11.4};
  for (int i = 0; i < 3; ++i) {
    if (i < black_lines_from) {
      out.push_back(stroke({{{4.6, kLines.at(i)}, {11.4, kLines.at(i)}}}, 1.2));
    }
  }
  if (black_lines_from < 3) {
    const double top = black_lines_from == 0 ? 1 : kLines.at(black_lines_from) - 1.6;
    out.push_back(RectShape{2, top, 12, 15 - top, Tone::kInk, Tone::kNone, 0});
  }
  return out;
}

}  // namespace

const std::vector<Shape>& mark_shapes(Mark mark) {
  static const std::array<std::vector<Shape>, 7> kShapes{cross(),  triangle(),      information(), tick(),
                                                         person(), dashed_square(), dash()};
  return kShapes.at(static_cast<std::size_t>(mark));
}

const std::vector<Shape>& check_box_shapes() {
  static const std::vector<Shape> kShapes{RectShape{1, 1, 14, 14, Tone::kPaper, Tone::kInk, 1.1}};
  return kShapes;
}

const std::vector<Shape>& text_layer_shapes(Readable readable) {
  static const std::array<std::vector<Shape>, 5> kShapes{sheet_of_paper(3, false), sheet_of_paper(1, false),
                                                         sheet_of_paper(0, false), sheet_of_paper(3, true), dash()};
  return kShapes.at(static_cast<std::size_t>(readable));
}

}  // namespace nitec
