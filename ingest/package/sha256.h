// SHA-256 (FIPS 180-4), by the part “digest” (see ingest/part.h), which alone knows OpenSSL here.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace nitec {

class Sha256 {
 public:
  virtual ~Sha256() = default;
  virtual void add(std::string_view bytes) = 0;
  /// Of all that was added, in small hexadecimal digits. Once.
  [[nodiscard]] virtual std::string hex() = 0;
};

/// What the part offers. Throws std::bad_alloc.
struct DigestPart {
  std::unique_ptr<Sha256> (*start)();
};

}  // namespace nitec
