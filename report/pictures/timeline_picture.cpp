// The set-up period over the years, and below it the last months enlarged: three days cannot be seen among four years.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "report/pictures/drawing.h"
#include "report/pictures/label_stack.h"

namespace nitec {
namespace {

constexpr double kWidth = 1680;
constexpr double kText = kLabelSize;
constexpr double kBand = 50;
constexpr double kMinBand = 5;
constexpr double kLatePitch = 9;        ///< Pitch of the hatch for what comes after the deadline.
constexpr double kExtensionPitch = 13;  ///< Pitch of the hatch for the extension.
constexpr double kHatchLine = 3.6;
constexpr double kOutline = 4;
/// A filing further away than this from the period for filing is told in words, so that days can still be seen.
constexpr int kMaxLateDaysShown = 120;
constexpr int kMaxEarlyDaysShown = 62;
/// An end of the period further before the deadline than this cannot be its base: the axis begins three months before.
constexpr int kMaxWindowDays = 731;
constexpr int kMaxDaysWithWeeks = 200;
/// Axes longer than this have no ticks but those of the labels.
constexpr int kMaxTicks = 400;

TextShape words(double x, double y, std::string text, Anchor anchor = Anchor::kStart, bool bold = false,
                Tone tone = Tone::kInk) {
  return {x, y, std::move(text), kText, anchor, bold, false, tone};
}

PathShape line(std::vector<Point> run, Tone tone, double width) {
  PathShape out;
  out.runs.push_back(std::move(run));
  out.stroke = tone;
  out.stroke_width = width;
  return out;
}

std::string month_and_day(Date date) {
  static constexpr std::array<std::string_view, 7> kDays{"日", "一", "二", "三", "四", "五", "六"};
  return std::to_string(date.month) + "月" + std::to_string(date.day) + "日（周" +
         std::string(kDays.at(static_cast<std::size_t>(date.weekday()))) + "）";
}

/// "6个月", "1年", or "17日" when it is no whole number of months.
std::string length_in_words(Date from, Date to) {
  const int months = (to.year - from.year) * 12 + to.month - from.month;
  if (months > 0 && add_months(from, months) == to) {
    return months % 12 == 0 ? std::to_string(months / 12) + "年" : std::to_string(months) + "个月";
  }
  const int days = days_between(from, to);
  return months >= 4 ? "约" + std::to_string((days * 2 + 30) / 61) + "个月" : std::to_string(days) + "日";
}

/// Days onto a stretch of the drawing.
struct Axis {
  Date first;
  int days = 1;
  double left = 0;
  double right = kWidth;

  [[nodiscard]] double at(Date date) const { return left + days_between(first, date) * (right - left) / days; }
  [[nodiscard]] Date last() const { return add_days(first, days); }
};

/// A few words centred somewhere; pushed aside where they would touch their neighbour.
struct Caption {
  double centre = 0;
  std::string text;
  bool bold = false;
  Tone tone = Tone::kInk;
  double left = 0;

  [[nodiscard]] double width() const { return text_width(text, kText, bold); }
};

void spread(std::vector<Caption>& captions) {
  static constexpr double kAir = 26;
  std::sort(captions.begin(), captions.end(), [](const Caption& a, const Caption& b) { return a.centre < b.centre; });
  double least = 6;
  for (Caption& caption : captions) {
    caption.left = std::max(caption.centre - caption.width() / 2, least);
    least = caption.left + caption.width() + kAir;
  }
  double most = kWidth - 6;
  for (auto caption = captions.rbegin(); caption != captions.rend(); ++caption) {
    caption->left = std::min(caption->left, most - caption->width());
    most = caption->left - kAir;
  }
}

class TimelinePicture {
 public:
  TimelinePicture(const Timeline& line, Date as_of, bool extension)
      : line_(line), as_of_(as_of), extension_(extension), filed_word_(extension ? "申请" : "收文") {
    for (std::optional<Date>* date : {&line_.start, &line_.original_end, &line_.extended_end, &line_.full_months,
                                      &line_.deadline, &line_.filed, &line_.requested_end}) {
      if (*date && !(*date)->valid()) {
        date->reset();
      }
    }
    end_ = line_.extended_end ? line_.extended_end : line_.original_end;
    if (!line_.deadline) {
      line_.deadline = line_.full_months;
    }
  }

  Drawing draw(std::string description) {
    drawing_.width = kWidth;
    drawing_.title = extension_ ? "筹建期与延期申请" : "筹建期与申报期限";
    drawing_.description = std::move(description);
    if (!line_.start && !end_ && !line_.deadline && !line_.filed) {
      drawing_.height = 90;
      add(RectShape{2, 2, kWidth - 4, 86, Tone::kPaper, Tone::kHairline, 2});
      add(TextShape{kWidth / 2, 54, "材料中未见可以推算期限的日期", kText, Anchor::kMiddle, false, false,
                    Tone::kLabel});
      return std::move(drawing_);
    }
    double y = draw_overview();
    if (line_.deadline) {
      y = draw_enlarged(y);
    }
    drawing_.height = draw_legend(y + 14);
    return std::move(drawing_);
  }

 private:
  template <typename S>
  void add(S shape) {
    drawing_.shapes.emplace_back(std::move(shape));
  }

  [[nodiscard]] bool late() const { return line_.deadline && line_.filed && *line_.deadline < *line_.filed; }

  double draw_overview() {
    std::vector<Date> dates;
    for (const auto& date :
         {line_.start, line_.original_end, line_.extended_end, line_.deadline, line_.filed, line_.requested_end}) {
      if (date) {
        dates.push_back(*date);
      }
    }
    const auto [low, high] = std::minmax_element(dates.begin(), dates.end());
    const int span = std::max(days_between(*low, *high), 60);
    // Never before the first or after the last day of the calendar.
    const int before = std::min(span / 20, days_between(Date{1, 1, 1}, *low));
    const int after = std::min(span / 12, days_between(*high, Date{9999, 12, 31}));
    overview_ = Axis{add_days(*low, -before), before + std::max(days_between(*low, *high), 1) + after, 0, kWidth};
    if (overview_.days < 2) {
      overview_.days = 2;
    }

    std::vector<AxisLabel> labels;
    const auto label = [&](const std::optional<Date>& date, const std::string& name, bool strong = false) {
      if (date) {
        AxisLabel out;
        out.x = overview_.at(*date);
        out.name = name;
        out.date = date->chinese();
        out.strong = strong;
        labels.push_back(std::move(out));
      }
    };
    label(line_.start, "起始日");
    label(line_.original_end, line_.extended_end ? "原截止日" : "截止日");
    label(line_.extended_end, "延长后截止日");
    label(line_.requested_end, "计划完成日期");
    // Beside its mark when nothing stands to the right and the enlarged axis tells the date; else a label of its own.
    const bool beside = line_.filed && line_.deadline && *line_.filed == *high &&
                        overview_.at(*line_.filed) + 26 + text_width(filed_word_, kText, true) < kWidth;
    if (!beside) {
      label(line_.filed, filed_word_);
    }
    std::stable_sort(labels.begin(), labels.end(), [](const AxisLabel& a, const AxisLabel& b) { return a.x < b.x; });
    const int levels = place_labels(labels, 0, kWidth);
    const double base = levels * kLabelLevel;
    const double top = base + 12;
    const double axis_y = top + kBand + 8;
    draw_labels(labels, base, axis_y, drawing_.shapes);

    std::vector<Caption> captions;
    if (line_.start && line_.original_end && *line_.start < *line_.original_end) {
      band(overview_, *line_.start, *line_.original_end, top, Look::kPeriod);
      const double left = overview_.at(*line_.start);
      const double right = overview_.at(*line_.original_end);
      const std::string text = "筹建期　" + length_in_words(*line_.start, *line_.original_end);
      if (text_width(text, 28, true) + 30 < right - left) {
        add(TextShape{(left + right) / 2, top + 35, text, 28, Anchor::kMiddle, true, false, Tone::kPaper});
      } else {
        captions.push_back({(left + right) / 2, text, true});
      }
    }
    if (line_.original_end && line_.extended_end && *line_.original_end < *line_.extended_end) {
      band(overview_, *line_.original_end, *line_.extended_end, top, Look::kExtension);
      captions.push_back({(overview_.at(*line_.original_end) + overview_.at(*line_.extended_end)) / 2,
                          "延长" + length_in_words(*line_.original_end, *line_.extended_end)});
    }
    if (line_.original_end && line_.requested_end && *line_.original_end < *line_.requested_end) {
      band(overview_, *line_.original_end, *line_.requested_end, top, Look::kExtension);
      captions.push_back({(overview_.at(*line_.original_end) + overview_.at(*line_.requested_end)) / 2,
                          "申请延长" + length_in_words(*line_.original_end, *line_.requested_end)});
    }
    if (end_ && line_.deadline && *end_ < *line_.deadline) {
      band(overview_, *end_, *line_.deadline, top, Look::kWindow);
      captions.push_back(
          {(overview_.at(*end_) + overview_.at(*line_.deadline)) / 2,
           "申报" + length_in_words(*end_, line_.full_months && *end_ < *line_.full_months ? *line_.full_months
                                                                                           : *line_.deadline)});
    }
    if (late()) {
      band(overview_, *line_.deadline, *line_.filed, top, Look::kLate);
    }
    if (line_.filed) {
      diamond(overview_.at(*line_.filed), top + kBand / 2);
      if (beside) {
        add(words(overview_.at(*line_.filed) + 24, top + kBand / 2 + 9, filed_word_, Anchor::kStart, true));
      }
    }
    draw_years(axis_y);
    overview_axis_y_ = axis_y;
    if (captions.empty()) {
      return axis_y + 50;
    }
    captions_ = std::move(captions);
    caption_y_ = axis_y + 78;
    if (!line_.deadline) {
      draw_captions();
    }
    return axis_y + 100;
  }

  void draw_captions() {
    spread(captions_);
    for (const Caption& caption : captions_) {
      add(RectShape{caption.left - 6, caption_y_ - 27, caption.width() + 12, 36, Tone::kPaper, Tone::kNone, 0});
      add(words(caption.left, caption_y_, caption.text, Anchor::kStart, caption.bold, caption.tone));
    }
    captions_.clear();
  }

  double draw_enlarged(double y) {
    const double panel = y + 34;
    const Date deadline = *line_.deadline;
    const bool near = end_ && *end_ < deadline && days_between(*end_, deadline) <= kMaxWindowDays;
    const Date from = near ? *end_ : add_months(deadline, -3);
    Date first = from;
    Date last = std::max(deadline, line_.full_months.value_or(deadline));
    bool filed_shown = false;
    if (line_.filed) {
      const Date filed = *line_.filed;
      filed_shown = days_between(last, filed) <= kMaxLateDaysShown && days_between(filed, first) <= kMaxEarlyDaysShown;
      if (filed_shown) {
        first = std::min(first, filed);
        last = std::max(last, filed);
      }
    }
    const bool as_of_shown = as_of_.valid() && first <= as_of_ && days_between(last, as_of_) <= 30;
    if (as_of_shown) {
      last = std::max(last, as_of_);
    }
    const int span = std::max(days_between(first, last), 14);
    const bool runs_on = late() && !filed_shown;
    const int before = std::min(std::max(span / 20, 1), days_between(Date{1, 1, 1}, first));
    const int after = std::min(std::max(span / 12, 1), days_between(last, Date{9999, 12, 31}));
    const Axis axis{add_days(first, -before), before + span + after, 0, kWidth};

    draw_funnel(axis, panel);
    draw_captions();
    const Date shown_last = axis.last();
    std::string title = "放大　" + std::to_string(first.year) + "年" + std::to_string(first.month) + "月至";
    title += (last.year == first.year ? "" : std::to_string(last.year) + "年") + std::to_string(last.month) + "月";
    add(words(0, panel + 36, title, Anchor::kStart, true));

    std::vector<AxisLabel> labels;
    const auto label = [&](Date date, const std::string& name, bool strong, bool dashed) {
      if (axis.first <= date && date <= shown_last) {
        AxisLabel out;
        out.x = axis.at(date);
        out.name = name;
        out.date = month_and_day(date);
        out.strong = strong;
        out.dashed = dashed;
        labels.push_back(std::move(out));
      }
    };
    if (end_ && !extension_) {
      label(*end_, line_.extended_end ? "延长后截止日" : "筹建期截止日", false, false);
    }
    const bool shifted = line_.full_months && *line_.full_months != deadline;
    if (shifted) {
      label(*line_.full_months, "满3个月", false, true);
    }
    label(deadline, extension_ ? "截止日，提出申请的最后一日" : shifted ? "申报期限（顺延）" : "申报期限", true, false);
    if (filed_shown) {
      label(*line_.filed, filed_word_, false, false);
    }
    std::stable_sort(labels.begin(), labels.end(), [](const AxisLabel& a, const AxisLabel& b) { return a.x < b.x; });
    const int levels = place_labels(labels, 0, kWidth);
    const double base = panel + 44 + levels * kLabelLevel;
    const double top = base + 12;
    const double axis_y = top + kBand + 8;
    if (from < deadline) {
      band(axis, from, deadline, top, extension_ ? Look::kPeriod : Look::kWindow);
    }
    if (late()) {
      band(axis, deadline, filed_shown ? *line_.filed : shown_last, top, Look::kLate);
    }
    draw_labels(labels, base, axis_y, drawing_.shapes);
    if (!extension_) {
      draw_window_words(axis, from, deadline, top, labels);
    }
    if (filed_shown) {
      diamond(axis.at(*line_.filed), top + kBand / 2);
    }
    draw_months(axis, axis_y);

    if (late()) {
      const int days = days_between(deadline, *line_.filed);
      const double right = runs_on ? kWidth : axis.at(*line_.filed);
      std::string text = "期限之后" + std::to_string(days) + "日";
      if (runs_on) {
        text += "（" + line_.filed->chinese() + filed_word_ + "，在图外）";
      }
      captions_.push_back({(axis.at(deadline) + right) / 2, text, true});
    } else if (line_.filed && !filed_shown) {
      captions_.push_back({0, line_.filed->chinese() + filed_word_ + "，在图左之外", true});
    }
    if (as_of_shown) {
      add(line({{axis.at(as_of_), axis_y}, {axis.at(as_of_), axis_y + 46}}, Tone::kLabel, 2));
      captions_.push_back({axis.at(as_of_),
                           "核查日" + std::to_string(as_of_.month) + "月" + std::to_string(as_of_.day) + "日", false,
                           Tone::kLabel});
    }
    if (captions_.empty()) {
      return axis_y + 46;
    }
    caption_y_ = axis_y + 74;
    draw_captions();
    return axis_y + 86;
  }

  /// From the enlarged stretch of the upper axis to the corners of the lower panel.
  void draw_funnel(const Axis& axis, double panel) {
    const double left = std::clamp(overview_.at(std::max(axis.first, overview_.first)), 0.0, kWidth);
    const double right = std::clamp(overview_.at(std::min(axis.last(), overview_.last())), 0.0, kWidth);
    // They begin below the years.
    PathShape rays = line({{left, overview_axis_y_ + 40}, {2, panel}}, Tone::kLabel, 2);
    rays.runs.push_back({{right, overview_axis_y_ + 40}, {kWidth - 2, panel}});
    rays.dashes = {8, 7};
    add(std::move(rays));
    add(line({{0, panel}, {kWidth, panel}}, Tone::kHairline, 2));
  }

  /// “可以申报的期间” in the widest part of the band that no stem or mark divides.
  void draw_window_words(const Axis& axis, Date from, Date to, double top, const std::vector<AxisLabel>& labels) {
    std::vector<double> cuts{axis.at(from), axis.at(to)};
    for (const AxisLabel& label : labels) {
      if (label.x > cuts[0] && label.x < axis.at(to)) {
        cuts.push_back(label.x);
      }
    }
    std::sort(cuts.begin(), cuts.end());
    double left = 0;
    double right = 0;
    for (std::size_t i = 1; i < cuts.size(); ++i) {
      if (cuts[i] - cuts[i - 1] > right - left) {
        left = cuts[i - 1];
        right = cuts[i];
      }
    }
    const std::string text = "可以申报的期间";
    if (text_width(text, 28, true) + 60 < right - left) {
      add(TextShape{(left + right) / 2, top + 35, text, 28, Anchor::kMiddle, true, false, Tone::kInk});
    }
  }

  enum class Look { kPeriod, kExtension, kWindow, kLate };

  void band(const Axis& axis, Date from, Date to, double top, Look look) {
    const double left = axis.at(from);
    const double width = std::max(axis.at(to) - left, kMinBand);
    swatch({left, top, width, kBand}, look);
    used_.at(static_cast<std::size_t>(look)) = true;
  }

  void swatch(RectShape area, Look look) {
    const Tone outline = look == Look::kLate ? Tone::kError : Tone::kInk;
    if (look == Look::kPeriod) {
      area.fill = Tone::kBand;
      add(area);
      return;
    }
    area.fill = Tone::kPaper;
    add(area);
    if (look != Look::kWindow) {
      add(hatch(area, look == Look::kLate ? kLatePitch : kExtensionPitch, kHatchLine, outline));
    }
    area.fill = Tone::kNone;
    area.stroke = outline;
    area.stroke_width = kOutline;
    add(area);
  }

  void diamond(double x, double y) {
    PathShape out = line({{x, y - 17}, {x + 15, y}, {x, y + 17}, {x - 15, y}}, Tone::kPaper, 3);
    out.closed = true;
    out.fill = late() ? Tone::kError : Tone::kInk;
    add(std::move(out));
    filed_drawn_ = true;
  }

  void tick(double x, double y, bool major) {
    add(line({{x, y}, {x, y + (major ? 20 : 9)}}, major ? Tone::kInk : Tone::kLabel, major ? 3 : 2));
  }

  void draw_years(double axis_y) {
    add(line({{0, axis_y}, {kWidth, axis_y}}, Tone::kInk, 3));
    const double year_width = 365.25 * kWidth / overview_.days;
    const int step = std::max(1, static_cast<int>(std::ceil(120 / year_width)));
    const bool quarters = year_width > 80;
    const Date end = overview_.last();
    if ((end.year - overview_.first.year) / step > kMaxTicks) {
      return;
    }
    for (int year = overview_.first.year; year <= end.year; ++year) {
      for (const int month : {1, 4, 7, 10}) {
        const Date day{year, month, 1};
        const bool major = month == 1 && year % step == 0;
        if (day < overview_.first || end < day || (!major && !quarters)) {
          continue;
        }
        tick(overview_.at(day), axis_y, major);
        const std::string text = std::to_string(year) + "年";
        if (major && overview_.at(day) + 8 + text_width(text, kText) < kWidth) {
          add(words(overview_.at(day) + 8, axis_y + 32, text, Anchor::kStart, false, Tone::kLabel));
        }
      }
    }
  }

  void draw_months(const Axis& axis, double axis_y) {
    add(line({{0, axis_y}, {kWidth, axis_y}}, Tone::kInk, 3));
    const Date end = axis.last();
    if (axis.days <= kMaxDaysWithWeeks) {
      const int to_monday = (8 - axis.first.weekday()) % 7;
      for (int day = to_monday; day <= axis.days; day += 7) {
        tick(axis.at(add_days(axis.first, day)), axis_y, false);
      }
    }
    const double month_width = 30.4 * kWidth / axis.days;
    const int step = std::max(1, static_cast<int>(std::ceil(160 / month_width)));
    for (Date day{axis.first.year, axis.first.month, 1}; day <= end; day = add_months(day, 1)) {
      if (day < axis.first || (day.month - 1) % step != 0) {
        continue;
      }
      tick(axis.at(day), axis_y, true);
      const std::string text =
          (day.month == 1 ? std::to_string(day.year) + "年" : "") + std::to_string(day.month) + "月";
      if (axis.at(day) + 8 + text_width(text, kText) < kWidth) {
        add(words(axis.at(day) + 8, axis_y + 34, text, Anchor::kStart, false, Tone::kLabel));
      }
    }
    weeks_ = axis.days <= kMaxDaysWithWeeks;
  }

  double draw_legend(double y) {
    double x = 0;
    const double base = y + 28;
    const std::array<std::string_view, 4> names{"筹建期", extension_ ? "申请的延长" : "批准的延长", "申报期间",
                                                "期限之后"};
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (used_.at(i)) {
        swatch({x + 2, y + 4, 56, 26}, static_cast<Look>(i));
        add(words(x + 70, base, std::string(names.at(i))));
        x += 70 + text_width(names.at(i), kText) + 44;
      }
    }
    if (filed_drawn_) {
      diamond(x + 17, y + 17);
      add(words(x + 44, base, filed_word_));
    }
    if (weeks_) {
      add(words(kWidth, base, "下图细刻度为每周一", Anchor::kEnd, false, Tone::kLabel));
    }
    return base + 14;
  }

  Timeline line_;
  Date as_of_;
  bool extension_;  ///< The end of the period is the last day for the request.
  std::string filed_word_;
  std::optional<Date> end_;
  Axis overview_;
  double overview_axis_y_ = 0;
  std::vector<Caption> captions_;
  double caption_y_ = 0;
  std::array<bool, 4> used_{};
  bool filed_drawn_ = false;
  bool weeks_ = false;
  Drawing drawing_;
};

}  // namespace

Drawing timeline_picture(const ReviewSheet& sheet) {
  return TimelinePicture(sheet.timeline, sheet.as_of, sheet.submission.kind == Kind::kExtension)
      .draw(timeline_sentence(sheet));
}

}  // namespace nitec
