// CMaps: from the bytes of a string to codes, CIDs and Unicode (ISO 32000-1, 9.7.5 and 9.10.3; Adobe Technical Note
// 5014).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nitec {

/// A CMap file's contents. Ranges are by value of the code and its length in bytes.
struct CMap {
  struct CodeSpace {
    std::uint8_t length = 0;
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    bool operator==(const CodeSpace&) const = default;
  };
  struct CidRange {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::uint32_t cid = 0;
    std::uint8_t length = 0;
    bool operator==(const CidRange&) const = default;
  };
  /// Unicode of a run of codes: `text` for `low`, its last character counting up with the code.
  struct TextRange {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::u32string text;
  };
  struct Code {
    std::uint32_t value = 0;
    std::uint8_t length = 1;
  };

  std::string name;
  std::string base_name;  ///< Of usecmap; empty when there is none.
  bool vertical = false;
  bool identity = false;  ///< Two bytes, the CID as it is.
  std::vector<CodeSpace> code_spaces;
  std::vector<CidRange> cids;    ///< Sorted by (length, low) once sort() was called.
  std::vector<TextRange> texts;  ///< Sorted by low.
  std::shared_ptr<const CMap> base;

  /// Sorts; of ranges that meet, the later one in the file wins for the codes that both name.
  void sort();
  /// Cuts the next code off the string: never reads beyond its end, always takes at least one byte.
  [[nodiscard]] Code next_code(std::string_view bytes, std::size_t at) const;
  /// The CID of a code; 0 when there is none.
  [[nodiscard]] std::uint32_t cid(Code code) const;
  /// The Unicode text of a code; empty when there is none.
  [[nodiscard]] std::u32string text(std::uint32_t code) const;
};

/// Reads a CMap (embedded, ToUnicode, or a file of Adobe's). Never fails: what makes no sense is skipped. At most
/// kMaxCMapRanges ranges are kept.
inline constexpr std::size_t kMaxCMapRanges = 1'000'000;
[[nodiscard]] CMap parse_cmap(std::string_view bytes);

/// A predefined CMap by its name ("GBK-EUC-H"), its usecmap followed; null when the name is none. Kept for the
/// program's life.
[[nodiscard]] std::shared_ptr<const CMap> predefined_cmap(std::string_view name);

/// The characters of a collection by CID: "Adobe-GB1", "-CNS1", "-Japan1", "-Korea1", "-KR"; 0 where there is none.
/// Empty when the collection is unknown.
[[nodiscard]] const std::vector<char32_t>& collection_to_unicode(std::string_view collection);

/// Whether the codes of this predefined CMap are Unicode themselves (Uni…-UCS2, -UTF16, …): gives the code point, or 0.
[[nodiscard]] char32_t unicode_of_code(std::string_view cmap_name, CMap::Code code);

}  // namespace nitec
