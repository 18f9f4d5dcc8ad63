#include "ingest/pdf/mark_drawing.h"

#include <algorithm>
#include <cmath>

namespace nitec {
namespace {

constexpr double kLine = 1.1;     ///< Width of an underline.
constexpr double kLeader = 0.6;   ///< Width of the line to the tag.
constexpr double kWedge = 4;      ///< Half its width.
constexpr double kAround = 1.5;   ///< What lines need around the words.
constexpr double kDigit = 0.556;  ///< Width of Helvetica-Bold's digits at size 1.
constexpr double kNumberSize = 10.5;

std::string accent(MarkWeight weight) {
  switch (weight) {
    case MarkWeight::kError:
      return "0.6 0.16 0.13";
    case MarkWeight::kWarning:
      return "0.13 0.13 0.13";
    case MarkWeight::kNote:
      break;
  }
  return "0.16 0.33 0.55";
}

const char* dashes(const PdfMark& mark) {
  return mark.role == MarkRole::kRelated       ? "[1 1.6] 0 d"
         : mark.weight == MarkWeight::kWarning ? "[3.2 2] 0 d"
                                               : "[] 0 d";
}

std::string point(double x, double y) {
  return pdf_number(x) + " " + pdf_number(y) + " ";
}

std::string rectangle(const Box& box) {
  return point(box.x0, box.y0) + point(box.x1 - box.x0, box.y1 - box.y0) + "re ";
}

std::string to_user_space(const PageSpace& s) {
  return pdf_number(s.a) + " " + pdf_number(s.b) + " " + pdf_number(s.c) + " " + pdf_number(s.d) + " " +
         pdf_number(s.e) + " " + pdf_number(s.f) + " cm\n";
}

/// Two ends of the line across a gap.
Box across(const MarkedWords& gap) {
  const double y = (gap.box.y0 + gap.box.y1) / 2;
  return {gap.box.x0, y, gap.box.x1, y};
}

/// Two ends of the underline.
Box underline(const MarkedWords& words) {
  const Box& b = words.box;
  switch (words.side) {
    case MarkedWords::Side::kLeft:
      return {b.x0, b.y0, b.x0, b.y1};
    case MarkedWords::Side::kRight:
      return {b.x1, b.y0, b.x1, b.y1};
    case MarkedWords::Side::kBelow:
      break;
  }
  return {b.x0, b.y1, b.x1, b.y1};
}

}  // namespace

PageSpace PageSpace::of(const Box& crop, int quarter, double unit) {
  const double width = crop.x1 - crop.x0;
  const double height = crop.y1 - crop.y0;
  const double k = 1 / unit;
  switch (quarter) {
    case 1:  // Displayed x runs up the page, displayed y to the right.
      return {0, k, k, 0, crop.x0, crop.y1 - height};
    case 2:
      return {-k, 0, 0, k, crop.x0 + width, crop.y1 - height};
    case 3:
      return {0, -k, -k, 0, crop.x0 + width, crop.y1};
    default:
      return {k, 0, 0, -k, crop.x0, crop.y1};
  }
}

std::string pdf_number(double value) {
  constexpr double kMost = 1e9;
  if (!(std::abs(value) < kMost)) {
    return "0";
  }
  const auto scaled = static_cast<long long>(std::llround(value * 1e5));
  const long long size = scaled < 0 ? -scaled : scaled;
  std::string fraction = std::to_string(size % 100'000);
  fraction.insert(0, 5 - fraction.size(), '0');
  while (!fraction.empty() && fraction.back() == '0') {
    fraction.pop_back();
  }
  return (scaled < 0 ? "-" : "") + std::to_string(size / 100'000) + (fraction.empty() ? "" : "." + fraction);
}

std::string pdf_rectangle(const Box& box, const PageSpace& space) {
  const double x0 = space.x(box.x0, box.y0);
  const double y0 = space.y(box.x0, box.y0);
  const double x1 = space.x(box.x1, box.y1);
  const double y1 = space.y(box.x1, box.y1);
  return point(std::min(x0, x1), std::min(y0, y1)) + pdf_number(std::max(x0, x1)) + " " + pdf_number(std::max(y0, y1));
}

std::string quad_points(const PdfMark& mark, const PageSpace& space) {
  std::string out;
  for (const MarkedWords& words : mark.words) {
    for (const double y : {words.box.y0, words.box.y1}) {
      for (const double x : {words.box.x0, words.box.x1}) {
        out += point(space.x(x, y), space.y(x, y));
      }
    }
  }
  return out;
}

std::string fill_colour(MarkWeight weight) {
  switch (weight) {
    case MarkWeight::kError:
      return "1 0.91 0.55";
    case MarkWeight::kWarning:
      return "1 0.95 0.74";
    case MarkWeight::kNote:
      break;
  }
  return "0.86 0.92 1";
}

Box highlight_extent(const PdfMark& mark) {
  Box all = mark.words.front().box;
  const auto take_in = [&all](const Box& b) {
    all = {std::min(all.x0, b.x0), std::min(all.y0, b.y0), std::max(all.x1, b.x1), std::max(all.y1, b.y1)};
  };
  for (const MarkedWords& words : mark.words) {
    take_in(words.box);
  }
  if (!mark.tag.empty()) {
    const double middle = (mark.tag.y0 + mark.tag.y1) / 2;
    take_in({mark.tag.x0, middle, mark.tag.x0, middle});
  }
  return {all.x0 - kAround, all.y0 - kAround, all.x1 + kAround, all.y1 + kAround};
}

std::string highlight_content(const PdfMark& mark, const PageSpace& space) {
  std::string out = "q\n" + to_user_space(space);
  if (mark.role == MarkRole::kMain) {
    out += "/M gs " + fill_colour(mark.weight) + " rg\n";
    for (const MarkedWords& words : mark.words) {
      out += rectangle(words.box);
    }
    out += "f\n";
  }
  out += "/N gs " + accent(mark.weight) + " RG " + pdf_number(kLine) + " w " + dashes(mark) + "\n";
  const bool is_gap = mark.role == MarkRole::kMissing;
  for (const MarkedWords& words : mark.words) {
    const Box line = is_gap ? across(words) : underline(words);
    if (is_gap) {  // As on paper: a wedge from below where something is to be put in.
      out += point(line.x0, words.box.y1) + "m " + point(line.x0 + kWedge, line.y0) + "l " +
             point(line.x0 + 2 * kWedge, words.box.y1) + "l ";
    }
    out += point(line.x0, line.y0) + "m " + point(line.x1, line.y1) + "l ";
  }
  out += "S\n";
  if (!mark.tag.empty()) {
    // Along the underline into the margin, then up or down to the tag.
    constexpr double kTurn = 6;
    const Box first = is_gap ? across(mark.words.front()) : underline(mark.words.front());
    const double middle = (mark.tag.y0 + mark.tag.y1) / 2;
    const double turn = std::max(first.x1, mark.tag.x0 - kTurn);
    out += pdf_number(kLeader) + " w " + (mark.weight == MarkWeight::kWarning ? "[3 2] 0 d " : "[] 0 d ") +
           point(first.x1, first.y1) + "m " + point(turn, first.y1) + "l " + point(turn, middle) + "l " +
           point(mark.tag.x0, middle) + "l S\n";
  }
  return out + "Q\n";
}

std::string tag_content(const PdfMark& mark, const PageSpace& space) {
  const Box& b = mark.tag;
  const double x = (b.x0 + b.x1) / 2;
  const double y = (b.y0 + b.y1) / 2;
  std::string out = "q\n" + to_user_space(space) + accent(mark.weight) + " rg " + accent(mark.weight) + " RG\n";
  double base = y;
  switch (mark.weight) {
    case MarkWeight::kError:
      out += rectangle(b) + "f\n1 1 1 rg\n";
      break;
    case MarkWeight::kWarning:
      out += "1 1 1 rg 1 w " + point(x, b.y0 + 0.8) + "m " + point(b.x1 - 0.8, b.y1 - 0.8) + "l " +
             point(b.x0 + 0.8, b.y1 - 0.8) + "l h B\n" + accent(mark.weight) + " rg\n";
      base = y + 2.6;
      break;
    case MarkWeight::kNote: {
      const double r = (b.y1 - b.y0) / 2 - 0.5;
      const double k = r * 0.5523;
      out += point(x + r, y) + "m " + point(x + r, y + k) + point(x + k, y + r) + point(x, y + r) + "c " +
             point(x - k, y + r) + point(x - r, y + k) + point(x - r, y) + "c " + point(x - r, y - k) +
             point(x - k, y - r) + point(x, y - r) + "c " + point(x + k, y - r) + point(x + r, y - k) +
             point(x + r, y) + "c f\n1 1 1 rg\n";
      break;
    }
  }
  const std::string number = std::to_string(mark.finding);
  const double room = mark.weight == MarkWeight::kError ? b.x1 - b.x0 - 3 : (b.x1 - b.x0) * 0.6;
  const double most = mark.weight == MarkWeight::kWarning ? kNumberSize - 1.5 : kNumberSize;
  const double size = std::min(most, room / (kDigit * static_cast<double>(number.size())));
  const double width = kDigit * size * static_cast<double>(number.size());
  out += "BT /F " + pdf_number(size) + " Tf 1 0 0 -1 " + point(x - width / 2, base + size * 0.36) + "Tm (" + number +
         ") Tj ET\n";
  return out + "Q\n";
}

}  // namespace nitec
