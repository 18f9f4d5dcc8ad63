// The objects of a PDF file: the only place that knows the library which parses them (PoDoFo 0.9).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace nitec {

class PdfFile;

/// A light handle on one value of the file. References are followed, missing or unreadable values are null(), and
/// asking a value for what it is not gives the fallback. Valid as long as its PdfFile.
class PdfValue {
 public:
  PdfValue() = default;

  [[nodiscard]] bool null() const { return object_ == nullptr; }
  [[nodiscard]] bool is_dict() const;  ///< Also the dictionary of a stream.
  [[nodiscard]] bool is_array() const;
  [[nodiscard]] bool is_name() const;
  [[nodiscard]] bool is_string() const;
  [[nodiscard]] bool is_number() const;

  [[nodiscard]] double number(double fallback = 0) const;
  [[nodiscard]] std::int64_t integer(std::int64_t fallback = 0) const;
  [[nodiscard]] std::string name() const;   ///< Without the slash; empty when it is no name.
  [[nodiscard]] std::string bytes() const;  ///< A string's bytes, decrypted; UTF-16 with its byte order mark.

  [[nodiscard]] PdfValue operator[](const char* key) const;
  [[nodiscard]] std::size_t size() const;  ///< Elements of an array; 0 for anything else.
  [[nodiscard]] PdfValue at(std::size_t index) const;

  /// The object number of an indirect object; 0 for a direct one.
  [[nodiscard]] std::uint32_t id() const { return id_; }
  /// The encoded bytes of a stream (decrypted), as many as /Length says; empty when there is none.
  [[nodiscard]] std::string_view stream_bytes() const;
  /// The same, but up to "endstream", for when /Length is wrong; empty for encrypted files.
  [[nodiscard]] std::string_view stream_bytes_to_its_end() const;

 private:
  friend class PdfFile;
  PdfValue(const PdfFile* file, const void* object, std::uint32_t id);

  const PdfFile* file_ = nullptr;
  const void* object_ = nullptr;
  std::uint32_t id_ = 0;
};

/// A loaded file. Objects are parsed when they are asked for.
class PdfFile {
 public:
  enum class State { kLoaded, kPassword, kBroken };

  /// The bytes must outlive the file. Throws nothing but std::bad_alloc.
  explicit PdfFile(std::span<const std::byte> bytes);
  ~PdfFile();
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] PdfValue trailer() const;
  [[nodiscard]] PdfValue object(std::uint32_t number) const;
  [[nodiscard]] bool encrypted() const;
  /// Every object, by number: for files whose page tree cannot be walked.
  void for_each_object(const std::function<void(PdfValue value)>& visit) const;

 private:
  friend class PdfValue;
  [[nodiscard]] PdfValue resolve(const void* object) const;

  struct Loaded;
  std::span<const std::byte> bytes_;
  std::unique_ptr<Loaded> loaded_;
  State state_ = State::kBroken;
};

}  // namespace nitec
