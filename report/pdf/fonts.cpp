#include "report/pdf/fonts.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <iconv.h>

#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>

#include "report/pdf/cff_font.h"

namespace nitec {
namespace {

/// Where Debian, Arch and Fedora keep the fonts.
constexpr std::array<std::string_view, 3> kFolders{"/usr/share/fonts/opentype/noto/", "/usr/share/fonts/noto-cjk/",
                                                   "/usr/share/fonts/google-noto-cjk/"};
/// A collection with more faces than this is not the one we know.
constexpr unsigned kMaxFacesInFile = 64;
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

/// Glyphs taken out of a face so that smaller fonts are cut from them at little cost.
class Stock {
 public:
  /// `characters` with the glyphs that the font's table of characters gives, and further `glyphs`: asking for these
  /// makes the cutter read that whole table backwards.
  Stock(hb_face_t* face, const hb_set_t* characters, const hb_set_t* glyphs) {
    const Input input(hb_subset_input_create_or_fail());
    if (!input) {
      throw std::runtime_error("a font cannot be cut: out of memory");
    }
    hb_set_union(hb_subset_input_unicode_set(input.get()), characters);
    hb_set_union(hb_subset_input_glyph_set(input.get()), glyphs);
    // Layout tables have done their work already.
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* table : {"GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"}) {
      hb_set_add(dropped, hb_tag_from_string(table, 4));
    }
    plan_.reset(hb_subset_plan_create_or_fail(face, input.get()));
    const HbFace cut(plan_ ? hb_subset_plan_execute_or_fail(plan_.get()) : nullptr);
    if (!cut) {
      throw std::runtime_error("a font cannot be cut");
    }
    table_.reset(hb_face_reference_table(cut.get(), HB_TAG('C', 'F', 'F', ' ')));
    unsigned size = 0;
    const char* bytes = hb_blob_get_data(table_.get(), &size);
    font_.emplace(std::string_view(bytes, size));
  }

  /// The font of those glyphs; nothing when one is not in stock.
  [[nodiscard]] std::optional<std::string> cut(std::span<const std::uint32_t> glyphs, std::string_view name) const {
    const hb_map_t* numbers = hb_subset_plan_old_to_new_glyph_mapping(plan_.get());
    std::vector<std::uint32_t> own;
    own.reserve(glyphs.size());
    for (const std::uint32_t glyph : glyphs) {
      const hb_codepoint_t number = hb_map_get(numbers, glyph);
      if (number == HB_MAP_VALUE_INVALID) {
        return std::nullopt;
      }
      own.push_back(number);
    }
    return font_->cut(own, name);
  }

 private:
  Plan plan_;  ///< Holds the new numbers of the glyphs.
  Blob table_;
  std::optional<CffFont> font_;
};

/// Made by prepare_fonts, before anything is printed; then only read.
std::array<std::unique_ptr<const Stock>, kFaceCount>& common_stock() {
  static std::array<std::unique_ptr<const Stock>, kFaceCount> stock;
  return stock;
}

/// The characters of GB 2312 and of ASCII: nearly all that people write in a submission. What the system cannot tell of
/// them is cut out for each sheet.
Set common_characters() {
  Set characters(hb_set_create());
  hb_set_add_range(characters.get(), ' ', '~');
  const iconv_t converter = iconv_open("UTF-32LE", "GB2312");
  if (converter == reinterpret_cast<iconv_t>(-1)) {  // NOLINT(performance-no-int-to-ptr): as POSIX says it.
    return characters;
  }
  for (unsigned row = 0xA1; row <= 0xF7; ++row) {
    for (unsigned cell = 0xA1; cell <= 0xFE; ++cell) {
      std::array<char, 2> bytes{static_cast<char>(row), static_cast<char>(cell)};
      std::array<unsigned char, 4> code{};
      char* from = bytes.data();
      char* to = reinterpret_cast<char*>(code.data());
      std::size_t left = bytes.size();
      std::size_t room = code.size();
      if (iconv(converter, &from, &left, &to, &room) == 0 && room == 0) {
        hb_set_add(characters.get(), code[0] | code[1] << 8U | static_cast<hb_codepoint_t>(code[2]) << 16U);
      }
    }
  }
  iconv_close(converter);
  return characters;
}

int round_to_int(double value) {
  return static_cast<int>(value < 0 ? value - 0.5 : value + 0.5);
}

}  // namespace

struct Fonts::Loaded {
  HbFace face;
  HbFont font;
  double em = 1000;
  Buffer buffer;
  const Stock* common = nullptr;
  Set characters;  ///< In use with the glyph that the font's table of characters gives.
  Set glyphs;      ///< Other glyphs in use.
  std::optional<Stock> stock;
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
    loaded->common = folder.empty() ? common_stock().at(i).get() : nullptr;
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

std::string Fonts::cut(Face face, std::span<const std::uint32_t> glyphs, std::string_view name) {
  Loaded& loaded = *faces_[static_cast<std::size_t>(face)];
  std::optional<std::string> font;
  if (loaded.common != nullptr) {
    font = loaded.common->cut(glyphs, name);
  }
  if (!font && loaded.stock) {
    font = loaded.stock->cut(glyphs, name);
  }
  if (!font) {  // Of all that is in use by now, in whatever PDF: the next one finds its own here.
    loaded.stock.emplace(loaded.face.get(), loaded.characters.get(), loaded.glyphs.get());
    font = loaded.stock->cut(glyphs, name);
  }
  if (!font) {
    throw std::runtime_error("a font cannot be cut: a glyph is missing");
  }
  return std::move(*font);
}

double Fonts::width(Face face, std::uint32_t glyph) const {
  const Loaded& loaded = *faces_[static_cast<std::size_t>(face)];
  return hb_font_get_glyph_h_advance(loaded.font.get(), glyph) * 1000.0 / loaded.em;
}

FaceFacts Fonts::facts(Face face) const {
  const Loaded& loaded = *faces_[static_cast<std::size_t>(face)];
  FaceFacts facts;
  char name[128] = {};
  unsigned size = sizeof name;
  hb_ot_name_get_utf8(loaded.face.get(), HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", -1), &size, name);
  facts.name = name;
  const auto metric = [&](hb_ot_metrics_tag_t tag) {
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(loaded.font.get(), tag, &value);
    return round_to_int(value * 1000.0 / loaded.em);
  };
  facts.ascent = metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
  facts.descent = metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
  facts.cap_height = metric(HB_OT_METRICS_TAG_CAP_HEIGHT);
  // head: xMin, yMin, xMax, yMax as signed 16-bit numbers from byte 36 on (OpenType, "head").
  const Blob head(hb_face_reference_table(loaded.face.get(), HB_TAG('h', 'e', 'a', 'd')));
  const char* bytes = hb_blob_get_data(head.get(), &size);
  constexpr unsigned kBounds = 36;
  if (size >= kBounds + 8) {
    int* const bounds[] = {&facts.x_min, &facts.y_min, &facts.x_max, &facts.y_max};
    for (unsigned i = 0; i < 4; ++i) {
      const auto high = static_cast<signed char>(bytes[kBounds + 2 * i]);
      const auto low = static_cast<unsigned char>(bytes[kBounds + 2 * i + 1]);
      *bounds[i] = round_to_int((high * 256 + low) * 1000.0 / loaded.em);
    }
  }
  return facts;
}

void prepare_fonts() {
  const Set characters = common_characters();
  const Set none(hb_set_create());
  for (std::size_t i = 0; i < kFaceCount; ++i) {
    common_stock().at(i) = std::make_unique<const Stock>(installed_face(i).get(), characters.get(), none.get());
  }
}

}  // namespace nitec
