// Nine rows over the pages of the report: a band where a section stands, and in words what is wrong with the others.
#include <algorithm>
#include <array>
#include <cmath>

#include "report/pictures/drawing.h"

namespace nitec {
namespace {

constexpr double kWidth = 1680;
constexpr double kTitleX = 46;
constexpr double kAxisLeft = 512;
constexpr double kAxisWidth = 796;
constexpr double kResultX = 1338;
constexpr double kWordX = 1376;
constexpr double kRow = 66;
constexpr double kBand = 34;
constexpr double kHead = 72;     ///< Where the rows begin.
constexpr double kMinBand = 13;  ///< 1.3 mm
constexpr double kDotRadius = 6.2;
constexpr double kDotPitch = 14;
constexpr double kText = 25;
constexpr double kTitleText = 27;
constexpr double kHatchPitch = 11;
constexpr double kHatchLine = 3.6;

TextShape words(double x, double y, std::string text, Anchor anchor = Anchor::kStart, bool bold = false,
                Tone tone = Tone::kInk, double size = kText) {
  return {x, y, std::move(text), size, anchor, bold, false, tone};
}

PathShape line(std::vector<Point> run, Tone tone, double width) {
  PathShape out;
  out.runs.push_back(std::move(run));
  out.stroke = tone;
  out.stroke_width = width;
  return out;
}

struct Span {
  double left = 0;
  double right = 0;
};

class SectionsPicture {
 public:
  explicit SectionsPicture(const Outline& outline)
      : outline_(outline), pages_(std::max(outline.pages, 1)), unit_(kAxisWidth / pages_) {}

  Drawing draw(std::string description) {
    drawing_.width = kWidth;
    drawing_.height = kHead + kSectionCount * kRow + 64;
    drawing_.title = "提纲的九个部分在总结报告中的位置";
    drawing_.description = std::move(description);
    draw_frame();
    for (const Section& section : outline_.sections) {
      draw_row(section);
    }
    for (const Section& section : outline_.sections) {
      if (section.status == SectionStatus::kMerged) {
        draw_arrow(section);
      }
    }
    draw_legend();
    return std::move(drawing_);
  }

 private:
  template <typename S>
  void add(S shape) {
    drawing_.shapes.emplace_back(std::move(shape));
  }

  [[nodiscard]] static double row_top(int number) { return kHead + (number - 1) * kRow; }
  [[nodiscard]] double left_of(int page) const { return kAxisLeft + (std::clamp(page, 1, pages_) - 1) * unit_; }
  [[nodiscard]] double right_of(int page) const { return kAxisLeft + std::clamp(page, 1, pages_) * unit_; }

  /// First page of what belongs to the section; 0 when it stands nowhere.
  [[nodiscard]] static int first_page(const Section& section) {
    return section.heading.page > 0 ? section.heading.page : section.substance.page;
  }
  [[nodiscard]] static int last_page(const Section& section) {
    return std::max(section.last_page, first_page(section));
  }

  [[nodiscard]] Span band_of(const Section& section) const {
    Span band{left_of(first_page(section)), right_of(last_page(section))};
    if (band.right - band.left < kMinBand) {
      band.right = band.left + kMinBand;
      const double over = band.right - (kAxisLeft + kAxisWidth);
      if (over > 0) {
        band.left -= over;
        band.right -= over;
      }
    }
    return band;
  }

  void draw_frame() {
    add(words(0, 44, "提纲部分", Anchor::kStart, true));
    add(words(kResultX, 44, "核查情况", Anchor::kStart, true));
    add(words(kWidth, 44, "子项", Anchor::kEnd, true));
    int step = 1;
    for (const int candidate : {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000}) {
      step = candidate;
      if (pages_ / candidate <= 8) {
        break;
      }
    }
    for (int page = 1; page <= pages_; page = page == 1 && step > 1 ? step : page + step) {
      const double x = page == 1 ? kAxisLeft : right_of(page);
      add(line({{x, kHead - 14}, {x, kHead + kSectionCount * kRow}}, Tone::kHairline, 1.5));
      if (page == 1 || x - kAxisLeft > 40) {
        add(words(x, 44, std::to_string(page), Anchor::kMiddle));
      }
    }
    add(line({{0, kHead}, {kWidth, kHead}}, Tone::kInk, 2.5));
    for (int row = 1; row <= kSectionCount; ++row) {
      const bool last = row == kSectionCount;
      add(line({{0, kHead + row * kRow}, {kWidth, kHead + row * kRow}}, last ? Tone::kInk : Tone::kHairline,
               last ? 2.5 : 1.5));
    }
  }

  void draw_row(const Section& section) {
    const double top = row_top(section.number);
    const double base = top + kRow / 2 + 10;
    add(TextShape{0, base, chinese_numeral(section.number), kTitleText, Anchor::kStart, true, true, Tone::kInk});
    std::string title = section.title;
    while (text_width(title, kTitleText) > kAxisLeft - kTitleX - 20 && title.size() > 3) {
      title = shortened(title, length_of(title) - 1);
    }
    add(words(kTitleX, base, title, Anchor::kStart, false, Tone::kInk, kTitleText));
    switch (section.status) {
      case SectionStatus::kPresent:
        draw_band(section, top);
        draw_dots(section, top);
        break;
      case SectionStatus::kMerged:
        draw_merged(section, top);
        break;
      case SectionStatus::kEmpty:
        draw_empty(section, top);
        break;
      case SectionStatus::kMissing:
      case SectionStatus::kUnknown:
        draw_absent(section, top);
        break;
    }
    draw_result(section, top, base);
  }

  void draw_band(const Section& section, double top) {
    if (first_page(section) > 0) {
      const Span band = band_of(section);
      add(RectShape{band.left, top + (kRow - kBand) / 2, band.right - band.left, kBand, Tone::kBand, Tone::kNone, 0});
    }
  }

  /// Sub-items on their pages, pushed apart where they would touch; none where the band cannot hold them all.
  void draw_dots(const Section& section, double top) {
    if (first_page(section) == 0) {
      return;
    }
    const Span band = band_of(section);
    std::vector<double> at;
    for (const SubItem& item : section.items) {
      if (item.covered && item.where.page > 0) {
        at.push_back((left_of(item.where.page) + right_of(item.where.page)) / 2);
      }
    }
    const double first = band.left + kDotRadius + 2;
    const double last = band.right - kDotRadius - 2;
    if (at.empty() || first + kDotPitch * static_cast<double>(at.size() - 1) > last) {
      return;
    }
    std::sort(at.begin(), at.end());
    double least = first;
    for (double& x : at) {
      x = std::max(x, least);
      least = x + kDotPitch;
    }
    double most = last;
    for (auto x = at.rbegin(); x != at.rend(); ++x) {
      *x = std::min(*x, most);
      most = *x - kDotPitch;
    }
    dots_drawn_ = true;
    for (const double x : at) {
      add(CircleShape{x, top + kRow / 2, kDotRadius, Tone::kPaper, Tone::kInk, 2.4});
    }
  }

  void draw_merged(const Section& section, double top) {
    std::string text = "并入其他部分的标题之下";
    if (section.merged_into > 0) {
      text = "并入“" + chinese_numeral(section.merged_into) + "”的标题之下";
    }
    if (first_page(section) == 0) {
      add_label(text, {kAxisLeft, kAxisLeft}, top);
      return;
    }
    const Span band = band_of(section);
    const RectShape area{band.left, top + (kRow - kBand) / 2, band.right - band.left, kBand, Tone::kPaper, Tone::kInk,
                         4};
    RectShape ground = area;
    ground.stroke = Tone::kNone;
    add(ground);
    add(hatch(area, kHatchPitch, kHatchLine, Tone::kInk));
    RectShape outline = area;
    outline.fill = Tone::kNone;
    add(outline);
    add_label(text, band, top);
  }

  void draw_empty(const Section& section, double top) {
    if (first_page(section) == 0) {
      return;
    }
    const Span band = band_of(section);
    add(RectShape{band.left + 2.5, top + (kRow - kBand) / 2 + 2.5, band.right - band.left - 5, kBand - 5, Tone::kPaper,
                  Tone::kInk, 5});
    std::string text = "仅有标题";
    const std::string quote = one_line(section.substance.quote);
    if (!quote.empty() && length_of(quote) <= 9) {
      text += "和“" + quote + "”";
    }
    add_label(text, band, top);
  }

  /// Beside the band, to the right if there is room, else to the left; not at all where neither side has room (the
  /// result's column says it anyway). Stands on white: no line runs through the words.
  void add_label(const std::string& text, Span band, double top) {
    const double width = text_width(text, kText);
    double left = band.right + 16;
    if (left + width > kAxisLeft + kAxisWidth - 4) {
      left = band.left - 16 - width;
    }
    if (left < kAxisLeft + 4) {
      return;
    }
    add_words_on_white(text, left, top, false);
  }

  void add_words_on_white(const std::string& text, double left, double top, bool bold) {
    const double width = text_width(text, kText, bold);
    add(RectShape{left - 6, top + 14, width + 12, kRow - 28, Tone::kPaper, Tone::kNone, 0});
    add(words(left, top + kRow / 2 + 9, text, Anchor::kStart, bold));
  }

  /// A dotted row, words on it, and for a missing section a pointer to the place where it belongs.
  void draw_absent(const Section& section, double top) {
    PathShape dots =
        line({{kAxisLeft + 4, top + kRow / 2}, {kAxisLeft + kAxisWidth - 4, top + kRow / 2}}, Tone::kInk, 4);
    dots.dashes = {0.1, 14};
    dots.round = true;
    add(std::move(dots));
    const bool missing = section.status == SectionStatus::kMissing;
    std::string text = "所在页不能读取，未能判断";
    if (missing) {
      text = section.in_contents ? "正文未见，目录中列有" : "正文和目录均未见";
    }
    const int after = section.expected.page;
    if (!missing || after <= 0) {
      add_words_on_white(text, kAxisLeft + 60, top, missing);
      return;
    }
    const double at = right_of(after);
    const std::string place = "应在第" + std::to_string(after) + "页之后";
    const double wide = text_width(text, kText, true);
    const double narrow = text_width(place, kText);
    const double axis_right = kAxisLeft + kAxisWidth;
    // The place stands next to its pointer, the words on the longer side.
    const bool pointer_right = at > kAxisLeft + kAxisWidth / 2;
    const double place_left = pointer_right ? at - 24 - narrow : at + 24;
    const double text_left = pointer_right ? std::max(kAxisLeft + 16, std::min(kAxisLeft + 60, place_left - 40 - wide))
                                           : std::min(axis_right - 16 - wide, place_left + narrow + 60);
    const bool both = pointer_right ? text_left + wide + 24 <= place_left : place_left + narrow + 24 <= text_left;
    if (both) {
      add_words_on_white(text, text_left, top, true);
    }
    add_words_on_white(place, place_left, top, false);
    PathShape pointer =
        line({{at - 11, top + kRow / 2 - 4}, {at + 11, top + kRow / 2 - 4}, {at, top + kRow - 12}}, Tone::kInk, 4);
    pointer.closed = true;
    pointer.fill = Tone::kPaper;
    add(std::move(pointer));
  }

  /// From the merged band to the band of the section whose heading holds it.
  void draw_arrow(const Section& section) {
    if (first_page(section) == 0 || section.merged_into < 1 || section.merged_into > kSectionCount ||
        section.merged_into == section.number) {
      return;
    }
    const Section& host = outline_.sections.at(static_cast<std::size_t>(section.merged_into - 1));
    if (first_page(host) == 0) {
      return;
    }
    const Span from = band_of(section);
    const Span to = band_of(host);
    const bool up = section.merged_into < section.number;
    const double tip =
        up ? row_top(host.number) + (kRow + kBand) / 2 + 2 : row_top(host.number) + (kRow - kBand) / 2 - 2;
    const double x = std::clamp(from.left - 12, to.left + 8, std::max(to.left + 8, to.right - 8));
    const double y = row_top(section.number) + kRow / 2;
    const double edge = x <= from.left ? from.left : from.right;
    const double back = up ? 12 : -12;
    if (x > from.left && x < from.right) {
      const double start =
          up ? row_top(section.number) + (kRow - kBand) / 2 : row_top(section.number) + (kRow + kBand) / 2;
      add(line({{x, start}, {x, tip + back}}, Tone::kInk, 3.5));
    } else {
      add(line({{edge, y}, {x, y}, {x, tip + back}}, Tone::kInk, 3.5));
    }
    PathShape head = line({{x - 7, tip + back}, {x + 7, tip + back}, {x, tip}}, Tone::kNone, 0);
    head.closed = true;
    head.fill = Tone::kInk;
    add(std::move(head));
  }

  void draw_result(const Section& section, double top, double base) {
    add(MarkShape{section_mark(section), kResultX, top + kRow / 2 - 14, 28});
    const std::string word(section_word(section).zh);
    const bool strong = section_mark(section) != Mark::kPass;
    add(words(kWordX, base, word, Anchor::kStart, strong, Tone::kInk, kTitleText));
    if (first_page(section) > 0) {
      add(words(kWordX + text_width(word, kTitleText, strong) + 12, base,
                pages_in_words(first_page(section), last_page(section))));
    }
    if (!section.items.empty() && section.status != SectionStatus::kMissing &&
        section.status != SectionStatus::kUnknown) {
      const auto covered =
          std::count_if(section.items.begin(), section.items.end(), [](const SubItem& item) { return item.covered; });
      const bool lacking = static_cast<std::size_t>(covered) < section.items.size();
      add(words(kWidth, base, std::to_string(covered) + "/" + std::to_string(section.items.size()), Anchor::kEnd,
                lacking));
    }
  }

  void draw_legend() {
    const double top = kHead + kSectionCount * kRow + 22;
    const double base = top + 26;
    double x = 0;
    const auto entry = [&](const std::string& text) {
      add(words(x + 72, base, text));
      x += 72 + text_width(text, kText) + 44;
    };
    const auto occurs = [&](SectionStatus status) {
      return std::any_of(outline_.sections.begin(), outline_.sections.end(),
                         [&](const Section& section) { return section.status == status; });
    };
    if (occurs(SectionStatus::kPresent)) {
      add(RectShape{x, top + 4, 60, 26, Tone::kBand, Tone::kNone, 0});
      entry("齐备");
    }
    if (occurs(SectionStatus::kMerged)) {
      const RectShape merged{x, top + 4, 60, 26, Tone::kPaper, Tone::kInk, 4};
      add(merged);
      add(hatch(merged, kHatchPitch, kHatchLine, Tone::kInk));
      entry("合并");
    }
    if (occurs(SectionStatus::kEmpty)) {
      add(RectShape{x + 2, top + 6, 56, 22, Tone::kPaper, Tone::kInk, 5});
      entry("空缺");
    }
    if (occurs(SectionStatus::kMissing) || occurs(SectionStatus::kUnknown)) {
      PathShape dots = line({{x + 2, top + 17}, {x + 58, top + 17}}, Tone::kInk, 4);
      dots.dashes = {0.1, 14};
      dots.round = true;
      add(std::move(dots));
      entry(!occurs(SectionStatus::kUnknown)  ? "未见"
            : occurs(SectionStatus::kMissing) ? "未见、未能判断"
                                              : "未能判断");
    }
    if (dots_drawn_) {
      add(RectShape{x, top + 4, 60, 26, Tone::kBand, Tone::kNone, 0});
      add(CircleShape{x + 30, top + 17, kDotRadius, Tone::kPaper, Tone::kInk, 2.4});
      entry("子项所在页");
    }
    add(words(kWidth, base, "横轴为报告的物理页码；子项：已见/应有", Anchor::kEnd, false, Tone::kLabel));
  }

  const Outline& outline_;
  int pages_;
  double unit_;
  bool dots_drawn_ = false;
  Drawing drawing_;
};

}  // namespace

Drawing sections_picture(const ReviewSheet& sheet) {
  if (!sheet.submission.outline) {
    Drawing out;
    out.width = kWidth;
    out.height = 90;
    out.title = "提纲的九个部分在总结报告中的位置";
    out.description = sections_sentence(sheet);
    out.shapes.emplace_back(RectShape{2, 2, kWidth - 4, 86, Tone::kPaper, Tone::kHairline, 2});
    out.shapes.emplace_back(words(kWidth / 2, 54, "没有可以读取的总结报告", Anchor::kMiddle, false, Tone::kLabel));
    return out;
  }
  return SectionsPicture(*sheet.submission.outline).draw(sections_sentence(sheet));
}

}  // namespace nitec
