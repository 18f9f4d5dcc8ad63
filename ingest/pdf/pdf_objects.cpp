#include "ingest/pdf/pdf_objects.h"

#include <openssl/provider.h>
#include <podofo/podofo.h>

#include <algorithm>
#include <mutex>
#include <new>

#include "ingest/pdf/pdf_reader.h"
#include "ingest/pdf/pdf_repair.h"

namespace nitec {
namespace {

using PoDoFo::PdfError;
using PoDoFo::PdfObject;

const PdfObject* as_object(const void* object) {
  return static_cast<const PdfObject*>(object);
}

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

}  // namespace

// RC4 stands in OpenSSL's legacy provider since 3.0; naming one provider switches the automatic loading of the default
// off.
void load_ciphers() {
  static std::once_flag once;
  std::call_once(once, [] {
    OSSL_PROVIDER_load(nullptr, "default");
    OSSL_PROVIDER_load(nullptr, "legacy");
  });
}

struct PdfFile::Loaded {
  PoDoFo::PdfVecObjects objects;
  std::unique_ptr<PoDoFo::PdfParser> parser;
};

PdfValue::PdfValue(const PdfFile* file, const void* object, std::uint32_t id) : file_(file), object_(object), id_(id) {}

bool PdfValue::is_dict() const {
  return object_ != nullptr && guarded(false, [&] { return as_object(object_)->IsDictionary(); });
}

bool PdfValue::is_array() const {
  return object_ != nullptr && guarded(false, [&] { return as_object(object_)->IsArray(); });
}

bool PdfValue::is_name() const {
  return object_ != nullptr && guarded(false, [&] { return as_object(object_)->IsName(); });
}

bool PdfValue::is_string() const {
  return object_ != nullptr &&
         guarded(false, [&] { return as_object(object_)->IsString() || as_object(object_)->IsHexString(); });
}

bool PdfValue::is_number() const {
  return object_ != nullptr &&
         guarded(false, [&] { return as_object(object_)->IsNumber() || as_object(object_)->IsReal(); });
}

double PdfValue::number(double fallback) const {
  return is_number() ? guarded(fallback, [&] { return as_object(object_)->GetReal(); }) : fallback;
}

std::int64_t PdfValue::integer(std::int64_t fallback) const {
  if (!is_number()) {
    return fallback;
  }
  return guarded(fallback, [&]() -> std::int64_t {
    if (as_object(object_)->IsNumber()) {
      return as_object(object_)->GetNumber();
    }
    const double real = as_object(object_)->GetReal();
    return real > -9e15 && real < 9e15 ? static_cast<std::int64_t>(real) : fallback;
  });
}

std::string PdfValue::name() const {
  return is_name() ? guarded(std::string(), [&] { return as_object(object_)->GetName().GetName(); }) : std::string();
}

std::string PdfValue::bytes() const {
  if (!is_string()) {
    return {};
  }
  return guarded(std::string(), [&] {
    const PoDoFo::PdfString& string = as_object(object_)->GetString();
    if (!string.IsValid()) {
      return std::string();
    }
    std::string out = string.IsUnicode() ? "\xFE\xFF" : "";
    const auto length = static_cast<std::size_t>(std::max<PoDoFo::pdf_long>(0, string.GetLength()));
    out.append(string.GetString(), length);
    return out;
  });
}

PdfValue PdfValue::operator[](const char* key) const {
  if (!is_dict()) {
    return {};
  }
  return guarded(PdfValue(),
                 [&] { return file_->resolve(as_object(object_)->GetDictionary().GetKey(PoDoFo::PdfName(key))); });
}

std::size_t PdfValue::size() const {
  return is_array() ? guarded(std::size_t{0}, [&] { return as_object(object_)->GetArray().size(); }) : 0;
}

PdfValue PdfValue::at(std::size_t index) const {
  if (index >= size()) {
    return {};
  }
  return guarded(PdfValue(), [&] { return file_->resolve(&as_object(object_)->GetArray()[index]); });
}

std::string_view PdfValue::stream_bytes() const {
  if (!is_dict()) {
    return {};
  }
  return guarded(std::string_view(), [&] {
    if (!as_object(object_)->HasStream()) {
      return std::string_view();
    }
    const PoDoFo::PdfStream* stream = as_object(object_)->GetStream();
    const auto* memory = dynamic_cast<const PoDoFo::PdfMemStream*>(stream);
    if (memory == nullptr || memory->Get() == nullptr || memory->GetLength() <= 0) {
      return std::string_view();
    }
    return std::string_view(memory->Get(), static_cast<std::size_t>(memory->GetLength()));
  });
}

std::string_view PdfValue::stream_bytes_to_its_end() const {
  const auto* object = dynamic_cast<const PoDoFo::PdfParserObject*>(object_ == nullptr ? nullptr : as_object(object_));
  if (object == nullptr || file_->encrypted() || object->GetOffset() < 0) {
    return {};
  }
  const std::string_view bytes(reinterpret_cast<const char*>(file_->bytes_.data()), file_->bytes_.size());
  return raw_stream_at(bytes, static_cast<std::size_t>(object->GetOffset()));
}

PdfFile::PdfFile(std::span<const std::byte> bytes) : bytes_(bytes) {
  be_silent();
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (text.find("/Encrypt") != std::string_view::npos) {
    load_ciphers();
  }
  loaded_ = std::make_unique<Loaded>();
  loaded_->objects.SetAutoDelete(true);
  state_ = guarded(State::kBroken, [&] {
    loaded_->parser = std::make_unique<PoDoFo::PdfParser>(&loaded_->objects);
    try {
      loaded_->parser->ParseFile(reinterpret_cast<const char*>(bytes.data()), static_cast<long>(bytes.size()), true);
    } catch (const PdfError& error) {
      if (error.GetError() == PoDoFo::ePdfError_InvalidPassword) {
        return State::kPassword;
      }
      throw;
    }
    return State::kLoaded;
  });
}

PdfFile::~PdfFile() = default;

PdfValue PdfFile::trailer() const {
  return loaded_->parser == nullptr
             ? PdfValue()
             : guarded(PdfValue(), [&] { return PdfValue(this, loaded_->parser->GetTrailer(), 0); });
}

PdfValue PdfFile::object(std::uint32_t number) const {
  return guarded(PdfValue(), [&] {
    const PoDoFo::PdfReference reference(number, 0);
    return PdfValue(this, loaded_->objects.GetObject(reference), number);
  });
}

void PdfFile::for_each_object(const std::function<void(PdfValue value)>& visit) const {
  for (const PdfObject* object : loaded_->objects) {
    if (object != nullptr) {
      visit(PdfValue(this, object, static_cast<std::uint32_t>(object->Reference().ObjectNumber())));
    }
  }
}

bool PdfFile::encrypted() const {
  return loaded_->parser != nullptr && loaded_->parser->GetEncrypted();
}

PdfValue PdfFile::resolve(const void* object) const {
  // A reference to a reference is against the rules, but is followed a few times.
  constexpr int kMaxReferences = 8;
  const PdfObject* value = as_object(object);
  std::uint32_t id = 0;
  for (int i = 0; value != nullptr && value->IsReference(); ++i) {
    if (i == kMaxReferences) {
      return {};
    }
    id = static_cast<std::uint32_t>(value->GetReference().ObjectNumber());
    value = loaded_->objects.GetObject(value->GetReference());
  }
  if (value == nullptr || value->IsNull()) {
    return {};
  }
  return PdfValue(this, value, id);
}

}  // namespace nitec
