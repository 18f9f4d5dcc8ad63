#include "ingest/package/open_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace nitec {
namespace {

class Descriptor {
 public:
  explicit Descriptor(const std::filesystem::path& place)
      : fd_(::open(place.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)) {}
  ~Descriptor() {
    if (fd_ >= 0) {
      ::close(fd_);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

OpenFile open_file(const std::filesystem::path& place, std::uint64_t max_bytes) {
  OpenFile file;
  const Descriptor descriptor(place);
  struct stat status {};
  if (descriptor.get() < 0 || ::fstat(descriptor.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return file;
  }
  file.size = static_cast<std::uint64_t>(status.st_size);
  if (file.size > max_bytes) {
    file.too_large = true;
    return file;
  }
  std::string content(file.size, '\0');
  std::size_t done = 0;
  while (done < content.size()) {
    const ssize_t got = ::read(descriptor.get(), content.data() + done, content.size() - done);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0) {
      return file;
    }
    if (got == 0) {
      break;  // It shrank while being read: what is there is the file.
    }
    done += static_cast<std::size_t>(got);
  }
  content.resize(done);
  file.size = done;
  file.content = std::move(content);
  return file;
}

}  // namespace nitec
