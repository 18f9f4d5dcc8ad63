// The five faces of the sheet, and the glyphs of them that are used. Text is shaped with the installed fonts; when
// all of it is known, the glyphs in use are cut out of them in memory and only those go into the PDF.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

struct _cairo_font_face;  // NOLINT(bugprone-reserved-identifier): Cairo's own name for it.

namespace nitec {

/// Only Regular and Bold exist: no weight is ever synthesised.
enum class Face { kSans, kSansBold, kSerif, kSerifBold, kMono };
inline constexpr std::size_t kFaceCount = 5;

struct Glyph {
  std::uint32_t id = 0;
  std::size_t cluster = 0;  ///< Index of the code point that it stands for.
  double advance = 0;       ///< In ems.
  double dx = 0;            ///< Offsets in ems, y up.
  double dy = 0;
};

class Fonts {
 public:
  /// Maps Noto Sans CJK and Noto Serif CJK (Simplified Chinese).
  /// `folder`: look there only; empty: in the places where distributions put them.
  /// Throws std::runtime_error naming the package to install when they are not there.
  explicit Fonts(std::string_view folder = {});
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  /// Whether the face has a picture for it.
  [[nodiscard]] bool has(Face face, char32_t character) const;
  /// Glyphs from left to right, kerned, without ligatures; ascending clusters.
  [[nodiscard]] std::vector<Glyph> shape(Face face, std::u32string_view text) const;

  /// That glyph will be drawn for that character. Before freeze() only.
  void use(Face face, std::uint32_t glyph, char32_t character);
  /// Cuts the used glyphs out of each face. Throws std::runtime_error when a font cannot be cut.
  void freeze();
  /// After freeze(): the cut font, and the number that the glyph has in it.
  [[nodiscard]] _cairo_font_face* cut(Face face) const;
  [[nodiscard]] unsigned long number_in_cut(Face face, std::uint32_t glyph) const;

 private:
  struct Loaded;
  std::array<std::unique_ptr<Loaded>, kFaceCount> faces_;
};

/// Opens the installed faces and cuts a first one, so that sheets printed later, by this process or by its forks, find
/// open what takes its time. Throws like Fonts.
void prepare_fonts();

}  // namespace nitec
