#include "ingest/pdf/embedded_font.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H

#include <unordered_map>

#include "ingest/pdf/glyph_names.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxProgram = 128U << 20;
constexpr std::uint32_t kMaxCharacters = 200'000;  ///< Entries of a Unicode table that are read.

}  // namespace

struct EmbeddedFont::Face {
  std::string program;
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  std::unordered_map<std::uint32_t, char32_t> characters;  ///< By glyph, from the Unicode table.
  std::unordered_map<std::uint32_t, std::uint32_t> cids;   ///< Glyph by CID; empty when the program has none.

  ~Face() {
    if (face != nullptr) {
      FT_Done_Face(face);
    }
    if (library != nullptr) {
      FT_Done_FreeType(library);
    }
  }

  [[nodiscard]] std::u32string text(FT_UInt glyph) const {
    if (const auto found = characters.find(glyph); found != characters.end()) {
      return {found->second};
    }
    char name[128] = {};
    if (glyph != 0 && FT_HAS_GLYPH_NAMES(face) && FT_Get_Glyph_Name(face, glyph, name, sizeof name) == 0) {
      return glyph_name_to_text(name);
    }
    return {};
  }

  [[nodiscard]] FT_CharMap charmap(FT_UShort platform, FT_UShort encoding) const {
    for (FT_Int i = 0; i < face->num_charmaps; ++i) {
      if (face->charmaps[i]->platform_id == platform && face->charmaps[i]->encoding_id == encoding) {
        return face->charmaps[i];
      }
    }
    return nullptr;
  }
};

EmbeddedFont::EmbeddedFont(std::string program) : face_(std::make_unique<Face>()) {
  face_->program = std::move(program);
  if (face_->program.size() > kMaxProgram || FT_Init_FreeType(&face_->library) != 0 ||
      FT_New_Memory_Face(face_->library, reinterpret_cast<const FT_Byte*>(face_->program.data()),
                         static_cast<FT_Long>(face_->program.size()), 0, &face_->face) != 0) {
    face_->face = nullptr;
    return;
  }
  FT_Face face = face_->face;
  // FreeType makes a Unicode table from glyph names when there is none; those names are read directly instead.
  if (FT_IS_SFNT(face) && FT_Select_Charmap(face, FT_ENCODING_UNICODE) == 0) {
    FT_UInt glyph = 0;
    std::uint32_t count = 0;
    for (FT_ULong c = FT_Get_First_Char(face, &glyph); glyph != 0 && count < kMaxCharacters;
         c = FT_Get_Next_Char(face, c, &glyph), ++count) {
      // The first, that is the lowest, code point of a glyph; but not a private or a compatibility one, when there is
      // another.
      const auto known = face_->characters.find(glyph);
      const auto plain = [](char32_t x) {
        return x < 0xE000 && !(x >= 0x2E80 && x <= 0x2FDF) && x != 0xA0 && x != 0xAD;
      };
      if (known == face_->characters.end()) {
        face_->characters.emplace(glyph, static_cast<char32_t>(c));
      } else if (!plain(known->second) && plain(static_cast<char32_t>(c))) {
        known->second = static_cast<char32_t>(c);
      }
    }
  }
  FT_Bool is_cid = 0;
  if (FT_Get_CID_Is_Internally_CID_Keyed(face, &is_cid) == 0 && is_cid != 0) {
    for (FT_UInt glyph = 0; glyph < static_cast<FT_UInt>(face->num_glyphs) && glyph < kMaxCharacters; ++glyph) {
      FT_UInt cid = 0;
      if (FT_Get_CID_From_Glyph_Index(face, glyph, &cid) == 0) {
        face_->cids.emplace(cid, glyph);
      }
    }
  }
}

EmbeddedFont::~EmbeddedFont() = default;

std::u32string EmbeddedFont::text_of_glyph(std::uint32_t glyph) const {
  return face_->face == nullptr ? std::u32string() : face_->text(glyph);
}

std::u32string EmbeddedFont::text_of_byte(unsigned char byte) const {
  FT_Face face = face_->face;
  if (face == nullptr) {
    return {};
  }
  FT_UInt glyph = 0;
  if (FT_IS_SFNT(face)) {
    // ISO 32000-1, 9.6.6.4: a symbolic TrueType font is looked up in (3,0), in one of its four ranges, or in (1,0).
    if (FT_CharMap symbol = face_->charmap(3, 0); symbol != nullptr && FT_Set_Charmap(face, symbol) == 0) {
      for (const FT_ULong range : {0xF000UL, 0xF100UL, 0xF200UL, 0UL}) {
        glyph = glyph == 0 ? FT_Get_Char_Index(face, range + byte) : glyph;
      }
    }
    if (FT_CharMap roman = face_->charmap(1, 0); glyph == 0 && roman != nullptr && FT_Set_Charmap(face, roman) == 0) {
      glyph = FT_Get_Char_Index(face, byte);
    }
  } else {
    for (FT_Int i = 0; i < face->num_charmaps && glyph == 0; ++i) {
      const FT_Encoding encoding = face->charmaps[i]->encoding;
      if ((encoding == FT_ENCODING_ADOBE_CUSTOM || encoding == FT_ENCODING_ADOBE_STANDARD ||
           encoding == FT_ENCODING_ADOBE_EXPERT) &&
          FT_Set_Charmap(face, face->charmaps[i]) == 0) {
        glyph = FT_Get_Char_Index(face, byte);
      }
    }
  }
  return glyph == 0 ? std::u32string() : face_->text(glyph);
}

std::u32string EmbeddedFont::text_of_name(const std::string& name) const {
  if (face_->face == nullptr || !FT_HAS_GLYPH_NAMES(face_->face)) {
    return {};
  }
  const FT_UInt glyph = FT_Get_Name_Index(face_->face, name.c_str());
  return glyph == 0 ? std::u32string() : face_->text(glyph);
}

std::uint32_t EmbeddedFont::glyph_of_cid(std::uint32_t cid) const {
  if (face_->cids.empty()) {
    return cid;
  }
  const auto found = face_->cids.find(cid);
  return found == face_->cids.end() ? 0 : found->second;
}

}  // namespace nitec
