// The datasheet (中心评估表) from XML: bytes in, Datasheet and Problems out. It records and never judges.
//
// The bytes are hostile. Before libxml2 sees them they are decoded to UTF-8 and looked over raw: size, depth, number
// and length of tags, DOCTYPE. libxml2 then reads from memory with no network, no DTD, no entities of its own, and a
// loader that loads nothing. What does not follow datasheet.xsd becomes one Problem for each fault, in plain Chinese
// with line, xpath and field; the rest is read as far as it goes.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/datasheet.h"
#include "model/document.h"

namespace nitec {

/// What came of one file.
struct DatasheetReading {
  std::optional<Datasheet> datasheet;  ///< Nothing when the file is not well-formed, has a DOCTYPE, or is over a limit.
  std::vector<Problem> problems;       ///< In document order.
};

/// The ceilings of a datasheet. A full one has about 100 KB, 700 elements, 5 levels.
inline constexpr std::size_t kMaxDatasheetBytes = 8U << 20;
inline constexpr std::size_t kMaxDatasheetTags = 200'000;
inline constexpr std::size_t kMaxStartTagBytes = 64U << 10;
inline constexpr std::size_t kMaxAttributes = 64;
inline constexpr std::size_t kMaxDatasheetDepth = 32;
/// So many faults of format are listed; a last Problem tells the exact total.
inline constexpr std::size_t kMaxSchemaProblems = 50;

inline constexpr std::size_t kLooksLikeDatasheetBytes = 64U << 10;

/// Whether the bytes are an XML file in a namespace of ours, whatever its version and however broken it is further on.
/// Looks at the first kLooksLikeDatasheetBytes and parses nothing.
bool looks_like_datasheet(std::span<const std::byte> bytes);

/// Reads one datasheet. `path` is its path inside the submission, for the locations. Encodings: UTF-8, UTF-16 with a
/// byte order mark, GB18030, GBK, GB2312, also under a label that says UTF-8. Throws nothing but std::bad_alloc.
DatasheetReading read_datasheet(std::span<const std::byte> bytes, std::string_view path);

}  // namespace nitec
