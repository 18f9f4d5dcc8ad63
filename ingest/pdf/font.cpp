#include "ingest/pdf/font.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "ingest/pdf/glyph_names.h"
#include "ingest/pdf/standard_widths.h"
#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxWidthEntries = 200'000;  ///< Elements of /W or /W2.
constexpr std::size_t kMaxWidths = 1'000'000;      ///< Widths that they set, one by one or in ranges.
constexpr std::uint32_t kMaxCid = 0xFFFF;
constexpr int kMaxUseCMap = 8;
constexpr std::size_t kMaxSequences = 100'000;
/// How high and deep the letters of a standard font reach that has no descriptor. Em.
constexpr float kLatinAscent = 0.78F;
constexpr float kLatinDescent = -0.21F;

bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/// Nothing that a reader could take for a character: what broken ToUnicode tables are full of.
bool says_nothing(const std::u32string& text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) {
    return c == 0 || c == kReplacement || (c < 0x20 && !is_blank(c)) || c == 0xFFFF;
  });
}

bool contains(std::string_view text, std::string_view part) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [&](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

std::string_view without_subset_prefix(std::string_view name) {
  if (name.size() > 7 && name[6] == '+' &&
      std::all_of(name.begin(), name.begin() + 6, [](char c) { return c >= 'A' && c <= 'Z'; })) {
    name.remove_prefix(7);
  }
  return name;
}

/// Font names are often in GBK or UTF-8; what is neither is left out of the model, where all text is UTF-8.
std::string printable(std::string_view name) {
  std::string out;
  for (const char32_t c : utf8_to_utf32(name)) {
    if (c >= 0x20 && c != 0x7F && c != kReplacement) {
      append_utf8(out, c);
    }
  }
  return out;
}

bool name_is_plain(std::string_view name) {
  return contains(name, "regular") || contains(name, "light") || contains(name, "book") || contains(name, "roman") ||
         contains(name, "normal");
}

bool name_is_bold(std::string_view name) {
  return contains(name, "bold") || contains(name, "black") || contains(name, "heavy") || contains(name, "demi");
}

}  // namespace

PdfFont::PdfFont(const PdfValue& dictionary, InflateBudget& budget) : budget_(&budget) {
  const std::string_view subtype = dictionary["Subtype"].name();
  composite_ = subtype == "Type0";
  facts_.name = printable(without_subset_prefix(dictionary["BaseFont"].name()));
  facts_.bold = name_is_bold(facts_.name);
  load_to_unicode(dictionary["ToUnicode"], budget);
  if (composite_) {
    load_composite(dictionary, budget);
  } else {
    load_simple(dictionary);
  }
}

void PdfFont::load_to_unicode(const PdfValue& value, InflateBudget& budget) {
  if (value.is_name()) {
    to_unicode_is_identity_ = value.name().starts_with("Identity");
  } else if (value.is_dict()) {
    std::string bytes;
    if (decode_stream(value, budget, bytes) != Decoded::kPicture) {
      to_unicode_ = parse_cmap(bytes);
      if (!to_unicode_->base_name.empty()) {
        to_unicode_->base = predefined_cmap(to_unicode_->base_name);
      }
    }
  }
}

void PdfFont::load_descriptor(const PdfValue& descriptor) {
  if (!descriptor.is_dict()) {
    return;
  }
  constexpr std::int64_t kForceBold = 1 << 18;
  constexpr double kBoldStem = 200;  // Ghostscript gives regular faces up to 170.
  constexpr double kBoldWeight = 600;
  if (facts_.name.empty()) {
    facts_.name = printable(without_subset_prefix(descriptor["FontName"].name()));
  }
  // A thick stem says bold only where the name does not say otherwise: some programs guess it.
  const bool named_plain = name_is_plain(facts_.name);
  facts_.bold = facts_.bold || name_is_bold(descriptor["FontName"].name()) ||
                (descriptor["Flags"].integer() & kForceBold) != 0 || descriptor["FontWeight"].number() >= kBoldWeight ||
                (!named_plain && descriptor["StemV"].number() >= kBoldStem);
  for (const char* key : {"FontFile2", "FontFile3", "FontFile"}) {
    if (program_stream_.null()) {
      program_stream_ = descriptor[key];
    }
  }
  // Descriptors are often wrong, or speak of the line's height: only what can be the height of letters is taken.
  const double ascent = descriptor["Ascent"].number() / 1000;
  const double descent = descriptor["Descent"].number() / 1000;
  if (ascent >= 0.5 && ascent <= 1.0) {
    ascent_ = static_cast<float>(ascent);
  }
  if (descent <= -0.05 && descent >= -0.35) {
    descent_ = static_cast<float>(descent);
  }
}

std::shared_ptr<const CMap> PdfFont::load_cmap(const PdfValue& encoding, InflateBudget& budget, int depth) const {
  if (encoding.is_name()) {
    return predefined_cmap(encoding.name());
  }
  if (!encoding.is_dict()) {
    return nullptr;
  }
  std::string bytes;
  if (decode_stream(encoding, budget, bytes) == Decoded::kPicture) {
    return nullptr;
  }
  auto map = std::make_shared<CMap>(parse_cmap(bytes));
  map->vertical = map->vertical || encoding["WMode"].integer() == 1;
  if (depth < kMaxUseCMap) {
    if (const PdfValue base = encoding["UseCMap"]; !base.null()) {
      map->base = load_cmap(base, budget, depth + 1);
    } else if (!map->base_name.empty()) {
      map->base = predefined_cmap(map->base_name);
    }
  }
  return map;
}

void PdfFont::load_composite(const PdfValue& dictionary, InflateBudget& budget) {
  cmap_ = load_cmap(dictionary["Encoding"], budget, 0);
  if (cmap_ == nullptr) {
    cmap_ = predefined_cmap("Identity-H");
  }
  vertical_ = cmap_->vertical;
  two_bytes_ = cmap_->identity;
  const PdfValue descendant = dictionary["DescendantFonts"].at(0);
  const PdfValue system = descendant["CIDSystemInfo"];
  collection_ =
      &collection_to_unicode(std::string(system["Registry"].bytes()) + "-" + std::string(system["Ordering"].bytes()));
  // The Type 0 font's own name may have the CMap's appended.
  if (std::string name = printable(without_subset_prefix(descendant["BaseFont"].name())); !name.empty()) {
    facts_.name = std::move(name);
    facts_.bold = facts_.bold || name_is_bold(facts_.name);
  }
  default_width_ = static_cast<float>(descendant["DW"].number(1000));
  load_widths(descendant["W"]);
  if (vertical_) {
    const PdfValue dw2 = descendant["DW2"];
    default_vertical_.origin_y = static_cast<float>(dw2.at(0).number(880) / 1000);
    default_vertical_.advance = static_cast<float>(dw2.at(1).number(-1000) / 1000);
    load_vertical_widths(descendant["W2"]);
  }
  load_descriptor(descendant["FontDescriptor"]);
  if (const PdfValue map = descendant["CIDToGIDMap"]; map.is_dict()) {
    glyphs_of_cids_stream_ = map;
  }
}

void PdfFont::load_widths(const PdfValue& w) {
  std::size_t widths_set = 0;
  const auto set = [&](std::int64_t cid, double width) {
    if (cid < 0 || cid > kMaxCid || ++widths_set > kMaxWidths) {
      return;
    }
    const auto index = static_cast<std::size_t>(cid);
    if (index >= widths_.size()) {
      widths_.resize(std::max(index + 1, widths_.size() * 2), -1);
    }
    widths_[index] = static_cast<float>(width);
  };
  const std::size_t count = std::min(w.size(), kMaxWidthEntries);
  for (std::size_t i = 0; i + 1 < count;) {
    const std::int64_t first = w.at(i).integer(-1);
    const PdfValue second = w.at(i + 1);
    if (second.is_array()) {
      const std::size_t widths = std::min<std::size_t>(second.size(), kMaxCid + 1);
      for (std::size_t k = 0; k < widths; ++k) {
        set(first + static_cast<std::int64_t>(k), second.at(k).number());
      }
      i += 2;
    } else {
      const std::int64_t last = std::min<std::int64_t>(second.integer(-1), kMaxCid);
      const double width = w.at(i + 2).number();
      for (std::int64_t cid = std::max<std::int64_t>(0, first); cid <= last && widths_set < kMaxWidths; ++cid) {
        set(cid, width);
      }
      i += 3;
    }
  }
}

void PdfFont::load_vertical_widths(const PdfValue& w2) {
  const auto metrics = [](const PdfValue& array, std::size_t at) {
    return VerticalMetrics{static_cast<float>(array.at(at + 1).number() / 1000),
                           static_cast<float>(array.at(at + 2).number() / 1000),
                           static_cast<float>(array.at(at).number() / 1000)};
  };
  const std::size_t count = std::min(w2.size(), kMaxWidthEntries);
  std::size_t widths_set = 0;
  for (std::size_t i = 0; i + 1 < count && widths_set < kMaxWidths;) {
    const std::int64_t first = w2.at(i).integer(-1);
    const PdfValue second = w2.at(i + 1);
    if (second.is_array()) {
      const std::size_t triples = std::min<std::size_t>(second.size() / 3, kMaxCid + 1);
      for (std::size_t k = 0; k < triples; ++k) {
        vertical_widths_[static_cast<std::uint32_t>(first + static_cast<std::int64_t>(k)) & kMaxCid] =
            metrics(second, k * 3);
      }
      i += 2;
    } else {
      const std::int64_t last = std::min<std::int64_t>(second.integer(-1), kMaxCid);
      for (std::int64_t cid = std::max<std::int64_t>(0, first); cid <= last; ++cid) {
        vertical_widths_[static_cast<std::uint32_t>(cid)] = metrics(w2, i + 2);
        ++widths_set;
      }
      i += 5;
    }
  }
}

void PdfFont::load_simple(const PdfValue& dictionary) {
  const PdfValue descriptor = dictionary["FontDescriptor"];
  load_descriptor(descriptor);
  const std::string_view subtype = dictionary["Subtype"].name();
  const PdfValue encoding = dictionary["Encoding"];
  const std::string_view base_name = encoding.is_name() ? encoding.name() : encoding["BaseEncoding"].name();
  BaseEncoding base = BaseEncoding::kStandard;
  if (base_name == "WinAnsiEncoding") {
    base = BaseEncoding::kWinAnsi;
  } else if (base_name == "MacRomanEncoding") {
    base = BaseEncoding::kMacRoman;
  } else if (contains(facts_.name, "ZapfDingbats")) {
    base = BaseEncoding::kZapfDingbats;
  } else if (facts_.name == "Symbol" || contains(facts_.name, "Symbol,")) {
    base = BaseEncoding::kSymbol;
  } else if (subtype == "TrueType") {
    base = BaseEncoding::kWinAnsi;
  }
  if (subtype != "Type3") {
    for (unsigned i = 0; i < 256; ++i) {
      if (const char32_t c = base_encoding(base, static_cast<unsigned char>(i)); c != 0) {
        simple_texts_[i] = {c};
      }
    }
  }
  // What no encoding tells is told by the program: always for Type 1, for TrueType when the font is a symbolic one.
  constexpr std::int64_t kSymbolic = 1 << 2;
  built_in_first_ = base_name.empty() && !program_stream_.null() &&
                    (subtype != "TrueType" || encoding.null() || (descriptor["Flags"].integer() & kSymbolic) != 0);
  const PdfValue differences = encoding["Differences"];
  std::int64_t code = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(differences.size(), 1024); ++i) {
    const PdfValue value = differences.at(i);
    if (value.is_number()) {
      code = value.integer();
    } else if (value.is_name() && code >= 0 && code < 256) {
      simple_names_[static_cast<std::size_t>(code)] = value.name();
      simple_texts_[static_cast<std::size_t>(code)] = glyph_name_to_text(value.name());
      // Bitmap fonts of TeX name their glyphs by the code: /a65 is an A when it stands at 65.
      const std::string_view name = value.name();
      if (subtype == "Type3" && code > 0x20 && code < 0x7F && name.size() > 1 &&
          name.substr(1) == std::to_string(code)) {
        simple_texts_[static_cast<std::size_t>(code)] = {static_cast<char32_t>(code)};
      }
      ++code;
    }
  }
  const std::int64_t first = dictionary["FirstChar"].integer();
  const PdfValue widths = dictionary["Widths"];
  widths_.assign(256, -1);
  for (std::size_t i = 0; i < std::min<std::size_t>(widths.size(), 256); ++i) {
    const std::int64_t at = first + static_cast<std::int64_t>(i);
    if (at >= 0 && at < 256) {
      widths_[static_cast<std::size_t>(at)] = static_cast<float>(widths.at(i).number());
    }
  }
  default_width_ = static_cast<float>(descriptor["MissingWidth"].number());
  if (descriptor.null() && subtype != "Type3") {
    ascent_ = kLatinAscent;
    descent_ = kLatinDescent;
  }
  if (widths.null()) {
    for (unsigned i = 0; i < 256; ++i) {
      const char32_t c = simple_texts_[i].empty() ? 0 : simple_texts_[i][0];
      widths_[i] = static_cast<float>(standard_width(facts_.name, c));
    }
  }
  if (subtype == "Type3") {
    const PdfValue matrix = dictionary["FontMatrix"];
    const double scale = std::hypot(matrix.at(0).number(0.001), matrix.at(1).number());
    unit_ = static_cast<float>(scale > 0 && scale <= 1 ? scale : 0.001);
    const PdfValue box = dictionary["FontBBox"];
    const double height = std::hypot(matrix.at(2).number(), matrix.at(3).number(0.001));
    const double top = box.at(3).number() * height;
    const double bottom = box.at(1).number() * height;
    if (top > 0.3 && top <= 1.2) {
      ascent_ = static_cast<float>(std::min(top, 0.9));
    }
    if (bottom < 0 && bottom > -0.5) {
      descent_ = static_cast<float>(std::max(bottom, -0.25));
    }
  }
}

float PdfFont::width_of(CMap::Code code, std::uint32_t cid) const {
  const std::uint32_t index = composite_ ? cid : code.value;
  const float width = index < widths_.size() && widths_[index] >= 0 ? widths_[index] : default_width_;
  return width * unit_;
}

std::u32string PdfFont::text_of(CMap::Code code, std::uint32_t cid) {
  std::u32string best;
  const auto better = [&best](std::u32string candidate) {
    // Private use says little, but more than nothing.
    if (candidate.empty() || says_nothing(candidate)) {
      return false;
    }
    const bool is_private = std::any_of(candidate.begin(), candidate.end(), is_private_use);
    if (best.empty() || !is_private) {
      best = std::move(candidate);
    }
    return !is_private;
  };
  if (to_unicode_ && better(to_unicode_->text(code.value))) {
    return best;
  }
  if (to_unicode_is_identity_ && better({static_cast<char32_t>(code.value)})) {
    return best;
  }
  if (!composite_) {
    better(text_of_simple(static_cast<unsigned char>(code.value)));
    return best;
  }
  if (const char32_t c = unicode_of_code(cmap_->name, code); c != 0 && better({c})) {
    return best;
  }
  if (cid < collection_->size() && better({(*collection_)[cid]})) {
    return best;
  }
  if (EmbeddedFont* font = program(); font != nullptr) {
    std::uint32_t glyph = font->glyph_of_cid(cid);
    if (!glyphs_of_cids_.empty()) {
      const std::size_t at = static_cast<std::size_t>(cid) * 2;
      glyph = at + 1 < glyphs_of_cids_.size()
                  ? (static_cast<std::uint32_t>(static_cast<unsigned char>(glyphs_of_cids_[at])) << 8) |
                        static_cast<unsigned char>(glyphs_of_cids_[at + 1])
                  : 0;
    }
    better(font->text_of_glyph(glyph));
  }
  return best;
}

std::u32string PdfFont::text_of_simple(unsigned char byte) {
  const std::u32string& assumed = simple_texts_[byte];
  const std::string& name = simple_names_[byte];
  if (!name.empty()) {
    // A name that says nothing in itself may say something to the program.
    return assumed.empty() && program() != nullptr ? program()->text_of_name(name) : assumed;
  }
  if ((built_in_first_ || assumed.empty()) && program() != nullptr) {
    if (std::u32string text = program()->text_of_byte(byte); !text.empty()) {
      return text;
    }
  }
  return assumed;
}

EmbeddedFont* PdfFont::program() {
  if (program_ == nullptr && !program_stream_.null()) {
    std::string bytes;
    if (decode_stream(program_stream_, *budget_, bytes) != Decoded::kPicture && !bytes.empty()) {
      program_ = std::make_unique<EmbeddedFont>(std::move(bytes));
    }
    if (!glyphs_of_cids_stream_.null() &&
        decode_stream(glyphs_of_cids_stream_, *budget_, glyphs_of_cids_) == Decoded::kPicture) {
      glyphs_of_cids_.clear();
    }
    program_stream_ = {};
  }
  return program_.get();
}

PdfFont::Entry PdfFont::make_entry(CMap::Code code) {
  Entry entry;
  entry.known = true;
  entry.cid = composite_ ? cmap_->cid(code) : code.value;
  entry.width = width_of(code, entry.cid);
  std::u32string text = text_of(code, entry.cid);
  if (text.empty()) {
    entry.text = kReplacement;
    facts_.mapped = false;
  } else if (text.size() == 1) {
    entry.text = text[0] <= 0x10FFFF ? text[0] : kReplacement;
  } else if (sequences_.size() < kMaxSequences) {
    entry.text = kFirstSequence + static_cast<char32_t>(sequences_.size());
    sequences_.push_back(std::move(text));
  } else {
    entry.text = text[0];
  }
  return entry;
}

PdfFont::Shown PdfFont::next(std::string_view bytes, std::size_t at) {
  CMap::Code code;
  if (!composite_) {
    code = {static_cast<unsigned char>(bytes[at]), 1};
  } else if (two_bytes_ && at + 1 < bytes.size()) {
    code = {(static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at])) << 8) |
                static_cast<unsigned char>(bytes[at + 1]),
            2};
  } else {
    code = cmap_->next_code(bytes, at);
  }
  Entry* entry = nullptr;
  if (code.length <= 2) {
    std::unique_ptr<Block>& block = code.length == 1 ? single_ : double_[code.value >> 8];
    if (block == nullptr) {
      block = std::make_unique<Block>();
    }
    entry = &(*block)[code.value & 0xFF];
  } else {
    entry = &longer_[(static_cast<std::uint64_t>(code.length) << 32) | code.value];
  }
  if (!entry->known) {
    *entry = make_entry(code);
  }
  return {entry->text, entry->width, entry->cid, code.length, code.length == 1 && code.value == 32};
}

VerticalMetrics PdfFont::vertical_metrics(std::uint32_t cid, float width) const {
  if (const auto found = vertical_widths_.find(cid); found != vertical_widths_.end()) {
    return found->second;
  }
  VerticalMetrics metrics = default_vertical_;
  metrics.origin_x = width / 2;
  return metrics;
}

}  // namespace nitec
