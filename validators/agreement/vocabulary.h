// The words by which reports name quantities, and what they mean: schemas/<date>/quantity_words.tsv and
// quantity_fields.tsv, which explain their form.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/dictionary.h"

namespace nitec {

/// What a noun phrase says of a quantity: for each aspect (thing, kind, action …) its value, or nothing.
class Facets {
 public:
  static constexpr std::size_t kMost = 16;

  [[nodiscard]] std::uint8_t operator[](std::size_t aspect) const { return values_[aspect]; }
  void set(std::size_t aspect, std::uint8_t value) { values_[aspect] = value; }
  [[nodiscard]] bool empty() const { return *this == Facets(); }
  /// Whether some aspect has another value in `later`.
  [[nodiscard]] bool differs(const Facets& later) const;
  /// What `later` says counts.
  void overlay(const Facets& later);
  /// How many aspects have a value.
  [[nodiscard]] int count() const;

  bool operator==(const Facets&) const = default;

 private:
  std::array<std::uint8_t, kMost> values_{};
};

/// How a quantity is to be read: see quantity_words.tsv.
enum class QuantityMark : std::uint8_t {
  kNone,
  kPlan,
  kActual,
  kCenter,
  kHost,
  kOther,
  kSum,
  kNow,
  kYear,
  kPast,
  kChange,
  kNew,
  kRate,
  kShare,
  kNot,
  kPart,
  kOne,
  kIdle,
};

/// A word of the vocabulary in a text: code points [begin, end).
struct QuantityWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  Facets facets;
  QuantityMark mark = QuantityMark::kNone;
};

/// How a field of the datasheet is named in a report.
struct FieldNaming {
  std::string code;
  std::vector<std::string> units;  ///< As Quantity::unit.
  Facets facets;                   ///< All of these.
  std::vector<bool> perhaps;       ///< Aspects that may be there; then the reading is not certain.
};

class Vocabulary {
 public:
  /// Parses the two tables. Throws std::runtime_error ("第3行：…") on a line that is not in its form, a word that is
  /// there twice, an aspect or value that only one of the two knows.
  Vocabulary(std::string_view words, std::string_view fields);
  /// The embedded tables, with the names of the dictionary's own numeric fields.
  static const Vocabulary& standard();

  /// Adds a name of somebody: of the centre, the host, another unit. Names of less than four characters are too common.
  void add_name(std::string_view folded_name, QuantityMark mark);
  /// The words of the text, in order and apart, at each place the longest.
  [[nodiscard]] std::vector<QuantityWord> tokens(std::u32string_view text) const;
  [[nodiscard]] const std::vector<FieldNaming>& fields() const { return fields_; }
  /// The aspect of that name; kMost when there is none.
  [[nodiscard]] std::size_t aspect(std::string_view name) const;
  /// The value of that name; 0 when there is none.
  [[nodiscard]] std::uint8_t value(std::size_t aspect, std::string_view name) const;

 private:
  struct Word {
    std::u32string text;
    Facets facets;
    QuantityMark mark = QuantityMark::kNone;
  };

  std::pair<std::size_t, std::uint8_t> facet(std::string_view text);
  bool add(Word word);

  /// By their first character, the longer ones first; copies share them.
  std::shared_ptr<std::unordered_map<char32_t, std::vector<Word>>> words_ =
      std::make_shared<std::unordered_map<char32_t, std::vector<Word>>>();
  std::vector<Word> names_;
  std::vector<std::string> aspects_;
  std::vector<std::vector<std::string>> values_;  ///< By aspect; the first value is 1.
  std::vector<FieldNaming> fields_;
};

/// Code points of folded text.
std::u32string to_utf32(std::string_view text);
/// And back.
std::string to_utf8(std::u32string_view text);

}  // namespace nitec
