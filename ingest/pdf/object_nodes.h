// The values of a PDF file as they are kept in memory (ISO 32000-1, 7.3), and the parser that makes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <optional>
#include <span>
#include <string_view>

namespace nitec {

struct PdfNode;

/// The dictionary of a stream and its encoded bytes.
struct PdfStreamNode;

/// One value. What it points to lives in a NodeArena or in the bytes that were parsed.
struct PdfNode {
  enum class Kind : std::uint8_t {
    kNull,
    kBoolean,
    kNumber,
    kName,
    kString,
    kArray,
    kDictionary,
    kStream,
    kReference,
  };
  Kind kind = Kind::kNull;
  std::uint32_t count = 0;  ///< Bytes of a name or string, elements of an array, entries of a dictionary.
  union {
    double number = 0;            ///< Also 0 and 1 of a boolean.
    const char* text;             ///< Of a name (without its slash, #xx resolved) or a string (decoded).
    const PdfNode* items;         ///< Elements; keys and values in turn.
    const PdfStreamNode* stream;  ///< Of a stream.
    std::uint32_t reference;      ///< Object number.
  };

  [[nodiscard]] std::string_view view() const { return {text, count}; }
};

struct PdfStreamNode {
  PdfNode dictionary;
  std::string_view bytes;
};

/// Room for nodes: taken piece by piece, given back as a whole.
class NodeArena {
 public:
  /// Beyond so many bytes std::bad_alloc is thrown: a file that needs more is hostile.
  static constexpr std::size_t kMaxBytes = std::size_t{1} << 30;

  PdfNode* nodes(std::size_t count);
  PdfStreamNode* stream();
  std::string_view copy(std::string_view text);

 private:
  void* take(std::size_t bytes, std::size_t alignment);

  std::pmr::monotonic_buffer_resource memory_{64U << 10};
  std::size_t taken_ = 0;
};

/// What parse_value found.
struct ParsedValue {
  PdfNode value;
  std::size_t end = 0;                     ///< Behind the value.
  std::optional<std::size_t> stream_data;  ///< Where the data behind the keyword "stream" begin, when it follows.
  bool too_deep = false;                   ///< Nested beyond the limit: the value is null.
};

/// Parses the value that begins at `at`. Never fails: what makes no sense is skipped, what is not closed ends where the
/// object ends. `bytes` must outlive the nodes. Takes no more stack for deep nesting than for shallow.
[[nodiscard]] ParsedValue parse_value(std::string_view bytes, std::size_t at, int max_nesting, NodeArena& arena);

/// The value of a key; of a key that comes twice, the last. Null when there is none.
[[nodiscard]] const PdfNode* find_entry(const PdfNode& dictionary, std::string_view key);

/// Where the data after the keyword "stream" (which stands at `at`) begins.
[[nodiscard]] std::size_t data_after_keyword(std::string_view bytes, std::size_t at);

}  // namespace nitec
