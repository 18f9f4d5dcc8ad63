// The part “decrypt”, when it is needed.
#include "ingest/part.h"
#include "ingest/pdf/decrypted_objects.h"
#include "ingest/pdf/pdf_reader.h"

namespace nitec {
namespace {

const DecryptPart* loaded = nullptr;

}  // namespace

void load_ciphers() {
  if (loaded == nullptr) {
    loaded = &part<DecryptPart>("decrypt");
    loaded->load_ciphers();
  }
}

std::unique_ptr<DecryptedObjects> open_decrypted(std::span<const std::byte> bytes, bool may_load_ciphers) {
  if (loaded == nullptr) {
    if (!may_load_ciphers) {
      throw CiphersNeeded();
    }
    load_ciphers();
  }
  return loaded->open(bytes);
}

}  // namespace nitec
