// The five faces of the sheet, and the glyphs of them that are used. Text is shaped with the installed fonts; the
// glyphs in use are cut out of them in memory and only those go into a PDF.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

/// What a PDF says of a face beside its glyphs; thousandths of an em.
struct FaceFacts {
  std::string name;  ///< The PostScript name: "NotoSansCJKsc-Regular".
  int x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  int ascent = 0;
  int descent = 0;  ///< Negative.
  int cap_height = 0;
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

  /// That glyph will be drawn for that character, in some PDF.
  void use(Face face, std::uint32_t glyph, char32_t character);
  /// A font of those glyphs, each of them in use, whose CIDs are 1, 2, … in that order (0 is the picture of what is
  /// missing): the CFF table. Throws std::runtime_error when a font cannot be cut.
  [[nodiscard]] std::string cut(Face face, std::span<const std::uint32_t> glyphs, std::string_view name);
  /// The width of a glyph in thousandths of an em.
  [[nodiscard]] double width(Face face, std::uint32_t glyph) const;
  [[nodiscard]] FaceFacts facts(Face face) const;

 private:
  struct Loaded;
  std::array<std::unique_ptr<Loaded>, kFaceCount> faces_;
};

/// Opens the installed faces and takes out of them what most sheets use, so that sheets printed later, by this process
/// or by its forks, find ready what takes its time. Throws like Fonts.
void prepare_fonts();

}  // namespace nitec
