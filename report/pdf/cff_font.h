// The glyphs of one PostScript-flavoured font, and smaller fonts cut from it for PDFs (Adobe Technical Note 5176, The
// Compact Font Format).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nitec {

/// Reads a CID-keyed CFF table whose glyphs need no subroutines. The bytes must outlive it.
class CffFont {
 public:
  /// Throws std::runtime_error when the bytes are another kind of font, or broken.
  explicit CffFont(std::string_view table);

  [[nodiscard]] std::size_t glyph_count() const { return glyphs_.size(); }
  /// A font of those glyphs, in that order, behind glyph 0: the CID of each is its index. At most 65535.
  [[nodiscard]] std::string cut(std::span<const std::uint32_t> glyphs, std::string_view name) const;

 private:
  struct FontDict {
    std::string entries;       ///< Without the reference to its private part.
    std::string private_part;  ///< Its whole dictionary.
  };

  void read_font_dicts(std::string_view table, std::size_t at);
  void read_selection(std::string_view table, std::size_t at);

  std::string top_;  ///< Entries of the top dictionary that hold for a part of the font as well.
  std::vector<std::string_view> glyphs_;
  std::vector<std::uint8_t> dict_of_;  ///< By glyph.
  std::vector<FontDict> dicts_;
};

}  // namespace nitec
