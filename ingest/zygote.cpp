#include "ingest/zygote.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <string_view>
#include <system_error>

namespace nitec {
namespace {

// What is sent: what it is, the length of the rest, the rest.
enum class Sent : char { kMessage = 'M', kThrew = 'E', kDone = 'D' };
constexpr std::size_t kHead = 1 + sizeof(std::uint64_t);

bool write_all(int pipe, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(pipe, bytes.data(), bytes.size());
    if (done <= 0 && !(done < 0 && errno == EINTR)) {
      return false;
    }
    bytes.remove_prefix(done < 0 ? 0 : static_cast<std::size_t>(done));
  }
  return true;
}

bool read_all(int pipe, char* to, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(pipe, to, size);
    if (got <= 0 && !(got < 0 && errno == EINTR)) {
      return false;
    }
    to += got < 0 ? 0 : got;
    size -= got < 0 ? 0 : static_cast<std::size_t>(got);
  }
  return true;
}

void send(int pipe, Sent what, std::string_view rest) {
  std::array<char, kHead> head{};
  const std::uint64_t size = rest.size();
  head[0] = static_cast<char>(what);
  std::memcpy(head.data() + 1, &size, sizeof size);
  if (!write_all(pipe, {head.data(), head.size()}) || !write_all(pipe, rest)) {
    ::_exit(1);  // Nobody listens any more.
  }
}

[[noreturn]] void be_zygote(const std::function<void(const Take&)>& work, int pipe, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) {
    ::_exit(1);
  }
  try {
    work([pipe](const std::string& message) { send(pipe, Sent::kMessage, message); });
    send(pipe, Sent::kDone, "");
  } catch (const std::exception& error) {
    send(pipe, Sent::kThrew, error.what());
  }
  ::_exit(0);  // no destructors, no buffers: they are the program's
}

/// Closed, stopped and reaped whatever happens.
class Zygote {
 public:
  Zygote(pid_t process, int pipe) : process_(process), pipe_(pipe) {}
  ~Zygote() {
    ::close(pipe_);
    ::kill(process_, SIGKILL);
    while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  Zygote(const Zygote&) = delete;
  Zygote& operator=(const Zygote&) = delete;

  /// Nothing more to read: false.
  bool receive(std::string& message) const {
    std::array<char, kHead> head{};
    std::uint64_t size = 0;
    if (read_all(pipe_, head.data(), head.size())) {
      std::memcpy(&size, head.data() + 1, sizeof size);
      message.resize(size);
      if (read_all(pipe_, message.data(), size)) {
        switch (static_cast<Sent>(head[0])) {
          case Sent::kMessage:
            return true;
          case Sent::kDone:
            return false;
          case Sent::kThrew:
            throw std::runtime_error(message);
        }
      }
    }
    throw std::runtime_error("读取文件的进程意外结束");
  }

 private:
  pid_t process_;
  int pipe_;
};

}  // namespace

void run_in_zygote(const std::function<void(const Take& send)>& work, const Take& take) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw std::system_error(errno, std::generic_category(), "pipe");
  }
  const pid_t parent = ::getpid();
  const pid_t process = ::fork();
  if (process < 0) {
    const int error = errno;
    ::close(ends[0]);
    ::close(ends[1]);
    throw std::system_error(error, std::generic_category(), "fork");
  }
  if (process == 0) {
    ::close(ends[0]);
    be_zygote(work, ends[1], parent);
  }
  ::close(ends[1]);
  const Zygote zygote(process, ends[0]);
  for (std::string message; zygote.receive(message);) {
    take(std::move(message));
    message.clear();
  }
}

}  // namespace nitec
