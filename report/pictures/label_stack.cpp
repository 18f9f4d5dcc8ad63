#include "report/pictures/label_stack.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nitec {
namespace {

/// More labels than this never occur; the last level takes what is left.
constexpr int kMaxLevels = 8;
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

}  // namespace

int place_labels(std::vector<AxisLabel>& labels, double left, double right) {
  int levels = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    bool placed = false;
    for (int level = 0; level < kMaxLevels && !placed; ++level) {
      // To the right of the stem by preference; a last label often finds its place on the left only.
      for (const Anchor anchor : {Anchor::kStart, Anchor::kEnd}) {
        const Span words = span_of(labels[i], anchor);
        if (words.left < left || words.right > right) {
          continue;
        }
        const bool free =
            std::none_of(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(i), [&](const AxisLabel& other) {
              const Span taken = span_of(other, other.anchor);
              if (other.level == level) {
                // Back to back on neighbouring stems is fine: the words point away from each other.
                const bool apart =
                    (other.anchor == Anchor::kEnd && anchor == Anchor::kStart && other.x <= labels[i].x) ||
                    (other.anchor == Anchor::kStart && anchor == Anchor::kEnd && other.x >= labels[i].x);
                return !apart && overlap(taken, words);
              }
              const bool same_stem = std::abs(other.x - labels[i].x) < 1;
              return !same_stem && (other.level < level ? crosses(labels[i].x, taken) : crosses(other.x, words));
            });
        if (free) {
          labels[i].anchor = anchor;
          labels[i].level = level;
          placed = true;
          break;
        }
      }
    }
    if (!placed) {
      labels[i].level = levels;
      labels[i].anchor = span_of(labels[i], Anchor::kStart).right <= right ? Anchor::kStart : Anchor::kEnd;
    }
    levels = std::max(levels, labels[i].level + 1);
  }
  return levels;
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
