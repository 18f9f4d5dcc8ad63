#include "ingest/pdf/page_lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numbers>
#include <span>
#include <tuple>

#include "ingest/pdf/page_columns.h"
#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

constexpr float kSameBaseline = 0.35F;  ///< Em between baselines of one row.
constexpr float kColumnGap = 2.0F;      ///< Em: wider gaps part columns.
constexpr float kHeadingGap = 6.0F;     ///< Em between a heading's number and its title (a tab stop).
constexpr float kSpacedGap = 6.0F;      ///< Em between single Han characters of one spaced-out word.
constexpr float kLatinBlank = 0.17F;    ///< Em from which a gap between Latin letters is a blank.
constexpr float kMixedBlank = 0.40F;    ///< Em, between a Han character and a Latin one: a quarter em is only spacing.
constexpr float kHanBlank = 0.50F;      ///< Em, between Han characters.
constexpr float kOverprint = 0.30F;     ///< Em within which the same character is the same impression.
constexpr float kScriptSize = 0.85F;    ///< Share of the line's size below which a run may be a sub- or superscript.
constexpr float kScriptShift = 0.75F;   ///< Em of the line's size by which its baseline may be off.
constexpr float kScriptGap = 0.40F;     ///< Em between a script and what it belongs to.

/// A character in a frame that is turned so that lines run along u and follow each other along v.
struct Mark {
  float u0, u1, v, size, up, down;
  char32_t text;
  std::uint16_t font;
  bool bold;
};

/// Characters that follow each other in the file as in the line.
struct Run {
  std::size_t first = 0;
  std::size_t count = 0;
  float u0 = 0, u1 = 0, v = 0, size = 0;
};

struct Row {
  float v = 0;
  float size = 0;
  std::vector<Run> runs;
};

/// How often each value came up; there are few, and mostly it is the one before. Of more than kMost values the first
/// count.
class Tally {
 public:
  void count(int value) {
    constexpr std::size_t kMost = 64;
    if (last_ == counts_.size() || counts_[last_].first != value) {
      last_ = 0;
      while (last_ < counts_.size() && counts_[last_].first != value) {
        ++last_;
      }
      if (last_ == counts_.size()) {
        if (counts_.size() == kMost) {
          return;
        }
        counts_.emplace_back(value, 0);
      }
    }
    ++counts_[last_].second;
  }
  /// The most frequent value, of several the least; 0 when nothing was counted.
  [[nodiscard]] int most() const {
    std::pair<int, std::size_t> best{0, 0};
    for (const auto& each : counts_) {
      if (each.second > best.second || (each.second == best.second && each.first < best.first)) {
        best = each;
      }
    }
    return best.first;
  }

 private:
  std::vector<std::pair<int, std::size_t>> counts_;
  std::size_t last_ = 0;
};

bool is_leader(char32_t c) {
  return c == '.' || c == 0x2026 || c == 0xB7 || c == 0x2025 || c == 0x2024 || c == 0x22EF || c == 0x30FB ||
         c == 0xFF0E || c == 0x2500 || c == 0x2504 || c == 0x2508 || c == '_' || c == 0x2022;
}

/// What the number of a heading is made of: 1.2.3, 第一章, （二）, 三、 …
bool is_heading_number(std::u32string_view text) {
  constexpr std::size_t kLongest = 9;
  static constexpr std::u32string_view kParts =
      U"0123456789.．、()（）第章节条部分篇一二三四五六七八九十百零〇附件录表图①②③④⑤⑥⑦⑧⑨ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ";
  static constexpr std::u32string_view kDigits = U"0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ";
  return text.size() <= kLongest && text.find_first_not_of(kParts) == std::u32string_view::npos &&
         text.find_first_of(kDigits) != std::u32string_view::npos;
}

class Frame {
 public:
  Frame(int angle, bool vertical, bool invisible)
      : vertical_(vertical),
        invisible_(invisible),
        angle_(angle),
        cos_(static_cast<float>(angle % 90 == 0 ? (angle == 0) - (std::abs(angle) == 180)
                                                : std::cos(angle * std::numbers::pi / 180))),
        sin_(static_cast<float>(angle % 90 == 0 ? (angle == 90) - (angle == -90)
                                                : std::sin(angle * std::numbers::pi / 180))) {}

  void add(const PlacedGlyph& glyph) {
    Mark mark{};
    mark.u0 = glyph.x0 * cos_ + glyph.y0 * sin_;
    mark.u1 = glyph.x1 * cos_ + glyph.y1 * sin_;
    mark.v = glyph.y0 * cos_ - glyph.x0 * sin_;
    if (mark.u1 < mark.u0) {
      std::swap(mark.u0, mark.u1);
    }
    mark.size = glyph.size;
    mark.up = glyph.up;
    mark.down = glyph.down;
    mark.text = glyph.text;
    mark.font = glyph.font;
    mark.bold = glyph.bold;
    if (!marks_.empty() && is_overprint(marks_.back(), mark)) {
      marks_.back().bold = true;
      return;
    }
    marks_.push_back(mark);
  }

  void add_rules(const std::vector<Rule>& rules) {
    if (angle_ % 90 != 0) {
      return;
    }
    for (const Rule& rule : rules) {
      if (rule.outlined) {
        continue;
      }
      const float u0 = rule.x0 * cos_ + rule.y0 * sin_;
      const float u1 = rule.x1 * cos_ + rule.y1 * sin_;
      const float v0 = rule.y0 * cos_ - rule.x0 * sin_;
      const float v1 = rule.y1 * cos_ - rule.x1 * sin_;
      if (std::abs(u1 - u0) < std::abs(v1 - v0)) {
        bars_.push_back({(u0 + u1) / 2, std::min(v0, v1), std::max(v0, v1)});
      }
    }
    std::sort(bars_.begin(), bars_.end(), [](const Bar& a, const Bar& b) { return a.u < b.u; });
  }

  [[nodiscard]] std::size_t size() const { return marks_.size(); }
  [[nodiscard]] int angle() const { return angle_; }

  /// Appends the frame's lines.
  void make_lines(const std::vector<bool>& bold_fonts, std::vector<Line>& lines) {
    bold_fonts_ = &bold_fonts;
    std::vector<PlacedLine> placed;
    std::size_t number = 0;
    for (const Row& row : make_rows(make_runs())) {
      row_number_ = number++;
      split_row(row, placed);
    }
    if (angle_ == 0 && bars_.empty()) {
      join_contents(placed);
    }
    order_columns(placed, bars_);
    for (PlacedLine& each : placed) {
      lines.push_back(std::move(each.line));
    }
  }

 private:
  static bool is_overprint(const Mark& a, const Mark& b) {
    const float reach = kOverprint * std::min(a.size, b.size);
    return a.text == b.text && std::abs(a.u0 - b.u0) < reach && std::abs(a.v - b.v) < reach &&
           std::abs(a.u0 - b.u0) < (a.u1 - a.u0) * 0.6F && std::abs(a.size - b.size) < 0.2F * a.size;
  }

  [[nodiscard]] std::vector<Run> make_runs() const {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      const Mark& mark = marks_[i];
      if (!runs.empty()) {
        Run& run = runs.back();
        const float slack = 0.1F * run.size;
        if (std::abs(mark.v - run.v) <= slack && std::abs(mark.size - run.size) <= slack &&
            mark.u0 >= run.u1 - 3 * slack && mark.u0 <= run.u1 + kColumnGap * run.size) {
          ++run.count;
          run.u1 = std::max(run.u1, mark.u1);
          continue;
        }
      }
      runs.push_back({i, 1, mark.u0, mark.u1, mark.v, mark.size});
    }
    return runs;
  }

  [[nodiscard]] static std::vector<Row> make_rows(std::vector<Run> runs) {
    std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.v < b.v; });
    std::vector<Row> rows;
    for (const Run& run : runs) {
      if (!rows.empty() && run.v - rows.back().v <= kSameBaseline * std::min(run.size, rows.back().size)) {
        Row& row = rows.back();
        if (run.size > row.size) {
          row.size = run.size;
          row.v = run.v;
        }
        row.runs.push_back(run);
      } else {
        rows.push_back({run.v, run.size, {run}});
      }
    }
    attach_scripts(rows);
    for (Row& row : rows) {
      std::stable_sort(row.runs.begin(), row.runs.end(), [](const Run& a, const Run& b) { return a.u0 < b.u0; });
    }
    return rows;
  }

  /// Sub- and superscripts go to the row of their neighbour.
  static void attach_scripts(std::vector<Row>& rows) {
    constexpr std::size_t kRowsAround = 3;
    constexpr std::size_t kMostRuns = 500;  // In a row that is looked through for neighbours.
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::vector<Run> staying;
      for (const Run& run : rows[i].runs) {
        Row* home = nullptr;
        for (std::size_t k = i > kRowsAround ? i - kRowsAround : 0; k < std::min(rows.size(), i + kRowsAround + 1);
             ++k) {
          if (k == i || rows[k].runs.size() > kMostRuns || std::abs(rows[k].v - run.v) > kScriptShift * rows[k].size ||
              run.size > kScriptSize * rows[k].size) {
            continue;
          }
          const bool beside = std::any_of(rows[k].runs.begin(), rows[k].runs.end(), [&](const Run& other) {
            const float gap = std::max(run.u0 - other.u1, other.u0 - run.u1);
            return run.size <= kScriptSize * other.size && std::abs(other.v - run.v) <= kScriptShift * other.size &&
                   std::abs(run.u0 - other.u1) <= kScriptGap * other.size && gap > -0.5F * other.size;
          });
          if (beside) {
            home = &rows[k];
            break;
          }
        }
        if (home != nullptr) {
          home->runs.push_back(run);
        } else {
          staying.push_back(run);
        }
      }
      rows[i].runs = std::move(staying);
    }
    std::erase_if(rows, [](const Row& row) { return row.runs.empty(); });
  }

  /// The row's characters from left to right, each once.
  void collect(const Row& row) {
    row_marks_.clear();
    bool in_order = true;
    for (const Run& run : row.runs) {
      if (!row_marks_.empty() && run.u0 < row_marks_.back().u1 - 0.5F * run.size) {
        in_order = false;
      }
      row_marks_.insert(row_marks_.end(), marks_.begin() + static_cast<std::ptrdiff_t>(run.first),
                        marks_.begin() + static_cast<std::ptrdiff_t>(run.first + run.count));
    }
    if (in_order) {
      return;
    }
    std::stable_sort(row_marks_.begin(), row_marks_.end(), [](const Mark& a, const Mark& b) { return a.u0 < b.u0; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < row_marks_.size(); ++i) {
      bool again = false;
      for (std::size_t k = kept; k > 0 && k + 4 > kept && !again; --k) {
        if (is_overprint(row_marks_[k - 1], row_marks_[i])) {
          row_marks_[k - 1].bold = true;
          again = true;
        }
      }
      if (!again) {
        row_marks_[kept++] = row_marks_[i];
      }
    }
    row_marks_.resize(kept);
  }

  [[nodiscard]] bool bar_between(const Mark& a, const Mark& b) const {
    const float slack = 0.25F * std::min(a.size, b.size);
    const float low = std::min(a.u1, b.u0) - std::min(slack, (a.u1 - a.u0) / 2);
    const float high = std::max(a.u1, b.u0) + std::min(slack, (b.u1 - b.u0) / 2);
    const float v = b.v - 0.3F * b.size;
    constexpr int kMostBars = 1000;  // At one place along the line: a table of as many rows.
    auto bar = std::ranges::lower_bound(bars_, low, {}, &Bar::u);
    for (int i = 0; i < kMostBars && bar != bars_.end() && bar->u <= high; ++i, ++bar) {
      if (bar->v0 <= v && bar->v1 >= v) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] static std::u32string text_of(std::span<const Mark> marks) {
    std::u32string text;
    for (const Mark& mark : marks) {
      if (!is_blank(mark.text)) {
        text += mark.text;
      }
    }
    return text;
  }

  void split_row(const Row& row, std::vector<PlacedLine>& lines) {
    collect(row);
    // Pieces between the wide gaps; then those that belong together are joined again.
    std::vector<std::pair<std::size_t, std::size_t>> pieces;
    std::vector<bool> hard;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= row_marks_.size(); ++i) {
      bool bar = false;
      bool wide = i == row_marks_.size();
      if (!wide) {
        const Mark& a = row_marks_[i - 1];
        const Mark& b = row_marks_[i];
        bar = !bars_.empty() && bar_between(a, b);
        wide = bar || b.u0 - a.u1 > kColumnGap * std::max(a.size, b.size);
      }
      if (wide) {
        pieces.emplace_back(begin, i);
        hard.push_back(bar);
        begin = i;
      }
    }
    const auto marks_of = [&](const std::pair<std::size_t, std::size_t>& piece) {
      return std::span<const Mark>(row_marks_).subspan(piece.first, piece.second - piece.first);
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      std::pair<std::size_t, std::size_t> joined = pieces[i];
      while (i + 1 < pieces.size() && !hard[i] && belong_together(marks_of(joined), marks_of(pieces[i + 1]))) {
        joined.second = pieces[++i].second;
      }
      emit(marks_of(joined), lines);
    }
  }

  static bool belong_together(std::span<const Mark> left, std::span<const Mark> right) {
    const std::u32string before = text_of(left);
    const std::u32string after = text_of(right);
    if (before.empty() || after.empty()) {
      return false;
    }
    const float gap = (right.front().u0 - left.back().u1) / std::max(left.back().size, right.front().size);
    if (is_leader(before.back()) && (before.size() < 2 || is_leader(before[before.size() - 2]))) {
      return true;
    }
    if (is_leader(after.front()) && (after.size() < 2 || is_leader(after[1]))) {
      return true;
    }
    if (gap <= kHeadingGap && is_heading_number(before) && !is_heading_number(after)) {
      return true;
    }
    const bool spaced_word = is_ideographic(before.back()) && after.size() == 1 && is_ideographic(after.front()) &&
                             before.size() <= 6 && gap <= kSpacedGap;
    return spaced_word;
  }

  static bool wants_blank(const Mark& a, const Mark& b) {
    if (is_blank(a.text) || is_blank(b.text)) {
      return false;
    }
    const float gap = (b.u0 - a.u1) / std::min(a.size, b.size);
    const int han = (is_ideographic(a.text) ? 1 : 0) + (is_ideographic(b.text) ? 1 : 0);
    return gap > (han == 2 ? kHanBlank : han == 1 ? kMixedBlank : kLatinBlank);
  }

  void emit(std::span<const Mark> marks, std::vector<PlacedLine>& lines) const {
    while (!marks.empty() && is_blank(marks.front().text)) {
      marks = marks.subspan(1);
    }
    while (!marks.empty() && is_blank(marks.back().text)) {
      marks = marks.first(marks.size() - 1);
    }
    if (marks.empty()) {
      return;
    }
    Line line;
    line.edges.reserve(marks.size() + 1);
    line.text.reserve(marks.size() * 3);  // Bytes of a Han character.
    Tally fonts;
    Tally sizes;  // In hundredths of a point.
    std::size_t bold = 0;
    std::size_t letters = 0;
    float v0 = marks[0].v - marks[0].up;
    float v1 = marks[0].v + marks[0].down;
    float u1 = marks[0].u1;
    float edge = marks[0].u0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const Mark& mark = marks[i];
      if (i > 0 && wants_blank(marks[i - 1], mark)) {
        line.text += ' ';
        edge = std::max(edge, marks[i - 1].u1);
        line.edges.push_back(edge);
      }
      append_utf8(line.text, mark.text);
      edge = std::max(edge, mark.u0);
      line.edges.push_back(edge);
      u1 = std::max(u1, mark.u1);
      if (!is_blank(mark.text)) {
        ++letters;
        fonts.count(mark.font);
        sizes.count(static_cast<int>(std::lround(mark.size * 100)));
        bold += mark.bold || (*bold_fonts_)[mark.font] ? 1 : 0;
        v0 = std::min(v0, mark.v - mark.up);
        v1 = std::max(v1, mark.v + mark.down);
      }
    }
    line.edges.push_back(std::max(edge, u1));
    line.font = static_cast<std::uint16_t>(fonts.most());
    line.size = sizes.most() / 100.0;
    line.bold = bold * 2 > letters;
    line.invisible = invisible_;
    const int upright = std::abs(angle_);
    line.vertical = vertical_ || (upright > 45 && upright < 135);
    place(line, marks[0].u0, u1, v0, v1);
    lines.push_back({std::move(line), marks[0].u0, u1, v0, v1, row_number_});
  }

  /// From the frame back to the page.
  void place(Line& line, float u0, float u1, float v0, float v1) const {
    const auto x = [&](float u, float v) { return static_cast<double>(u * cos_ - v * sin_); };
    const auto y = [&](float u, float v) { return static_cast<double>(u * sin_ + v * cos_); };
    line.box.x0 = std::min({x(u0, v0), x(u0, v1), x(u1, v0), x(u1, v1)});
    line.box.x1 = std::max({x(u0, v0), x(u0, v1), x(u1, v0), x(u1, v1)});
    line.box.y0 = std::min({y(u0, v0), y(u0, v1), y(u1, v0), y(u1, v1)});
    line.box.y1 = std::max({y(u0, v0), y(u0, v1), y(u1, v0), y(u1, v1)});
    if (angle_ == 0) {
      return;
    }
    const float middle = (v0 + v1) / 2;
    for (float& edge : line.edges) {
      edge = static_cast<float>(line.vertical ? y(edge, middle) : x(edge, middle));
    }
  }

  bool vertical_;
  bool invisible_;
  int angle_;
  float cos_;
  float sin_;
  const std::vector<bool>* bold_fonts_ = nullptr;
  std::vector<Mark> marks_;
  std::vector<Mark> row_marks_;
  std::vector<Bar> bars_;
  std::size_t row_number_ = 0;
};

}  // namespace

std::vector<Line> make_lines(const PageContent& page, const std::vector<bool>& bold_fonts) {
  std::map<std::tuple<int, bool, bool>, Frame> frames;
  Frame* frame = nullptr;
  std::tuple<int, bool, bool> current;
  const PlacedGlyph* before = nullptr;
  for (const PlacedGlyph& glyph : page.glyphs) {
    if (before != nullptr && before->angle == glyph.angle && before->vertical == glyph.vertical &&
        before->invisible == glyph.invisible) {
      frame->add(glyph);
      continue;
    }
    before = &glyph;
    // A degree more or less is how scans are straightened, not another direction.
    int angle = glyph.angle;
    for (const int square : {0, 90, 180, -90, -180}) {
      angle = std::abs(angle - square) <= 2 ? square : angle;
    }
    angle = angle == -180 ? 180 : angle;
    const std::tuple<int, bool, bool> key{angle, glyph.vertical, glyph.invisible};
    if (frame == nullptr || key != current) {
      frame = &frames.try_emplace(key, angle, glyph.vertical, glyph.invisible).first->second;
      current = key;
    }
    frame->add(glyph);
  }
  std::vector<Frame*> by_size;
  by_size.reserve(frames.size());
  for (auto& entry : frames) {
    by_size.push_back(&entry.second);
  }
  std::stable_sort(by_size.begin(), by_size.end(),
                   [](const Frame* a, const Frame* b) { return a->size() > b->size(); });
  std::vector<Line> lines;
  for (Frame* each : by_size) {
    each->add_rules(page.rules);
    each->make_lines(bold_fonts, lines);
  }
  return lines;
}

}  // namespace nitec
