// The fonts of a PDF: from the bytes that a content stream shows to characters and widths.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/pdf/cmap.h"
#include "ingest/pdf/embedded_font.h"
#include "ingest/pdf/pdf_objects.h"
#include "ingest/pdf/stream_filters.h"
#include "model/document.h"

namespace nitec {

/// Where the origin of a glyph stands when it is written from top to bottom, and how far the next one is, in em.
struct VerticalMetrics {
  float origin_x = 0.5F;
  float origin_y = 0.88F;
  float advance = -1;
};

/// One font dictionary, read once. Lookups by code are remembered.
class PdfFont {
 public:
  /// Values of Shown::text from here on are numbers of sequences: a glyph that stands for several characters.
  static constexpr char32_t kFirstSequence = 0x80000000;

  struct Shown {
    char32_t text = 0;  ///< U+FFFD when it cannot be told.
    float width = 0;    ///< Advance in text space, for a font size of 1.
    std::uint32_t cid = 0;
    std::uint8_t bytes = 1;   ///< How many of the string it took.
    bool word_space = false;  ///< The single byte 32, to which Tw applies.
  };

  /// Never fails: an unreadable font is one without mapping. The file and the budget must outlive the font.
  PdfFont(const PdfValue& dictionary, InflateBudget& budget);

  [[nodiscard]] Shown next(std::string_view bytes, std::size_t at);
  [[nodiscard]] const std::u32string& sequence(char32_t text) const { return sequences_[text - kFirstSequence]; }
  [[nodiscard]] VerticalMetrics vertical_metrics(std::uint32_t cid, float width) const;

  [[nodiscard]] bool vertical() const { return vertical_; }
  [[nodiscard]] float ascent() const { return ascent_; }    ///< In em, above the baseline.
  [[nodiscard]] float descent() const { return descent_; }  ///< In em, negative.
  /// What the model is told. `mapped` is false once a character was shown that could not be told.
  [[nodiscard]] const Font& facts() const { return facts_; }

 private:
  struct Entry {
    char32_t text = 0;
    float width = 0;
    std::uint32_t cid = 0;
    bool known = false;
  };
  using Block = std::array<Entry, 256>;

  void load_composite(const PdfValue& dictionary, InflateBudget& budget);
  void load_simple(const PdfValue& dictionary);
  void load_descriptor(const PdfValue& descriptor);
  void load_to_unicode(const PdfValue& value, InflateBudget& budget);
  void load_widths(const PdfValue& w);
  void load_vertical_widths(const PdfValue& w2);
  [[nodiscard]] std::shared_ptr<const CMap> load_cmap(const PdfValue& encoding, InflateBudget& budget, int depth) const;
  [[nodiscard]] EmbeddedFont* program();
  [[nodiscard]] std::u32string text_of_simple(unsigned char byte);
  [[nodiscard]] Entry make_entry(CMap::Code code);
  [[nodiscard]] std::u32string text_of(CMap::Code code, std::uint32_t cid);
  [[nodiscard]] float width_of(CMap::Code code, std::uint32_t cid) const;

  Font facts_;
  bool composite_ = false;
  bool vertical_ = false;
  bool two_bytes_ = false;
  float ascent_ = 0.88F;
  float descent_ = -0.12F;
  float unit_ = 0.001F;  ///< Widths to text space: 1/1000, or a Type 3 font's own matrix.

  std::shared_ptr<const CMap> cmap_;
  std::optional<CMap> to_unicode_;
  bool to_unicode_is_identity_ = false;
  const std::vector<char32_t>* collection_ = nullptr;
  std::array<std::u32string, 256> simple_texts_;  ///< By the encoding.
  std::array<std::string, 256> simple_names_;     ///< By /Differences.
  bool built_in_first_ = false;                   ///< The program's own encoding comes before the one assumed.

  /// The font program, read when nothing else tells what a glyph is.
  PdfValue program_stream_;
  PdfValue glyphs_of_cids_stream_;
  InflateBudget* budget_ = nullptr;
  std::unique_ptr<EmbeddedFont> program_;
  std::string glyphs_of_cids_;

  std::vector<float> widths_;  ///< By CID or byte; below zero: the default.
  float default_width_ = 1000;
  VerticalMetrics default_vertical_;
  std::map<std::uint32_t, VerticalMetrics> vertical_widths_;

  std::unique_ptr<Block> single_;
  std::array<std::unique_ptr<Block>, 256> double_;
  std::map<std::uint64_t, Entry> longer_;
  std::vector<std::u32string> sequences_;
};

}  // namespace nitec
