#include "ingest/pdf/object_cipher.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <climits>

namespace nitec {
namespace {

constexpr std::size_t kBlock = 16;
constexpr std::size_t kMinRc4Key = 5;
constexpr std::size_t kAes128Key = 16;
constexpr std::size_t kAes256Key = 32;
constexpr std::size_t kMaxObjectKey = 16;  ///< Of RC4 and AES-128.
constexpr std::string_view kAesSalt = "sAlT";

template <auto Free>
struct Freed {
  template <typename T>
  void operator()(T* it) const {
    Free(it);
  }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, Freed<EVP_CIPHER_CTX_free>>;
using Cipher = std::unique_ptr<EVP_CIPHER, Freed<EVP_CIPHER_free>>;
using Digest = std::unique_ptr<EVP_MD, Freed<EVP_MD_free>>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// The object's number in three bytes and its generation in two, the low ones first.
std::string identity_of(std::uint32_t number, std::uint16_t generation) {
  std::string out;
  for (const int shift : {0, 8, 16}) {
    out += static_cast<char>(number >> shift & 0xFF);
  }
  out += static_cast<char>(generation & 0xFF);
  out += static_cast<char>(generation >> 8);
  return out;
}

class OpenSslCipher final : public ObjectCipher {
 public:
  OpenSslCipher(Method method, std::string_view key)
      : method_(method),
        key_(key),
        context_(EVP_CIPHER_CTX_new()),
        cipher_(EVP_CIPHER_fetch(nullptr, name_of(method), nullptr)),
        md5_(EVP_MD_fetch(nullptr, "MD5", nullptr)),
        sha256_(EVP_MD_fetch(nullptr, "SHA256", nullptr)) {}

  [[nodiscard]] bool is_there() const {
    return context_ != nullptr && cipher_ != nullptr && sha256_ != nullptr &&
           (method_ == Method::kAes256 || md5_ != nullptr);
  }

  [[nodiscard]] std::optional<std::string> encrypted(std::uint32_t number, std::uint16_t generation,
                                                     std::string_view plain) const override {
    if (plain.size() > INT_MAX - 2 * kBlock) {
      return std::nullopt;
    }
    const std::string identity = identity_of(number, generation);
    const std::optional<std::string> key = object_key(identity);
    if (!key) {
      return std::nullopt;
    }
    if (method_ == Method::kRc4) {
      return run(*key, nullptr, plain, {});
    }
    const std::optional<std::string> vector = digest(*sha256_, key_ + identity + std::string(plain));
    return vector ? run(*key, bytes_of(*vector), plain, vector->substr(0, kBlock)) : std::nullopt;
  }

 private:
  static const char* name_of(Method method) {
    switch (method) {
      case Method::kRc4:
        return "RC4";
      case Method::kAes128:
        return "AES-128-CBC";
      case Method::kAes256:
        break;
    }
    return "AES-256-CBC";
  }

  static std::optional<std::string> digest(const EVP_MD& method, std::string_view of) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned length = 0;
    if (EVP_Digest(of.data(), of.size(), out.data(), &length, &method, nullptr) != 1) {
      return std::nullopt;
    }
    return std::string(reinterpret_cast<const char*>(out.data()), length);
  }

  /// Algorithm 1 of the standard; AES-256 takes the file's key as it is (algorithm 1.A).
  [[nodiscard]] std::optional<std::string> object_key(const std::string& identity) const {
    if (method_ == Method::kAes256) {
      return key_;
    }
    std::optional<std::string> key =
        digest(*md5_, key_ + identity + std::string(method_ == Method::kAes128 ? kAesSalt : ""));
    if (key) {
      key->resize(std::min(key_.size() + identity.size(), kMaxObjectKey));
    }
    return key;
  }

  /// What comes out behind `front`.
  [[nodiscard]] std::optional<std::string> run(std::string_view key, const unsigned char* vector,
                                               std::string_view plain, std::string front) const {
    const std::size_t begin = front.size();
    front.resize(begin + plain.size() + kBlock);
    auto* out = reinterpret_cast<unsigned char*>(front.data() + begin);
    int written = 0;
    int rest = 0;
    EVP_CIPHER_CTX_reset(context_.get());
    const bool done =
        EVP_EncryptInit_ex2(context_.get(), cipher_.get(), nullptr, nullptr, nullptr) == 1 &&
        EVP_CIPHER_CTX_set_key_length(context_.get(), static_cast<int>(key.size())) == 1 &&
        EVP_EncryptInit_ex2(context_.get(), nullptr, bytes_of(key), vector, nullptr) == 1 &&
        EVP_EncryptUpdate(context_.get(), out, &written, bytes_of(plain), static_cast<int>(plain.size())) == 1 &&
        EVP_EncryptFinal_ex(context_.get(), out + written, &rest) == 1;
    if (!done) {
      return std::nullopt;
    }
    front.resize(begin + static_cast<std::size_t>(written + rest));
    return front;
  }

  Method method_;
  std::string key_;
  Context context_;
  Cipher cipher_;
  Digest md5_;
  Digest sha256_;
};

}  // namespace

std::unique_ptr<ObjectCipher> ObjectCipher::make(Method method, std::string_view key) {
  const bool fits = method == Method::kRc4      ? key.size() >= kMinRc4Key && key.size() <= kMaxObjectKey
                    : method == Method::kAes128 ? key.size() == kAes128Key
                                                : key.size() == kAes256Key;
  if (!fits) {
    return nullptr;
  }
  auto made = std::make_unique<OpenSslCipher>(method, key);
  return made->is_there() ? std::move(made) : nullptr;
}

}  // namespace nitec
