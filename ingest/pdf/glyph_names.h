// Simple fonts: the base encodings of ISO 32000-1, annex D, and the names of glyphs.
#pragma once

#include <string>
#include <string_view>

namespace nitec {

enum class BaseEncoding { kStandard, kWinAnsi, kMacRoman, kSymbol, kZapfDingbats };

/// The character of a byte; 0 when the encoding has none there.
[[nodiscard]] char32_t base_encoding(BaseEncoding encoding, unsigned char byte);

/// The characters that a glyph name stands for ("eacute", "uni4E2D", "u20000", "f_i", "one.oldstyle"; the Adobe Glyph
/// List's rules for the names that fonts of Chinese documents use); empty when it says nothing ("g12", "a42").
[[nodiscard]] std::u32string glyph_name_to_text(std::string_view name);

}  // namespace nitec
