// The objects of an encrypted file, decrypted, and what is added to it, encrypted. The library which does that (PoDoFo
// 0.9) is known to the part “decrypt” alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ingest/pdf/object_nodes.h"

namespace nitec {

/// Opens encrypted files with the empty user password (ISO 32000-1, 7.6.3): those that every reader shows.
class DecryptedObjects {
 public:
  enum class State { kLoaded, kPassword, kBroken };

  virtual ~DecryptedObjects() = default;

  [[nodiscard]] virtual State state() const = 0;
  /// The object with strings and stream decrypted, as nodes in `arena`; null when there is none. `in_stream`: it comes
  /// out of an object stream. Streams live as long as this. Throws nothing but std::bad_alloc.
  [[nodiscard]] virtual PdfNode object(std::uint32_t number, std::uint16_t generation, bool in_stream,
                                       NodeArena& arena) const = 0;
  /// A string's or a stream's bytes as they stand in an object of this number: see ObjectCipher. None when they cannot
  /// be encrypted as the file is.
  [[nodiscard]] virtual std::optional<std::string> encrypted(std::uint32_t number, std::uint16_t generation,
                                                             std::string_view plain) const = 0;
};

/// What the part “decrypt” offers.
struct DecryptPart {
  void (*load_ciphers)();
  std::unique_ptr<DecryptedObjects> (*open)(std::span<const std::byte> bytes);
};

/// `bytes` must have passed check_raw_pdf and outlive the result. Throws nothing but std::bad_alloc and, where
/// load_ciphers (see pdf_reader.h) has not been called and `may_load_ciphers` is false, CiphersNeeded; else what
/// load_ciphers throws.
std::unique_ptr<DecryptedObjects> open_decrypted(std::span<const std::byte> bytes, bool may_load_ciphers);

}  // namespace nitec
