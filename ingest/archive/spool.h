// Where the files of an archive lie while a submission is read.
//
// One anonymous file takes the contents of all files of one archive, one behind the other. It has no name at any
// moment: it is made with O_TMPFILE in $TMPDIR (or /tmp), so that nothing is unpacked beside the submission and nothing
// is left behind, however the program ends. Where the file system has no O_TMPFILE, a memfd does the same in memory.
//
// Why not one memfd per file, handed over through a socket: contents would lie in memory all at once, hundreds of
// megabytes of them, and the worker would need calls that make descriptors. Why not the pipe: the parent would have to
// put the bytes somewhere, too. An anonymous file is written by the worker with write() alone, the kernel holds its
// size (RLIMIT_FSIZE), its pages are page cache that the kernel may drop, and the parent reads one stretch at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace nitec {

class Spool {
 public:
  /// An empty one. Throws std::filesystem::filesystem_error when the system has neither a file nor memory for it.
  Spool();
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  /// For the worker that fills it.
  [[nodiscard]] int descriptor() const { return descriptor_; }
  /// Bytes in it.
  [[nodiscard]] std::uint64_t size() const;
  /// Where it lies, for messages about a full disk.
  [[nodiscard]] static std::string folder();

 private:
  int descriptor_ = -1;
};

/// A stretch of an open file as memory, read only. Nobody touches it but the worker that inherits it: a file that
/// shrinks meanwhile costs that worker its life and nobody else's.
class Mapping {
 public:
  /// Empty when the stretch cannot be mapped or is empty.
  Mapping(int descriptor, std::uint64_t offset, std::uint64_t length);
  ~Mapping();
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  [[nodiscard]] const std::byte* data() const;
  [[nodiscard]] std::size_t size() const { return length_; }
  [[nodiscard]] std::span<const std::byte> bytes() const { return {data(), length_}; }
  /// Lets the kernel have the whole pages of that stretch back; they are read anew when they are asked for again.
  void let_go(std::size_t offset, std::size_t length) const;

 private:
  void* start_ = nullptr;
  std::size_t before_ = 0;  ///< Bytes between the page's start and the stretch.
  std::size_t length_ = 0;
};

}  // namespace nitec
