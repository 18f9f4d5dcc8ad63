// The parts of the interpreter that draw: paths, pictures, inline images.
#include <algorithm>
#include <array>
#include <bit>
#include <climits>
#include <cmath>
#include <utility>

#include "ingest/pdf/page_content.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxRules = 20'000;
constexpr std::size_t kMaxPathSegments = 100'000;
constexpr double kThinBar = 3;       ///< A filled bar up to this thick (points) is a rule.
constexpr double kShortestRule = 4;  ///< Points.
constexpr std::size_t kMaxFilters = 8;
constexpr std::size_t kMaxNameBytes = 64;  ///< Of a colour space or filter.

int pixels(double number) {
  return number >= 1 && number <= INT_MAX ? static_cast<int>(number) : 0;
}

/// The name as ISO 32000-1 spells it in full (tables 93 and 94: inline images shorten it); printable ASCII only.
std::string short_name(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kNames{{{"G", "DeviceGray"},
                                                                                         {"RGB", "DeviceRGB"},
                                                                                         {"CMYK", "DeviceCMYK"},
                                                                                         {"I", "Indexed"},
                                                                                         {"AHx", "ASCIIHexDecode"},
                                                                                         {"A85", "ASCII85Decode"},
                                                                                         {"LZW", "LZWDecode"},
                                                                                         {"Fl", "FlateDecode"},
                                                                                         {"RL", "RunLengthDecode"},
                                                                                         {"CCF", "CCITTFaxDecode"},
                                                                                         {"DCT", "DCTDecode"}}};
  for (const auto& [brief, full] : kNames) {
    if (name == brief) {
      return std::string(full);
    }
  }
  std::string out(name.substr(0, kMaxNameBytes));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c < 0x20 || c > 0x7E; }, '?');
  return out;
}

void add_filter(Image& image, std::string_view name) {
  if (!name.empty()) {
    image.filter += (image.filter.empty() ? "" : " ") + short_name(name);
  }
}

/// The picture fills the unit square, which `matrix` puts onto the page.
void set_size(Image& image, double width, double height, const Matrix& matrix) {
  constexpr double kPointsToAnInch = 72;
  constexpr double kLeastPoints = 1e-3;
  image.width = pixels(width);
  image.height = pixels(height);
  const double across = std::hypot(matrix.a, matrix.b);
  const double down = std::hypot(matrix.c, matrix.d);
  image.dpi_x = across >= kLeastPoints && std::isfinite(across) ? image.width * kPointsToAnInch / across : 0;
  image.dpi_y = down >= kLeastPoints && std::isfinite(down) ? image.height * kPointsToAnInch / down : 0;
}

}  // namespace

void Cover::add(double x0, double y0, double x1, double y1, double width, double height) {
  const auto cells = [](double from, double to, double whole, int& first, int& last) {
    // A cell counts when its middle is covered.
    first = static_cast<int>(std::ceil(std::clamp(from / whole, 0.0, 1.0) * kCells - 0.5));
    last = static_cast<int>(std::floor(std::clamp(to / whole, 0.0, 1.0) * kCells - 0.5));
  };
  int left = 0;
  int right = 0;
  int top = 0;
  int bottom = 0;
  cells(x0, x1, width, left, right);
  cells(y0, y1, height, top, bottom);
  for (int row = std::max(0, top); row <= std::min(kCells - 1, bottom); ++row) {
    for (int column = std::max(0, left); column <= std::min(kCells - 1, right); ++column) {
      rows_[static_cast<std::size_t>(row)] |= std::uint64_t{1} << column;
    }
  }
}

double Cover::share() const {
  int count = 0;
  for (const std::uint64_t row : rows_) {
    count += std::popcount(row);
  }
  return static_cast<double>(count) / (kCells * kCells);
}

/// White in device colours: as much light, or as little ink, as there can be. With one or three components in another
/// space it is taken for light; what has none is a pattern.
bool ContentReader::is_white() const {
  const auto all = [this](double value) {
    return std::all_of(operands_.begin(), operands_.end(), [value](const Token& operand) {
      return operand.kind == Token::Kind::kNumber && std::abs(operand.number - value) < 1e-3;
    });
  };
  constexpr std::size_t kInks = 4;
  return operands_.size() == kInks ? all(0) : (operands_.size() == 1 || operands_.size() == 3) && all(1);
}

/// A picture is painted: gives its description, where there is room for one, with what the place tells.
Image* ContentReader::add_picture() {
  if (hiding_ > 0) {
    return nullptr;
  }
  const Matrix& m = state_.ctm;
  const double x0 = m.e + std::min({0.0, m.a, m.c, m.a + m.c});
  const double x1 = m.e + std::max({0.0, m.a, m.c, m.a + m.c});
  const double y0 = m.f + std::min({0.0, m.b, m.d, m.b + m.d});
  const double y1 = m.f + std::max({0.0, m.b, m.d, m.b + m.d});
  if (!std::isfinite(x0) || !std::isfinite(x1) || !std::isfinite(y0) || !std::isfinite(y1)) {
    return nullptr;
  }
  page_->pictures.add(x0, y0, x1, y1, width_, height_);
  if (x1 < 0 || x0 > width_ || y1 < 0 || y0 > height_) {  // Beside the page.
    return nullptr;
  }
  if (page_->image_count < INT_MAX) {
    ++page_->image_count;
  }
  if (page_->images.size() >= kMaxImagesOfPage || images_in_document_ >= kMaxImagesOfDocument) {
    return nullptr;
  }
  ++images_in_document_;
  Image& image = page_->images.emplace_back();
  image.box = {std::max(x0, 0.0), std::max(y0, 0.0), std::min(x1, width_), std::min(y1, height_)};
  return &image;
}

void ContentReader::describe_picture(const PdfValue& object) {
  Image* image = add_picture();
  if (image == nullptr) {
    return;
  }
  image->mask = object["ImageMask"].truth();
  image->bits = image->mask ? 1 : pixels(object["BitsPerComponent"].number());
  const PdfValue space = object["ColorSpace"];
  image->colour_space = short_name(space.is_array() ? space.at(0).name() : space.name());
  const PdfValue filter = object["Filter"];
  add_filter(*image, filter.name());
  for (std::size_t i = 0; i < std::min(filter.size(), kMaxFilters); ++i) {
    add_filter(*image, filter.at(i).name());
  }
  set_size(*image, object["Width"].number(), object["Height"].number(), state_.ctm);
}

void ContentReader::inline_image(Lexer& lexer) {
  double width = 0;
  double height = 0;
  bool filtered = false;
  bool mask = false;
  double depth = 8;
  std::string colours;
  std::vector<std::string> filters;
  Token key = lexer.next();
  for (int i = 0; i < 64 && key.kind == Token::Kind::kName; ++i) {
    const Token value = lexer.next();
    if (key.text == "W" || key.text == "Width") {
      width = value.number;
    } else if (key.text == "H" || key.text == "Height") {
      height = value.number;
    } else if (key.text == "F" || key.text == "Filter") {
      filtered = true;
      filters.emplace_back(value.text);
    } else if (key.text == "BPC" || key.text == "BitsPerComponent") {
      depth = value.number;
    } else if (key.text == "IM" || key.text == "ImageMask") {
      mask = value.text == "true";
    } else if (key.text == "CS" || key.text == "ColorSpace") {
      colours = value.text;
    }
    const bool names_colours = key.text == "CS" || key.text == "ColorSpace";
    const bool names_filters = key.text == "F" || key.text == "Filter";
    int open = value.kind == Token::Kind::kArrayOpen || value.kind == Token::Kind::kDictOpen ? 1 : 0;
    for (int k = 0; open > 0 && k < 10'000; ++k) {
      const Token inner = lexer.next();
      if (inner.kind == Token::Kind::kEnd) {
        return;
      }
      if (inner.kind == Token::Kind::kName && names_colours && colours.empty()) {
        colours = inner.text;
      } else if (inner.kind == Token::Kind::kName && names_filters && filters.size() <= kMaxFilters) {
        filters.emplace_back(inner.text);
      }
      open += inner.kind == Token::Kind::kArrayOpen || inner.kind == Token::Kind::kDictOpen ? 1 : 0;
      open -= inner.kind == Token::Kind::kArrayClose || inner.kind == Token::Kind::kDictClose ? 1 : 0;
    }
    key = lexer.next();
  }
  if (Image* image = add_picture()) {
    image->in_line = true;
    image->mask = mask;
    image->bits = mask ? 1 : pixels(depth);
    image->colour_space = short_name(colours);
    for (const std::string& filter : filters) {
      add_filter(*image, filter);
    }
    set_size(*image, width, height, state_.ctm);
  }
  const std::string_view input = lexer.input();
  std::size_t at = lexer.position() + 1;
  const double components = mask || colours == "G" || colours == "DeviceGray" ? 1
                            : colours == "RGB" || colours == "DeviceRGB"      ? 3
                            : colours == "CMYK" || colours == "DeviceCMYK"    ? 4
                                                                              : 0;
  if (!filtered && components > 0 && width > 0 && height > 0 && width < 1e5 && height < 1e5) {
    const double row = std::ceil(width * components * (mask ? 1 : std::clamp(depth, 1.0, 16.0)) / 8);
    const double bytes = row * height;
    if (bytes < static_cast<double>(input.size())) {
      at += static_cast<std::size_t>(bytes);
    }
  }
  const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\0' || c == '\f'; };
  for (at = std::max<std::size_t>(at, 1); at + 2 <= input.size(); ++at) {
    at = input.find("EI", at);
    if (at == std::string_view::npos) {
      break;
    }
    if (!blank(input[at - 1]) || (at + 2 < input.size() && !blank(input[at + 2]))) {
      continue;
    }
    // The same letters may stand in the picture's data: what follows has to look like operators.
    const std::string_view after = input.substr(at + 2, 24);
    if (std::all_of(after.begin(), after.end(), [&](char c) { return blank(c) || (c >= 0x20 && c < 0x7F); })) {
      lexer.seek(at + 2);
      return;
    }
  }
  lexer.seek(input.size());
}

void ContentReader::move_to(double x, double y) {
  path_x_ = start_x_ = x;
  path_y_ = start_y_ = y;
  moved_ = true;
}

void ContentReader::line_to(double x, double y) {
  if (path_.size() < kMaxPathSegments) {
    path_.push_back({path_x_, path_y_, x, y, false, moved_});
  }
  moved_ = false;
  path_x_ = x;
  path_y_ = y;
}

void ContentReader::rectangle() {
  if (path_.size() < kMaxPathSegments) {
    path_.push_back({number(3), number(2), number(3) + number(1), number(2) + number(0), true});
  }
  move_to(number(3), number(2));
}

bool ContentReader::path_meets_page() const {
  const Matrix& m = state_.ctm;
  return std::any_of(path_.begin(), path_.end(), [&](const Segment& segment) {
    const double x0 = segment.x0 * m.a + segment.y0 * m.c + m.e;
    const double y0 = segment.x0 * m.b + segment.y0 * m.d + m.f;
    const double x1 = segment.x1 * m.a + segment.y1 * m.c + m.e;
    const double y1 = segment.x1 * m.b + segment.y1 * m.d + m.f;
    return std::max(x0, x1) >= 0 && std::min(x0, x1) <= width_ && std::max(y0, y1) >= 0 && std::min(y0, y1) <= height_;
  });
}

void ContentReader::add_rule(double x0, double y0, double x1, double y1, bool outlined) {
  const double length = std::hypot(x1 - x0, y1 - y0);
  const bool straight = std::abs(x1 - x0) < 0.5 || std::abs(y1 - y0) < 0.5;
  if (straight && length >= kShortestRule && page_->rules.size() < kMaxRules && sane(x0) && sane(y0) && sane(x1) &&
      sane(y1)) {
    page_->rules.push_back({static_cast<float>(std::min(x0, x1)), static_cast<float>(std::min(y0, y1)),
                            static_cast<float>(std::max(x0, x1)), static_cast<float>(std::max(y0, y1)), outlined});
  }
}

/// Borders that are filled along their outline, four-cornered and as thin as a rule (their ends may be mitred).
void ContentReader::add_outlined_bars() {
  constexpr std::size_t kFewestSides = 3;  // The last side may be left to the filling.
  constexpr std::size_t kMostSides = 6;
  const Matrix& m = state_.ctm;
  for (std::size_t begin = 0; begin < path_.size();) {
    std::size_t end = begin + 1;
    while (end < path_.size() && !path_[end].begins && !path_[end].rectangle) {
      ++end;
    }
    if (!path_[begin].rectangle && end - begin >= kFewestSides && end - begin <= kMostSides) {
      double left = HUGE_VAL;
      double top = HUGE_VAL;
      double right = -HUGE_VAL;
      double bottom = -HUGE_VAL;
      for (std::size_t i = begin; i < end; ++i) {
        const double x = path_[i].x0 * m.a + path_[i].y0 * m.c + m.e;
        const double y = path_[i].x0 * m.b + path_[i].y0 * m.d + m.f;
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
      }
      if (right - left <= kThinBar) {
        add_rule((left + right) / 2, top, (left + right) / 2, bottom, true);
      } else if (bottom - top <= kThinBar) {
        add_rule(left, (top + bottom) / 2, right, (top + bottom) / 2, true);
      }
    }
    begin = end;
  }
}

void ContentReader::paint_path(bool stroke, bool fill) {
  const Matrix& m = state_.ctm;
  if (stroke || fill) {
    page_->curves += path_curves_;
    const bool seen = (stroke && !state_.white_stroke) || (fill && !state_.white_fill);
    page_->drawn = page_->drawn || (seen && hiding_ == 0 && (path_curves_ > 0 || path_meets_page()));
    for (const Segment& segment : path_) {
      const double x0 = segment.x0 * m.a + segment.y0 * m.c + m.e;
      const double y0 = segment.x0 * m.b + segment.y0 * m.d + m.f;
      const double x1 = segment.x1 * m.a + segment.y1 * m.c + m.e;
      const double y1 = segment.x1 * m.b + segment.y1 * m.d + m.f;
      if (!segment.rectangle) {
        if (stroke) {
          add_rule(x0, y0, x1, y1, false);
        }
      } else if (std::abs(x1 - x0) <= kThinBar) {
        add_rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1, false);
      } else if (std::abs(y1 - y0) <= kThinBar) {
        add_rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2, false);
      } else if (stroke) {
        add_rule(x0, y0, x1, y0, false);
        add_rule(x0, y1, x1, y1, false);
        add_rule(x0, y0, x0, y1, false);
        add_rule(x1, y0, x1, y1, false);
      }
    }
  }
  if (fill && !stroke && path_curves_ == 0) {
    add_outlined_bars();
  }
  path_.clear();
  path_curves_ = 0;
}

}  // namespace nitec
