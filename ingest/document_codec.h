// How a Document comes back from the worker that read it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/document.h"

namespace nitec {

/// The document in bytes, for decode() of this same program; no format to keep files in.
std::string encode(const Document& document);

/// The inverse of encode(). The bytes may be anyone's: nothing when they are not whole and sound, else a document that
/// is safe to use: enumerations have values of theirs, font indices are in range (or 0), edges are none or one more
/// than the code points of the line, parts of lines lie within them, the cells of a table cover it without overlap,
/// blocks name lines and tables that are there, text is UTF-8 (what was not has U+FFFD in its place), and
/// numbers are finite (those that were not are 0). Takes memory in proportion to `bytes`.
std::optional<Document> decode(std::string_view bytes);

}  // namespace nitec
