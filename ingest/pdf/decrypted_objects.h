// The objects of an encrypted file, decrypted: the only place that knows the library which does that (PoDoFo 0.9).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "ingest/pdf/object_nodes.h"

namespace nitec {

/// Opens encrypted files with the empty user password (ISO 32000-1, 7.6.3): those that every reader shows.
class DecryptedObjects {
 public:
  enum class State { kLoaded, kPassword, kBroken };

  /// `bytes` must have passed check_raw_pdf and outlive this. Throws nothing but std::bad_alloc and, where ciphers have
  /// not been and may not be loaded, CiphersNeeded.
  DecryptedObjects(std::span<const std::byte> bytes, bool may_load_ciphers);
  ~DecryptedObjects();
  DecryptedObjects(const DecryptedObjects&) = delete;
  DecryptedObjects& operator=(const DecryptedObjects&) = delete;

  [[nodiscard]] State state() const { return state_; }
  /// The object with strings and stream decrypted, as nodes in `arena`; null when there is none. `in_stream`: it comes
  /// out of an object stream. Streams live as long as this.
  [[nodiscard]] PdfNode object(std::uint32_t number, std::uint16_t generation, bool in_stream, NodeArena& arena) const;

 private:
  struct Loaded;
  std::unique_ptr<Loaded> loaded_;
  State state_ = State::kBroken;
};

}  // namespace nitec
