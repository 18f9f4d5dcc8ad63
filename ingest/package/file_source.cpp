#include "ingest/package/file_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace nitec {

InputFile::InputFile(InputFile&& other) noexcept
    : spool_(std::move(other.spool_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      offset_(other.offset_),
      size_(other.size_) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
  std::swap(spool_, other.spool_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(offset_, other.offset_);
  std::swap(size_, other.size_);
  return *this;
}

InputFile::~InputFile() {
  if (descriptor_ >= 0 && !spool_) {
    ::close(descriptor_);
  }
}

std::optional<std::string> InputFile::read(std::uint64_t offset, std::uint64_t length) const {
  std::string bytes;
  return read(offset, length, bytes) ? std::optional(std::move(bytes)) : std::nullopt;
}

bool InputFile::read(std::uint64_t offset, std::uint64_t length, std::string& bytes) const {
  if (!is_open()) {
    return false;
  }
  bytes.resize(offset < size_ ? std::min(length, size_ - offset) : 0);
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got =
        ::pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset_ + offset + done));
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0) {
      return false;
    }
    if (got == 0) {
      break;  // It shrank while being read: what is there is the file.
    }
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return true;
}

std::unique_ptr<Mapping> InputFile::map() const {
  return std::make_unique<Mapping>(descriptor_, offset_, size_);
}

InputFile FileSource::open() const {
  if (spool_) {
    return {spool_, offset_, size_};
  }
  const int descriptor =
      place_.empty() ? -1 : ::open(place_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  struct stat status {};
  if (descriptor < 0) {
    return {};
  }
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor);
    return {};
  }
  return {descriptor, static_cast<std::uint64_t>(status.st_size)};
}

}  // namespace nitec
