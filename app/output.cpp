#include "app/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace nitec {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, int error) {
  throw fs::filesystem_error("cannot write", path, std::error_code(error, std::generic_category()));
}

/// A file that vanishes unless it is renamed.
class NewFile {
 public:
  explicit NewFile(const fs::path& target) : target_(target), name_(target.string() + ".XXXXXX") {
    fd_ = ::mkostemp(name_.data(), O_CLOEXEC);
    if (fd_ < 0) {
      fail(target_, errno);
    }
  }
  ~NewFile() {
    if (fd_ >= 0) {
      ::close(fd_);
      ::unlink(name_.c_str());
    }
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t done = ::write(fd_, bytes.data(), bytes.size());
      if (done < 0 && errno != EINTR) {
        fail(target_, errno);
      }
      bytes.remove_prefix(done < 0 ? 0 : static_cast<std::size_t>(done));
    }
  }

  /// Gives back its descriptor.
  int keep(bool on_disk) {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::fchmod(fd_, 0666 & ~mask) != 0 || (on_disk && ::fsync(fd_) != 0) ||
        ::rename(name_.c_str(), target_.c_str()) != 0) {
      fail(target_, errno);
    }
    return std::exchange(fd_, -1);
  }

 private:
  fs::path target_;
  std::string name_;
  int fd_ = -1;
};

}  // namespace

OutputFolder::OutputFolder(fs::path folder, Lasting lasting) : folder_(std::move(folder)), lasting_(lasting) {
  fs::create_directories(folder_);
}

OutputFolder::~OutputFolder() {
  for (const int descriptor : open_) {
    ::close(descriptor);
  }
}

void OutputFolder::settle() {
  int error = 0;
  for (const int descriptor : std::exchange(open_, {})) {  // The first takes the others' names and places with it.
    error = ::fsync(descriptor) != 0 && error == 0 ? errno : error;
    ::close(descriptor);
  }
  if (error != 0) {
    fail(folder_, error);
  }
}

void OutputFolder::clear(std::string_view name, std::string_view ending) const {
  const fs::path place = folder_ / name;
  if (!fs::is_directory(fs::symlink_status(place))) {
    return;
  }
  std::vector<fs::path> old;
  for (const fs::directory_entry& entry : fs::directory_iterator(place)) {
    if (fs::is_regular_file(entry.symlink_status()) && entry.path().string().ends_with(ending)) {
      old.push_back(entry.path());
    }
  }
  for (const fs::path& file : old) {
    fs::remove(file);
  }
}

void OutputFolder::write(std::string_view name, std::string_view bytes) {
  const fs::path target = folder_ / name;
  if (target.parent_path() != folder_) {
    fs::create_directories(target.parent_path());
  }
  NewFile file(target);
  file.write(bytes);
  const int descriptor = file.keep(lasting_ == Lasting::kEach);
  if (lasting_ == Lasting::kEach) {
    ::close(descriptor);
  } else {
    constexpr std::size_t kMostOpen = 64;
    open_.push_back(descriptor);
    if (open_.size() >= kMostOpen) {
      settle();
    }
  }
  written_.push_back(target.string());
}

}  // namespace nitec
