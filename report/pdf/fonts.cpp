#include "report/pdf/fonts.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include FT_FREETYPE_H

#include <mutex>
#include <stdexcept>
#include <string>

namespace nitec {
namespace {

/// Where Debian, Arch and Fedora keep the fonts.
constexpr std::array<std::string_view, 3> kFolders{"/usr/share/fonts/opentype/noto/", "/usr/share/fonts/noto-cjk/",
                                                   "/usr/share/fonts/google-noto-cjk/"};
/// A collection with more faces than this is not the one we know.
constexpr unsigned kMaxFacesInFile = 64;
/// What a glyph number is, when it is none in the cut font.
constexpr std::uint32_t kNotThere = 0xFFFFFFFF;

struct Source {
  std::string_view file;
  std::string_view family;
};

constexpr std::array<Source, kFaceCount> kSources{{{"NotoSansCJK-Regular.ttc", "Noto Sans CJK SC"},
                                                   {"NotoSansCJK-Bold.ttc", "Noto Sans CJK SC"},
                                                   {"NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC"},
                                                   {"NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC"},
                                                   {"NotoSansCJK-Regular.ttc", "Noto Sans Mono CJK SC"}}};

template <auto Destroy>
struct Deleter {
  template <typename T>
  void operator()(T* object) const {
    Destroy(object);
  }
};
using Blob = std::unique_ptr<hb_blob_t, Deleter<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, Deleter<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, Deleter<hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Deleter<hb_buffer_destroy>>;
using Set = std::unique_ptr<hb_set_t, Deleter<hb_set_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Deleter<hb_subset_input_destroy>>;
using Plan = std::unique_ptr<hb_subset_plan_t, Deleter<hb_subset_plan_destroy>>;
using CairoFace = std::unique_ptr<cairo_font_face_t, Deleter<cairo_font_face_destroy>>;

[[noreturn]] void refuse(std::string_view why) {
  throw std::runtime_error("fonts Noto Sans CJK SC and Noto Serif CJK SC: " + std::string(why) +
                           "; install the package fonts-noto-cjk");
}

Blob open_blob(std::string_view only_folder, std::string_view file) {
  for (const std::string_view folder : kFolders) {
    const std::string path = std::string(only_folder.empty() ? folder : only_folder) + std::string(file);
    Blob blob(hb_blob_create_from_file_or_fail(path.c_str()));
    if (blob) {
      return blob;
    }
  }
  refuse(std::string(file) + " is not installed");
}

std::string family_of(hb_face_t* face) {
  char text[128] = {};
  unsigned size = sizeof text;
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_FONT_FAMILY, hb_language_from_string("en", -1), &size, text);
  return text;
}

/// A collection holds one face for each region: the one whose name is asked for.
HbFace open_face(hb_blob_t* blob, const Source& source) {
  const unsigned count = hb_face_count(blob);
  for (unsigned i = 0; i < count && i < kMaxFacesInFile; ++i) {
    HbFace face(hb_face_create(blob, i));
    if (family_of(face.get()) == source.family) {
      hb_face_make_immutable(face.get());
      return face;
    }
  }
  refuse(std::string(source.file) + " does not hold " + std::string(source.family));
}

/// The faces of the system's fonts are opened once: what harfbuzz learns of their tables serves every sheet.
HbFace installed_face(std::size_t face) {
  static std::mutex mutex;
  static std::array<HbFace, kFaceCount> faces;
  const std::lock_guard lock(mutex);
  if (!faces.at(face)) {
    faces.at(face) = open_face(open_blob("", kSources.at(face).file).get(), kSources.at(face));
  }
  return HbFace(hb_face_reference(faces.at(face).get()));
}

/// Held while a face of the library is made or done with: sheets are printed side by side (FreeType's manual,
/// FT_Library: faces may be used in several threads, making and ending them must be locked).
std::mutex& faces_change() {
  static std::mutex mutex;
  return mutex;
}

/// One for the life of the program; its fonts live as long as the cairo face that holds them.
FT_Library freetype() {
  static const FT_Library kLibrary = [] {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) {
      throw std::runtime_error("FreeType cannot be initialised");
    }
    return library;
  }();
  return kLibrary;
}

}  // namespace

struct Fonts::Loaded {
  HbFace face;
  HbFont font;
  double em = 1000;
  Buffer buffer;
  Set characters;  ///< In use with the glyph that the font's table of characters gives.
  Set glyphs;      ///< Other glyphs in use: asking for glyphs makes the cutter read that whole table backwards.
  // After freeze():
  Blob cut_bytes;
  Plan plan;  ///< Holds the new numbers of the glyphs.
  CairoFace cairo;
};

Fonts::Fonts(std::string_view folder) {
  for (std::size_t i = 0; i < kFaceCount; ++i) {
    auto loaded = std::make_unique<Loaded>();
    loaded->face =
        folder.empty() ? installed_face(i) : open_face(open_blob(folder, kSources[i].file).get(), kSources[i]);
    loaded->font.reset(hb_font_create(loaded->face.get()));
    loaded->em = hb_face_get_upem(loaded->face.get());
    loaded->buffer.reset(hb_buffer_create());
    loaded->characters.reset(hb_set_create());
    loaded->glyphs.reset(hb_set_create());
    faces_[i] = std::move(loaded);
  }
}

Fonts::~Fonts() = default;

bool Fonts::has(Face face, char32_t character) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(faces_[static_cast<std::size_t>(face)]->font.get(), character, &glyph) != 0;
}

std::vector<Glyph> Fonts::shape(Face face, std::u32string_view text) const {
  static const std::array<hb_feature_t, 3> kFeatures = [] {
    std::array<hb_feature_t, 3> out{};
    hb_feature_from_string("-liga", -1, &out[0]);
    hb_feature_from_string("-clig", -1, &out[1]);
    hb_feature_from_string("kern", -1, &out[2]);
    return out;
  }();
  static const hb_language_t kChinese = hb_language_from_string("zh-Hans", -1);
  const Loaded& loaded = *faces_[static_cast<std::size_t>(face)];
  hb_buffer_t* buffer = loaded.buffer.get();
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_codepoints(buffer, reinterpret_cast<const hb_codepoint_t*>(text.data()), static_cast<int>(text.size()),
                           0, static_cast<int>(text.size()));
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
  hb_buffer_set_language(buffer, kChinese);
  hb_shape(loaded.font.get(), buffer, kFeatures.data(), static_cast<unsigned>(kFeatures.size()));
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  std::vector<Glyph> out(count);
  for (unsigned i = 0; i < count; ++i) {
    out[i] = {infos[i].codepoint, infos[i].cluster, positions[i].x_advance / loaded.em,
              positions[i].x_offset / loaded.em, positions[i].y_offset / loaded.em};
  }
  return out;
}

void Fonts::use(Face face, std::uint32_t glyph, char32_t character) {
  const Loaded& loaded = *faces_[static_cast<std::size_t>(face)];
  hb_codepoint_t usual = 0;
  if (hb_font_get_nominal_glyph(loaded.font.get(), character, &usual) != 0 && usual == glyph) {
    hb_set_add(loaded.characters.get(), character);
  } else {
    hb_set_add(loaded.glyphs.get(), glyph);
  }
}

void Fonts::freeze() {
  for (const std::unique_ptr<Loaded>& loaded : faces_) {
    if (hb_set_is_empty(loaded->characters.get()) != 0 && hb_set_is_empty(loaded->glyphs.get()) != 0) {
      continue;
    }
    const Input input(hb_subset_input_create_or_fail());
    if (!input) {
      throw std::runtime_error("a font cannot be cut: out of memory");
    }
    hb_set_union(hb_subset_input_unicode_set(input.get()), loaded->characters.get());
    hb_set_union(hb_subset_input_glyph_set(input.get()), loaded->glyphs.get());
    // Subroutines would drag in those of the whole font; layout tables have done their work already.
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* table : {"GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"}) {
      hb_set_add(dropped, hb_tag_from_string(table, 4));
    }
    loaded->plan.reset(hb_subset_plan_create_or_fail(loaded->face.get(), input.get()));
    const HbFace cut(loaded->plan ? hb_subset_plan_execute_or_fail(loaded->plan.get()) : nullptr);
    if (!cut) {
      throw std::runtime_error("a font cannot be cut");
    }
    loaded->cut_bytes.reset(hb_face_reference_blob(cut.get()));
    unsigned size = 0;
    const char* bytes = hb_blob_get_data(loaded->cut_bytes.get(), &size);
    FT_Face face = nullptr;
    {
      const std::lock_guard lock(faces_change());
      if (FT_New_Memory_Face(freetype(), reinterpret_cast<const FT_Byte*>(bytes), static_cast<FT_Long>(size), 0,
                             &face) != 0) {
        throw std::runtime_error("a cut font cannot be opened");
      }
    }
    loaded->cairo.reset(cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING));
    // cairo keeps the face for as long as it likes: the bytes and the face go when it lets go.
    static const cairo_user_data_key_t kFaceKey{};
    static const cairo_user_data_key_t kBytesKey{};
    cairo_font_face_set_user_data(loaded->cairo.get(), &kBytesKey, hb_blob_reference(loaded->cut_bytes.get()),
                                  [](void* blob) { hb_blob_destroy(static_cast<hb_blob_t*>(blob)); });
    cairo_font_face_set_user_data(loaded->cairo.get(), &kFaceKey, face, [](void* done) {
      const std::lock_guard lock(faces_change());
      FT_Done_Face(static_cast<FT_Face>(done));
    });
  }
}

_cairo_font_face* Fonts::cut(Face face) const {
  return faces_[static_cast<std::size_t>(face)]->cairo.get();
}

unsigned long Fonts::number_in_cut(Face face, std::uint32_t glyph) const {
  const Plan& plan = faces_[static_cast<std::size_t>(face)]->plan;
  const hb_codepoint_t number = hb_map_get(hb_subset_plan_old_to_new_glyph_mapping(plan.get()), glyph);
  return number == kNotThere ? 0 : number;
}

void prepare_fonts() {
  constexpr char32_t kAny = U'一';
  Fonts fonts;
  for (std::size_t i = 0; i < kFaceCount; ++i) {
    const auto face = static_cast<Face>(i);
    for (const Glyph& glyph : fonts.shape(face, std::u32string(1, kAny))) {
      fonts.use(face, glyph.id, kAny);
    }
  }
  fonts.freeze();
}

}  // namespace nitec
