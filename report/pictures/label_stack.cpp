#include "report/pictures/label_stack.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nitec {
namespace {

/// Five labels at the most: see the pictures.
constexpr int kMaxLevels = 6;
constexpr double kAir = 14;

struct Span {
  double left = 0;
  double right = 0;
};

double width_of(const AxisLabel& label) {
  return std::max(text_width(label.name, kLabelSize, true), text_width(label.date, kLabelSize));
}

Span span_of(const AxisLabel& label, Anchor anchor) {
  const double width = width_of(label);
  return anchor == Anchor::kStart ? Span{label.x, label.x + kLabelOffset + width}
                                  : Span{label.x - kLabelOffset - width, label.x};
}

/// Whether the two spans share more than the stem of one at the very edge of the other.
bool overlap(Span a, Span b) {
  return a.left < b.right + kAir && b.left < a.right + kAir;
}

bool crosses(double stem, Span words) {
  return stem > words.left - kAir / 2 && stem < words.right + kAir / 2;
}

bool clash(const AxisLabel& a, const AxisLabel& b) {
  const Span first = span_of(a, a.anchor);
  const Span second = span_of(b, b.anchor);
  const bool same_stem = std::abs(a.x - b.x) < 1;
  if (a.level == b.level) {
    // Back to back on neighbouring stems is fine: the words point away from each other.
    const bool apart = (a.anchor == Anchor::kEnd && b.anchor == Anchor::kStart && a.x <= b.x) ||
                       (a.anchor == Anchor::kStart && b.anchor == Anchor::kEnd && a.x >= b.x);
    return !apart && overlap(first, second);
  }
  return !same_stem && (a.level < b.level ? crosses(b.x, first) : crosses(a.x, second));
}

/// Places labels from `index` on, below `levels`; goes back and tries otherwise where the rest finds no place.
bool place_from(std::vector<AxisLabel>& labels, std::size_t index, int levels, double left, double right) {
  if (index == labels.size()) {
    return true;
  }
  AxisLabel& label = labels[index];
  for (label.level = 0; label.level < levels; ++label.level) {
    // To the right of the stem by preference.
    for (const Anchor anchor : {Anchor::kStart, Anchor::kEnd}) {
      label.anchor = anchor;
      const Span words = span_of(label, anchor);
      if (words.left < left - 0.01 || words.right > right + 0.01) {
        continue;
      }
      const bool free = std::none_of(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(index),
                                     [&](const AxisLabel& other) { return clash(other, label); });
      if (free && place_from(labels, index + 1, levels, left, right)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

int place_labels(std::vector<AxisLabel>& labels, double left, double right) {
  // A handful of labels: the fewest levels that hold them all are soon found. One level each always does, the first
  // label highest, unless the words are wider than the picture.
  const int most = std::min(static_cast<int>(labels.size()), kMaxLevels);
  for (int levels = 1; levels <= most; ++levels) {
    if (place_from(labels, 0, levels, left, right)) {
      return levels;
    }
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    labels[i].level = static_cast<int>(labels.size() - 1 - i);
    labels[i].anchor = span_of(labels[i], Anchor::kStart).right <= right ? Anchor::kStart : Anchor::kEnd;
  }
  return static_cast<int>(labels.size());
}

void draw_labels(const std::vector<AxisLabel>& labels, double base_y, double axis_y, std::vector<Shape>& out) {
  for (const AxisLabel& label : labels) {
    const double bottom = base_y - label.level * kLabelLevel;
    PathShape stem;
    stem.runs = {{{label.x, bottom - kLabelLevel + 10}, {label.x, axis_y}}};
    stem.stroke = Tone::kInk;
    stem.stroke_width = label.strong ? 6 : 3;
    if (label.dashed) {
      stem.dashes = {8, 6};
    }
    out.emplace_back(std::move(stem));
  }
  for (const AxisLabel& label : labels) {
    const double bottom = base_y - label.level * kLabelLevel;
    const double x = label.anchor == Anchor::kStart ? label.x + kLabelOffset : label.x - kLabelOffset;
    out.emplace_back(
        TextShape{x, bottom - kLabelLine - 8, label.name, kLabelSize, label.anchor, true, false, Tone::kInk});
    out.emplace_back(TextShape{x, bottom - 8, label.date, kLabelSize, label.anchor, false, false, Tone::kInk});
  }
}

}  // namespace nitec
