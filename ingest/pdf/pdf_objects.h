// The objects of a PDF file (ISO 32000-1, 7.3 to 7.5): found through its cross references, parsed when they are asked
// for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ingest/pdf/object_nodes.h"

namespace nitec {

class PdfFile;
struct PdfLimits;

/// A light handle on one value of the file. References are followed, missing or unreadable values are null(), and
/// asking a value for what it is not gives the fallback. Valid as long as its PdfFile, as are the texts it gives.
class PdfValue {
 public:
  PdfValue() = default;

  [[nodiscard]] bool null() const { return node_ == nullptr; }
  [[nodiscard]] bool is_dict() const;  ///< Also the dictionary of a stream.
  [[nodiscard]] bool is_array() const { return is(PdfNode::Kind::kArray); }
  [[nodiscard]] bool is_name() const { return is(PdfNode::Kind::kName); }
  [[nodiscard]] bool is_string() const { return is(PdfNode::Kind::kString); }
  [[nodiscard]] bool is_number() const { return is(PdfNode::Kind::kNumber); }

  [[nodiscard]] bool truth() const;  ///< Whether it is `true`.
  [[nodiscard]] double number(double fallback = 0) const;
  [[nodiscard]] std::int64_t integer(std::int64_t fallback = 0) const;  ///< Cut off behind the point.
  [[nodiscard]] std::string_view name() const;   ///< Without the slash; empty when it is no name.
  [[nodiscard]] std::string_view bytes() const;  ///< A string's bytes, decrypted.

  [[nodiscard]] PdfValue operator[](std::string_view key) const;
  [[nodiscard]] std::size_t size() const;  ///< Elements of an array; 0 for anything else.
  [[nodiscard]] PdfValue at(std::size_t index) const;

  /// The object number of an indirect object; 0 for a direct one.
  [[nodiscard]] std::uint32_t id() const { return id_; }
  /// The encoded bytes of a stream (decrypted): as many as /Length says where "endstream" follows them, otherwise up to
  /// where it stands. Empty when there is none.
  [[nodiscard]] std::string_view stream_bytes() const;

  /// As it is kept, with references where they stand; null when null().
  [[nodiscard]] const PdfNode* node() const { return node_; }

 private:
  friend class PdfFile;
  PdfValue(const PdfFile* file, const PdfNode* node, std::uint32_t id) : file_(file), node_(node), id_(id) {}
  [[nodiscard]] bool is(PdfNode::Kind kind) const { return node_ != nullptr && node_->kind == kind; }

  const PdfFile* file_ = nullptr;
  const PdfNode* node_ = nullptr;
  std::uint32_t id_ = 0;
};

/// A file with its cross references.
class PdfFile {
 public:
  enum class State {
    kLoaded,
    kBroken,         ///< The cross references lead nowhere.
    kPassword,       ///< Encrypted, and not with the empty user password.
    kBadEncryption,  ///< An /Encrypt dictionary that lacks what its algorithm needs.
    kTooDeep,        ///< Nested beyond PdfLimits::max_nesting.
  };

  /// The bytes must outlive the file. Throws nothing but std::bad_alloc and CiphersNeeded.
  PdfFile(std::span<const std::byte> bytes, const PdfLimits& limits);
  ~PdfFile();
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  [[nodiscard]] State state() const;
  [[nodiscard]] PdfValue trailer() const;
  [[nodiscard]] PdfValue object(std::uint32_t number) const;
  /// The /Encrypt dictionary as it stands in the file, also of one that needs a password; null when there is none, or
  /// none that is sound.
  [[nodiscard]] PdfValue encryption() const;
  /// Of an encrypted file: bytes as they stand in a string or stream of that object; see DecryptedObjects.
  [[nodiscard]] std::optional<std::string> encrypted(std::uint32_t number, std::uint16_t generation,
                                                     std::string_view plain) const;
  /// Every object, by number: for files whose page tree cannot be walked.
  void for_each_object(const std::function<void(PdfValue value)>& visit) const;

  /// One more than the highest object number that the cross references know.
  [[nodiscard]] std::uint32_t object_count() const;
  /// The generation that belongs to a number: 0 of what is not in use or lies in an object stream.
  [[nodiscard]] std::uint16_t generation(std::uint32_t number) const;

  /// What came up so far: an object did not stand where the cross references say.
  [[nodiscard]] bool misplaced() const;
  /// What came up so far: an object was nested too deep, and is null therefore.
  [[nodiscard]] bool too_deep() const;

 private:
  friend class PdfValue;
  [[nodiscard]] PdfValue resolve(const PdfNode* node) const;

  struct Objects;
  std::unique_ptr<Objects> objects_;
};

}  // namespace nitec
