// Font programs inside a PDF, asked for what the PDF itself does not tell: which character a glyph is.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace nitec {

/// A TrueType, OpenType, Type 1 or CFF program. All questions have the answer "empty" when it cannot be read.
class EmbeddedFont {
 public:
  explicit EmbeddedFont(std::string program);
  ~EmbeddedFont();
  EmbeddedFont(const EmbeddedFont&) = delete;
  EmbeddedFont& operator=(const EmbeddedFont&) = delete;

  /// By the program's own Unicode table read backwards, else by the glyph's name.
  [[nodiscard]] std::u32string text_of_glyph(std::uint32_t glyph) const;
  /// By the encoding that is built into the program: a simple font's byte.
  [[nodiscard]] std::u32string text_of_byte(unsigned char byte) const;
  /// By a glyph's name in the program ("g37").
  [[nodiscard]] std::u32string text_of_name(const std::string& name) const;
  /// The glyph of a CID in a CFF program that has CIDs; the CID itself in any other.
  [[nodiscard]] std::uint32_t glyph_of_cid(std::uint32_t cid) const;

 private:
  struct Face;
  std::unique_ptr<Face> face_;
};

}  // namespace nitec
