// Where a file of the submission lies: on the disk, or in the spool of an archive. Opening never goes through a link,
// and never reads more than asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ingest/archive/spool.h"

namespace nitec {

/// A regular file, open for reading.
class InputFile {
 public:
  /// Nothing to read: is_open() is false.
  InputFile() = default;
  /// Takes the descriptor over.
  InputFile(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}
  /// A stretch of the spool.
  InputFile(std::shared_ptr<const Spool> spool, std::uint64_t offset, std::uint64_t size)
      : spool_(std::move(spool)), descriptor_(spool_->descriptor()), offset_(offset), size_(size) {}
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&& other) noexcept;
  ~InputFile();

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] std::uint64_t size() const { return size_; }  ///< When it was opened.
  /// The bytes from `offset`: fewer than `length` at the end of the file (it may have shrunk), nothing when reading
  /// fails.
  [[nodiscard]] std::optional<std::string> read(std::uint64_t offset, std::uint64_t length) const;
  /// The same into a string whose room is used again; false when reading fails.
  [[nodiscard]] bool read(std::uint64_t offset, std::uint64_t length, std::string& bytes) const;
  /// All of it as memory for a worker.
  [[nodiscard]] std::unique_ptr<Mapping> map() const;

 private:
  std::shared_ptr<const Spool> spool_;
  int descriptor_ = -1;
  std::uint64_t offset_ = 0;
  std::uint64_t size_ = 0;
};

class FileSource {
 public:
  /// Nowhere: cannot be opened.
  FileSource() = default;
  /// A file on the disk.
  explicit FileSource(std::filesystem::path place) : place_(std::move(place)) {}
  /// A stretch of a spool.
  FileSource(std::shared_ptr<const Spool> spool, std::uint64_t offset, std::uint64_t size)
      : spool_(std::move(spool)), offset_(offset), size_(size) {}

  /// A link, a device, a pipe or a socket is not opened.
  [[nodiscard]] InputFile open() const;

 private:
  std::filesystem::path place_;
  std::shared_ptr<const Spool> spool_;
  std::uint64_t offset_ = 0;
  std::uint64_t size_ = 0;
};

}  // namespace nitec
