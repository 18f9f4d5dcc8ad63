#include "ingest/package/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <new>

namespace nitec {
namespace {

class OpenSslSha256 final : public Sha256 {
 public:
  OpenSslSha256() : context_(EVP_MD_CTX_new()) {
    if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) {
      throw std::bad_alloc();
    }
  }

  void add(std::string_view bytes) override { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }

  [[nodiscard]] std::string hex() override {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &length);
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < length; ++i) {
      text += kDigits[digest.at(i) >> 4];
      text += kDigits[digest.at(i) & 15];
    }
    return text;
  }

 private:
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context_;
};

std::unique_ptr<Sha256> start() {
  return std::make_unique<OpenSslSha256>();
}

}  // namespace
}  // namespace nitec

extern "C" {
extern const nitec::DigestPart nitec_part;
const nitec::DigestPart nitec_part = {.start = nitec::start};
}
