// Raw bytes of a PDF, before and without its cross references: is an encrypted one safe to open, and can a broken one
// be mended?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nitec {

enum class RawVerdict {
  kSound,
  kTooDeep,        ///< Arrays or dictionaries inside each other beyond the limit: would exhaust a parser's stack.
  kBadEncryption,  ///< An /Encrypt dictionary without the strings that its algorithm needs.
};

/// Looks for what must not reach the library that decrypts.
[[nodiscard]] RawVerdict check_raw_pdf(std::string_view bytes, int max_nesting);

/// The same bytes with a new cross-reference stream at the end, made by looking for "n g obj" and into object streams.
/// Empty when no object was found. `max_objects`: object numbers beyond are left out.
[[nodiscard]] std::string with_rebuilt_xref(std::string_view bytes, std::uint32_t max_objects,
                                            std::uint64_t max_inflated);

/// The bytes between "stream" and "endstream" of the object that begins at `offset`, whatever its /Length says; empty
/// when there are none.
[[nodiscard]] std::string_view raw_stream_at(std::string_view bytes, std::size_t offset);

}  // namespace nitec
