// What a page shows: the content-stream interpreter, from operators to placed characters (ISO 32000-1, 8 and 9).
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/pdf/font.h"
#include "ingest/pdf/lexer.h"
#include "ingest/pdf/pdf_objects.h"
#include "ingest/pdf/pdf_reader.h"

namespace nitec {

/// The transformation x' = a x + c y + e, y' = b x + d y + f.
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  /// First this one, then `next`.
  [[nodiscard]] Matrix then(const Matrix& next) const {
    return {a * next.a + b * next.c, a * next.b + b * next.d,          c * next.a + d * next.c,
            c * next.b + d * next.d, e * next.a + f * next.c + next.e, e * next.b + f * next.d + next.f};
  }
};

/// Points: what is placed beyond is nonsense.
inline constexpr double kFarAway = 1e6;
[[nodiscard]] inline bool sane(double value) {
  return std::isfinite(value) && std::abs(value) < kFarAway;
}

/// One character where it stands, in points of the displayed page (origin top left, y downwards).
struct PlacedGlyph {
  char32_t text = 0;
  float x0 = 0, y0 = 0;  ///< Where it begins: on the baseline; in vertical writing on the middle axis, at the top.
  float x1 = 0, y1 = 0;  ///< Where it ends, along the writing direction.
  float size = 0;        ///< Font size as displayed.
  float up = 0;  ///< How far it reaches to the left of the writing direction (above a horizontal baseline), in points.
  float down = 0;  ///< How far to the other side.
  std::uint16_t font = 0;
  std::int16_t angle = 0;  ///< Of the writing direction: degrees clockwise from "to the right", -179 to 180.
  bool bold = false;
  bool invisible = false;
  bool vertical = false;
};

/// A straight vertical or horizontal stroke, or a filled bar as thin as one: what tables are ruled with.
struct Rule {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool outlined = false;  ///< A bar filled along its outline: it rules tables, and parts no lines.
};

/// Pictures of a page, and of a document, that are described; more are counted.
inline constexpr std::size_t kMaxImagesOfPage = 1000;
inline constexpr std::size_t kMaxImagesOfDocument = 50'000;

/// Which part of the page pictures cover.
class Cover {
 public:
  void add(double x0, double y0, double x1, double y1, double width, double height);
  [[nodiscard]] double share() const;

 private:
  static constexpr int kCells = 64;
  std::array<std::uint64_t, kCells> rows_{};
};

struct PageContent {
  std::vector<PlacedGlyph> glyphs;
  std::vector<Rule> rules;
  Cover pictures;
  std::vector<Image> images;
  int image_count = 0;
  bool drawn = false;       ///< Something other than text and pictures is painted on the page, and not in white.
  std::int64_t curves = 0;  ///< Path segments painted: letters drawn as outlines come by the thousand.
  bool complete = true;     ///< False when a limit was met or a stream was broken.
  bool limit_met = false;

  /// As new, but with the room that was taken.
  void clear() {
    glyphs.clear();
    rules.clear();
    pictures = {};
    images.clear();
    image_count = 0;
    drawn = false;
    curves = 0;
    complete = true;
    limit_met = false;
  }
};

/// The fonts of a document, each read once.
class FontStore {
 public:
  FontStore(const PdfLimits& limits, InflateBudget& budget) : limits_(limits), budget_(budget) {}
  /// The font's number, or -1 when there are too many.
  int find(const PdfValue& dictionary);
  [[nodiscard]] PdfFont& at(int index) { return *fonts_[static_cast<std::size_t>(index)]; }
  [[nodiscard]] std::size_t size() const { return fonts_.size(); }

 private:
  const PdfLimits& limits_;
  InflateBudget& budget_;
  std::vector<std::unique_ptr<PdfFont>> fonts_;
  std::unordered_map<std::uint32_t, int> by_object_;
};

/// Runs content streams. One for a document: it remembers fonts and forms between pages.
class ContentReader {
 public:
  ContentReader(const PdfLimits& limits, InflateBudget& budget, FontStore& fonts)
      : limits_(limits), budget_(budget), fonts_(fonts) {}

  /// The layers (optional content groups, 8.11) that are switched off when the file is opened: what belongs to them is
  /// not read.
  void hide_layers(std::set<std::uint32_t> layers) { hidden_layers_ = std::move(layers); }

  /// `to_page` leads from default user space to the displayed page of `width` × `height` points; glyphs outside are
  /// dropped.
  void read(std::string_view content, const PdfValue& resources, const Matrix& to_page, double width, double height,
            PageContent& page);
  /// A form (an annotation's appearance) placed by `matrix`, on the page that was read last.
  void read_form(const PdfValue& form, const Matrix& matrix);

 private:
  struct TextState {
    int font = -1;
    double size = 0;
    double char_space = 0;
    double word_space = 0;
    double scale = 1;
    double leading = 0;
    double rise = 0;
    int mode = 0;
  };
  struct GraphicsState {
    Matrix ctm;
    TextState text;
    double line_width = 1;
    bool white_fill = false;
    bool white_stroke = false;
  };
  /// What one content stream sees: its resources, and the fonts of theirs that it has asked for.
  struct Scope {
    PdfValue resources;
    std::vector<std::pair<std::string, int>> fonts;
  };
  struct Marked {
    bool replaces = false;
    bool hides = false;
    std::size_t first_glyph = 0;
    std::u32string text;
  };

  void run(std::string_view content, const PdfValue& resources, int depth);
  void operate(std::string_view op, Lexer& lexer, Scope& scope, int depth);
  void show(std::string_view bytes);
  void show_array();
  void next_line(double x, double y);
  void set_font(Scope& scope);
  void set_graphics_state(Scope& scope);
  void paint_object(Scope& scope, int depth);
  void inline_image(Lexer& lexer);
  Image* add_picture();
  void describe_picture(const PdfValue& object);
  [[nodiscard]] bool is_white() const;
  void run_form(const PdfValue& form, int depth, const PdfValue& outer_resources);
  void begin_marked(Scope& scope);
  [[nodiscard]] bool is_hidden(const PdfValue& layer) const;
  void end_marked();
  void move_to(double x, double y);
  void line_to(double x, double y);
  void rectangle();
  void paint_path(bool stroke, bool fill);
  void add_rule(double x0, double y0, double x1, double y1, bool outlined);
  void add_outlined_bars();
  [[nodiscard]] bool path_meets_page() const;
  [[nodiscard]] double number(std::size_t from_end) const;

  const PdfLimits& limits_;
  InflateBudget& budget_;
  FontStore& fonts_;

  PageContent* page_ = nullptr;
  Matrix to_page_;
  double width_ = 0;
  double height_ = 0;
  std::int64_t operators_ = 0;
  std::int64_t operators_in_document_ = 0;
  std::int64_t glyphs_in_document_ = 0;
  std::size_t images_in_document_ = 0;

  std::vector<Token> operands_;
  GraphicsState state_;
  std::vector<GraphicsState> saved_;
  Matrix text_matrix_;
  Matrix line_matrix_;
  std::vector<Marked> marked_;
  int replacing_ = 0;  ///< How many of them replace.
  int hiding_ = 0;     ///< How many of them, and of the forms around them, are of layers that are switched off.
  std::set<std::uint32_t> hidden_layers_;

  struct Segment {
    double x0, y0, x1, y1;
    bool rectangle;
    bool begins = false;  ///< The first after a move.
  };
  std::vector<Segment> path_;
  bool moved_ = true;
  std::int64_t path_curves_ = 0;
  double path_x_ = 0, path_y_ = 0, start_x_ = 0, start_y_ = 0;

  std::map<std::uint32_t, std::shared_ptr<const std::string>> forms_;
  std::size_t forms_bytes_ = 0;
  std::vector<std::uint32_t> open_forms_;  ///< Those that are being run, the outermost first.
};

}  // namespace nitec
