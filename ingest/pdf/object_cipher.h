// How an encrypted file encrypts its strings and streams (ISO 32000-1, 7.6.2; ISO 32000-2, 7.6.3). Part of “decrypt”.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace nitec {

/// Encrypts with a file's key. The standard asks AES for a random initialization vector; the same submission must give
/// the same bytes. So it is worked out: the first sixteen bytes of the SHA-256 of the file's key, the object's number
/// and generation, and the plain bytes. What is known thereby to someone without the key: that two strings of one
/// object are alike.
class ObjectCipher {
 public:
  enum class Method { kRc4, kAes128, kAes256 };

  /// Null when the key has no length that the method takes, or the system has no such cipher. The ciphers must have
  /// been loaded (see load_ciphers).
  [[nodiscard]] static std::unique_ptr<ObjectCipher> make(Method method, std::string_view key);

  virtual ~ObjectCipher() = default;
  /// As it stands in the object. None when the cipher fails. Throws nothing but std::bad_alloc.
  [[nodiscard]] virtual std::optional<std::string> encrypted(std::uint32_t number, std::uint16_t generation,
                                                             std::string_view plain) const = 0;
};

}  // namespace nitec
