#include "ingest/pdf/decrypted_objects.h"

#include <openssl/provider.h>
#include <podofo/podofo.h>

#include <algorithm>
#include <mutex>
#include <new>
#include <string>

#include "ingest/pdf/object_cipher.h"

namespace nitec {
namespace {

using PoDoFo::PdfError;
using PoDoFo::PdfObject;
using Kind = PdfNode::Kind;

constexpr std::size_t kCipherBlock = 16;
constexpr int kMaxDepth = 600;  ///< check_raw_pdf has counted before.

/// Every visit to the library goes through here: PdfError is no std::exception, and what a broken file makes it throw
/// is a missing value to us. Only the lack of memory is passed on.
template <typename Result, typename Visit>
Result guarded(Result fallback, Visit visit) {
  try {
    return visit();
  } catch (const PdfError& error) {
    if (error.GetError() == PoDoFo::ePdfError_OutOfMemory) {
      throw std::bad_alloc();
    }
    return fallback;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return fallback;
  }
}

void be_silent() {
  static std::once_flag once;
  std::call_once(once, [] {
    PdfError::EnableLogging(false);
    PdfError::EnableDebug(false);
  });
}

/// Where nodes are made, and how their strings come: of those that AES-256 encrypts the library leaves the padding
/// (ISO 32000-1, 7.6.2) behind.
struct Target {
  NodeArena& arena;
  bool padded;
};

PdfNode text_node(Kind kind, std::string_view text, const Target& to) {
  PdfNode node;
  node.kind = kind;
  node.count = static_cast<std::uint32_t>(text.size());
  node.text = to.arena.copy(text).data();
  return node;
}

PdfNode string_node(const PoDoFo::PdfString& string, const Target& to) {
  if (!string.IsValid()) {
    return text_node(Kind::kString, {}, to);
  }
  std::string bytes = string.IsUnicode() ? "\xFE\xFF" : "";
  bytes.append(string.GetString(), static_cast<std::size_t>(std::max<PoDoFo::pdf_long>(0, string.GetLength())));
  if (to.padded && !bytes.empty()) {
    const auto padding = static_cast<unsigned char>(bytes.back());
    if (padding >= 1 && padding <= kCipherBlock && padding <= bytes.size()) {
      bytes.resize(bytes.size() - padding);
    }
  }
  return text_node(Kind::kString, bytes, to);
}

PdfNode converted(const PdfObject& object, const Target& to, int depth);

PdfNode dictionary_node(const PoDoFo::PdfDictionary& dictionary, const Target& to, int depth) {
  const auto& keys = dictionary.GetKeys();  // Sorted by name, as find_entry wants it.
  PdfNode* items = to.arena.nodes(keys.size() * 2);
  std::size_t count = 0;
  for (const auto& [key, value] : keys) {
    items[2 * count] = text_node(Kind::kName, key.GetName(), to);
    items[2 * count + 1] = value == nullptr ? PdfNode() : converted(*value, to, depth + 1);
    ++count;
  }
  PdfNode node;
  node.kind = Kind::kDictionary;
  node.count = static_cast<std::uint32_t>(count);
  node.items = items;
  return node;
}

PdfNode converted(const PdfObject& object, const Target& to, int depth) {
  PdfNode node;
  if (depth > kMaxDepth) {
    return node;
  }
  if (object.IsNumber() || object.IsReal()) {
    node.kind = Kind::kNumber;
    node.number = object.IsNumber() ? static_cast<double>(object.GetNumber()) : object.GetReal();
  } else if (object.IsBool()) {
    node.kind = Kind::kBoolean;
    node.number = object.GetBool() ? 1 : 0;
  } else if (object.IsName()) {
    node = text_node(Kind::kName, object.GetName().GetName(), to);
  } else if (object.IsString() || object.IsHexString()) {
    node = string_node(object.GetString(), to);
  } else if (object.IsReference()) {
    node.kind = Kind::kReference;
    node.reference = static_cast<std::uint32_t>(object.GetReference().ObjectNumber());
  } else if (object.IsArray()) {
    const PoDoFo::PdfArray& array = object.GetArray();
    PdfNode* items = to.arena.nodes(array.size());
    for (std::size_t i = 0; i < array.size(); ++i) {
      items[i] = converted(array[i], to, depth + 1);
    }
    node.kind = Kind::kArray;
    node.count = static_cast<std::uint32_t>(array.size());
    node.items = items;
  } else if (object.IsDictionary()) {
    node = dictionary_node(object.GetDictionary(), to, depth);
  }
  return node;
}

// RC4 stands in OpenSSL's legacy provider since 3.0; naming one provider switches the automatic loading of the default
// off.
void load_providers() {
  OSSL_PROVIDER_load(nullptr, "default");
  OSSL_PROVIDER_load(nullptr, "legacy");
}

class OpenedFile final : public DecryptedObjects {
 public:
  explicit OpenedFile(std::span<const std::byte> bytes) {
    be_silent();
    objects_.SetAutoDelete(true);
    state_ = guarded(State::kBroken, [&] {
      parser_ = std::make_unique<PoDoFo::PdfParser>(&objects_);
      try {
        parser_->ParseFile(reinterpret_cast<const char*>(bytes.data()), static_cast<long>(bytes.size()), true);
      } catch (const PdfError& error) {
        if (error.GetError() == PoDoFo::ePdfError_InvalidPassword) {
          return State::kPassword;
        }
        throw;
      }
      return State::kLoaded;
    });
  }

  [[nodiscard]] State state() const override { return state_; }

  [[nodiscard]] PdfNode object(std::uint32_t number, std::uint16_t generation, bool in_stream,
                               NodeArena& arena) const override {
    return guarded(PdfNode(), [&] {
      const PdfObject* object = objects_.GetObject(PoDoFo::PdfReference(number, generation));
      if (object == nullptr) {
        return PdfNode();
      }
      const PoDoFo::PdfEncrypt* encrypt = parser_->GetEncrypt();
      constexpr int kAes256 =
          PoDoFo::PdfEncrypt::ePdfEncryptAlgorithm_AESV3 | PoDoFo::PdfEncrypt::ePdfEncryptAlgorithm_AESV3R6;
      const bool padded = !in_stream && encrypt != nullptr && (encrypt->GetEncryptAlgorithm() & kAes256) != 0;
      PdfNode node = converted(*object, {arena, padded}, 0);
      if (node.kind != Kind::kDictionary || !object->HasStream()) {
        return node;
      }
      PdfStreamNode* stream = arena.stream();
      stream->dictionary = node;
      const auto* memory = dynamic_cast<const PoDoFo::PdfMemStream*>(object->GetStream());
      if (memory != nullptr && memory->Get() != nullptr && memory->GetLength() > 0) {
        stream->bytes = {memory->Get(), static_cast<std::size_t>(memory->GetLength())};
      }
      node.kind = Kind::kStream;
      node.stream = stream;
      return node;
    });
  }

  [[nodiscard]] std::optional<std::string> encrypted(std::uint32_t number, std::uint16_t generation,
                                                     std::string_view plain) const override {
    if (cipher_ == nullptr) {
      cipher_ = cipher();
    }
    return cipher_ == nullptr ? std::nullopt : cipher_->encrypted(number, generation, plain);
  }

 private:
  [[nodiscard]] std::unique_ptr<ObjectCipher> cipher() const {
    const PoDoFo::PdfEncrypt* encrypt = parser_ == nullptr ? nullptr : parser_->GetEncrypt();
    if (encrypt == nullptr) {
      return nullptr;
    }
    constexpr std::size_t kAes256Key = 32;  // The library calls it 128 bits long in some revisions.
    const char* key = reinterpret_cast<const char*>(encrypt->GetEncryptionKey());
    const auto bytes = static_cast<std::size_t>(std::max(0, encrypt->GetKeyLength()) / 8);
    switch (encrypt->GetEncryptAlgorithm()) {
      case PoDoFo::PdfEncrypt::ePdfEncryptAlgorithm_RC4V1:
      case PoDoFo::PdfEncrypt::ePdfEncryptAlgorithm_RC4V2:
        return ObjectCipher::make(ObjectCipher::Method::kRc4, {key, std::min(bytes, kAes256Key)});
      case PoDoFo::PdfEncrypt::ePdfEncryptAlgorithm_AESV2:
        return ObjectCipher::make(ObjectCipher::Method::kAes128, {key, std::min(bytes, kAes256Key)});
      case PoDoFo::PdfEncrypt::ePdfEncryptAlgorithm_AESV3:
      case PoDoFo::PdfEncrypt::ePdfEncryptAlgorithm_AESV3R6:
        return ObjectCipher::make(ObjectCipher::Method::kAes256, {key, kAes256Key});
    }
    return nullptr;
  }

  PoDoFo::PdfVecObjects objects_;
  std::unique_ptr<PoDoFo::PdfParser> parser_;
  mutable std::unique_ptr<ObjectCipher> cipher_;  ///< When it has been asked for.
  State state_ = State::kBroken;
};

std::unique_ptr<DecryptedObjects> open(std::span<const std::byte> bytes) {
  return std::make_unique<OpenedFile>(bytes);
}

}  // namespace
}  // namespace nitec

extern "C" {
extern const nitec::DecryptPart nitec_part;
const nitec::DecryptPart nitec_part = {.load_ciphers = nitec::load_providers, .open = nitec::open};
}
