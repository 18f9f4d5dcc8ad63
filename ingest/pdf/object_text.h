// Values of a PDF as they are written into a file (ISO 32000-1, 7.3).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "ingest/pdf/object_nodes.h"

namespace nitec {

/// What is written in the place of a key's value; empty: the key goes.
using Replacements = std::map<std::string_view, std::string>;
/// "12 0 R" for an object number.
using ReferenceText = std::function<std::string(std::uint32_t number)>;

/// A string (7.3.4) in brackets, or in hexadecimal digits where that is no longer.
[[nodiscard]] std::string string_text(std::string_view bytes);
/// UTF-16 with its byte order mark (7.9.2.2).
[[nodiscard]] std::string unicode_string_text(std::string_view utf8);
[[nodiscard]] std::string name_text(std::string_view name);

/// A direct value; null for a stream, which never is one.
[[nodiscard]] std::string value_text(const PdfNode& node, const ReferenceText& reference);
[[nodiscard]] std::string dictionary_text(const PdfNode& node, const Replacements& instead,
                                          const ReferenceText& reference);

}  // namespace nitec
