// Paragraphs: text in, measured lines out. Nothing is drawn here.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "report/pdf/fonts.h"
#include "report/pictures/drawing.h"

namespace nitec {

struct TextStyle {
  Face face = Face::kSans;
  double size = 10;  ///< Points.
  Tone tone = Tone::kInk;
  double tracking = 0;  ///< Extra space after each character, in ems.
  bool underline = false;
  bool spaced = true;  ///< Air between Han and Latin; false for file names, codes and digests.
  bool whole = false;  ///< Breaks at blanks only, as long as that fits.
};

struct TextRun {
  std::string text;  ///< UTF-8; '\n' ends a line.
  TextStyle style;
};

/// Glyphs of one style standing on one line.
struct SetRun {
  struct Placed {
    std::uint32_t glyph = 0;
    double x = 0;  ///< Points from the line's left edge.
    double dy = 0;
    std::size_t bytes = 0;  ///< Bytes of `text` that it stands for; 0: more glyphs of the same characters.
  };
  TextStyle style;
  std::string text;
  std::vector<Placed> glyphs;
  double left = 0;
  double right = 0;
};

struct SetLine {
  std::vector<SetRun> runs;
  double width = 0;  ///< Without blanks at the end.
};

/// Lines of equal height.
struct Paragraph {
  std::vector<SetLine> lines;
  double line_height = 0;
  double base_line = 0;  ///< From the top of a line.
  [[nodiscard]] double height() const { return line_height * static_cast<double>(lines.size()); }
  [[nodiscard]] double width() const;  ///< Of the widest line.
};

inline constexpr double kNoLimit = std::numeric_limits<double>::infinity();
inline constexpr std::size_t kAnyLines = std::numeric_limits<std::size_t>::max();

/// Sets the runs into lines of at most `width` points, `leading` times the first run's size apart. What does not fit
/// in `max_lines` is cut, and … stands for it.
Paragraph set_text(Fonts& fonts, const std::vector<TextRun>& runs, double width, double leading,
                   std::size_t max_lines = kAnyLines);
Paragraph set_text(Fonts& fonts, std::string_view text, const TextStyle& style, double width, double leading,
                   std::size_t max_lines = kAnyLines);
/// The width of the text on one line.
double measure(Fonts& fonts, std::string_view text, const TextStyle& style);

}  // namespace nitec
