#include "ingest/archive/spool.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace nitec {

std::string Spool::folder() {
  const char* wished = std::getenv("TMPDIR");
  return wished != nullptr && *wished == '/' ? wished : "/tmp";
}

Spool::Spool() {
  descriptor_ = ::open(folder().c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
  if (descriptor_ < 0) {
    descriptor_ = ::memfd_create("nitec-archive", MFD_CLOEXEC);
  }
  if (descriptor_ < 0) {
    throw std::filesystem::filesystem_error("cannot unpack", folder(), std::error_code(errno, std::generic_category()));
  }
}

Spool::~Spool() {
  ::close(descriptor_);
}

std::uint64_t Spool::size() const {
  struct stat status {};
  return ::fstat(descriptor_, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

Mapping::Mapping(int descriptor, std::uint64_t offset, std::uint64_t length) {
  const auto page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  const auto before = static_cast<std::size_t>(offset % page);
  if (length == 0) {
    return;
  }
  void* start =
      ::mmap(nullptr, length + before, PROT_READ, MAP_PRIVATE, descriptor, static_cast<off_t>(offset - before));
  if (start != MAP_FAILED) {
    start_ = start;
    before_ = before;
    length_ = length;
  }
}

Mapping::~Mapping() {
  if (start_ != nullptr) {
    ::munmap(start_, length_ + before_);
  }
}

void Mapping::let_go(std::size_t offset, std::size_t length) const {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::size_t first = (before_ + offset + page - 1) / page * page;
  const std::size_t last = (before_ + std::min(offset + length, length_)) / page * page;
  if (first < last) {
    ::madvise(static_cast<char*>(start_) + first, last - first, MADV_DONTNEED);
  }
}

const std::byte* Mapping::data() const {
  return start_ == nullptr ? nullptr : static_cast<const std::byte*>(start_) + before_;
}

}  // namespace nitec
