// How a worker is shut in
// =======================
//
// A worker is a fork of this process. It needs no exec, no files and no protocol to be told its task: everything that
// it reads lies in its memory already. It sends back one frame over a pipe, and ends. A reader that crashes, hangs or
// grows costs its own file and nothing else.
//
// Walls, from the outside in; each is there in case another has a hole:
//
//   time       The parent waits on the pipe until the worker's deadline, then kills it. RLIMIT_CPU does the same
//              should the parent be gone, and PR_SET_PDEATHSIG kills it with the parent.
//   memory     RLIMIT_AS, reckoned from what is mapped at the fork. Not under sanitizers, whose shadow fills terabytes.
//   output     The parent stops reading, and kills, one byte past the limit.
//   files      Landlock rules that allow nothing, where the kernel has it (all rights that its version knows).
//   all else   A seccomp filter: a short list of calls that computing needs; everything else fails with EPERM, so that
//              a library that asks in vain gets an error that it can handle. No open, no socket, no fork, no exec.
//              No memory that can be executed. Signals to itself only: abort() works.
//   leaks      All descriptors but the pipe, and the one file that a job may be given to write to, are closed; standard
//              streams lead to /dev/null; no core file. That file's size is held by RLIMIT_FSIZE.
//
// Without seccomp no worker runs: the exception says so. Without Landlock (before Linux 5.13) it does, for the filter
// already refuses every call that takes a path.
//
// Why the end of the pipe is all that the parent needs to watch: only the worker holds the other end. When the worker
// dies, of whatever, the kernel closes it, after the exit status was fixed; so a kill that follows cannot change the
// status, and it stops a worker that closed its end and went on. Until it is reaped, its number cannot be anybody
// else's, so that kill() needs no pidfd.
//
// A worker that is not shut in may take on several jobs: its frame then says that it waits for the next, whose number
// comes over a second way, a pair of sockets (writing to a worker that has died must not raise SIGPIPE here). It ends
// by itself when it has grown, when its job says so, or when there is no more.
#include "ingest/worker.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <new>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

namespace nitec {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

// The frame: what came of it, then the length (eight bytes, as they lie in memory), then the output.
enum class Sent : char {
  kOutput = 'O',
  kOutputAndWaits = 'W',
  kNoMemory = 'M',
  kTooMuch = 'B',
  kThrew = 'E',
  kNotShutIn = 'S'
};
constexpr std::size_t kFrameHead = 1 + sizeof(std::uint64_t);
constexpr std::size_t kReadAtOnce = 256U << 10;
constexpr int kExitSpoken = 0;                 // The frame says what came of it.
constexpr unsigned long kGrown = 384UL << 20;  // One that has so much in use takes on no other job.

// ---- In the worker -------------------------------------------------------------------------------------------------

// linux/landlock.h of older systems does not know all of these.
struct LandlockRules {
  std::uint64_t files;
  std::uint64_t network;
  std::uint64_t scopes;
};
constexpr std::uint32_t kLandlockAskVersion = 1;
constexpr long kLandlockCreate = 444;
constexpr long kLandlockRestrict = 446;

// All rights that the kernel's version of Landlock can take away, and the size of the structure that it knows.
std::pair<LandlockRules, std::size_t> landlock_rules(long version) {
  LandlockRules rules{(1ULL << 13) - 1, 0, 0};  // version 1: from executing files to making symbolic links
  std::size_t size = sizeof rules.files;
  if (version >= 2) {
    rules.files |= 1ULL << 13;  // linking and renaming between folders
  }
  if (version >= 3) {
    rules.files |= 1ULL << 14;  // truncating
  }
  if (version >= 4) {
    rules.network = 3;  // binding and connecting TCP
    size = offsetof(LandlockRules, scopes);
  }
  if (version >= 5) {
    rules.files |= 1ULL << 15;  // ioctl on devices
  }
  if (version >= 6) {
    rules.scopes = 3;  // abstract UNIX sockets, signals to others
    size = sizeof rules;
  }
  return {rules, size};
}

void shut_out_files() {
  const long version = syscall(kLandlockCreate, nullptr, 0, kLandlockAskVersion);
  if (version < 1) {
    return;
  }
  const auto [rules, size] = landlock_rules(version);
  const long ruleset = syscall(kLandlockCreate, &rules, size, 0);
  if (ruleset >= 0) {
    syscall(kLandlockRestrict, ruleset, 0);
    close(static_cast<int>(ruleset));
  }
}

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#elif defined(__riscv)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_RISCV64;
#else
#error "Name the architecture of this machine for seccomp."
#endif

// The calls that computing, memory and the pipe need.
constexpr auto kAllowed = std::to_array<std::uint32_t>({
    __NR_read,         __NR_write,           __NR_close,
    __NR_munmap,       __NR_mremap,          __NR_madvise,
    __NR_brk,          __NR_futex,           __NR_exit,
    __NR_exit_group,   __NR_rt_sigaction,    __NR_rt_sigprocmask,
    __NR_rt_sigreturn, __NR_sigaltstack,     __NR_restart_syscall,
    __NR_getpid,       __NR_gettid,          __NR_getrandom,
    __NR_getrusage,    __NR_sysinfo,         __NR_sched_yield,
    __NR_nanosleep,    __NR_clock_nanosleep, __NR_clock_gettime,
    __NR_clock_getres, __NR_gettimeofday,
#ifdef __NR_time
    __NR_time,
#endif
});

// One filter instruction; the macros of the kernel's header leave conversions to the compiler's goodwill.
sock_filter step(unsigned code, std::uint32_t value, unsigned if_true = 0, unsigned if_false = 0) {
  return {static_cast<std::uint16_t>(code), static_cast<std::uint8_t>(if_true), static_cast<std::uint8_t>(if_false),
          value};
}

sock_filter load(std::size_t offset) {
  return step(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset));
}

// The low half of an argument, which little-endian machines put first; flags and process numbers fill no more.
std::size_t argument(std::size_t number) {
  return offsetof(seccomp_data, args) + number * sizeof(std::uint64_t);
}

bool shut_out_calls() {
  constexpr unsigned kEquals = BPF_JMP | BPF_JEQ | BPF_K;
  constexpr unsigned kHasBits = BPF_JMP | BPF_JSET | BPF_K;
  constexpr unsigned kReturn = BPF_RET | BPF_K;
  std::array<sock_filter, 2 * kAllowed.size() + 32> code{};
  std::size_t size = 0;
  const auto add = [&](sock_filter instruction) { code.at(size++) = instruction; };

  add(load(offsetof(seccomp_data, arch)));
  add(step(kEquals, kArchitecture, 1, 0));
  add(step(kReturn, SECCOMP_RET_KILL_PROCESS));
  add(load(offsetof(seccomp_data, nr)));
  for (const std::uint32_t call : kAllowed) {
    add(step(kEquals, call, 0, 1));
    add(step(kReturn, SECCOMP_RET_ALLOW));
  }
  // Memory may not become code: the third argument of both.
  for (const std::uint32_t call : {std::uint32_t{__NR_mmap}, std::uint32_t{__NR_mprotect}}) {
    add(step(kEquals, call, 0, 4));
    add(load(argument(2)));
    add(step(kHasBits, PROT_EXEC, 1, 0));
    add(step(kReturn, SECCOMP_RET_ALLOW));
    add(step(kReturn, SECCOMP_RET_ERRNO | EPERM));
  }
  // raise() and abort(): the first argument is this process.
  add(step(kEquals, __NR_tgkill, 0, 3));
  add(load(argument(0)));
  add(step(kEquals, static_cast<std::uint32_t>(getpid()), 0, 1));
  add(step(kReturn, SECCOMP_RET_ALLOW));
  add(step(kReturn, SECCOMP_RET_ERRNO | EPERM));

  const sock_fprog program{static_cast<unsigned short>(size), code.data()};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

void limit(__rlimit_resource resource, std::uint64_t soft, std::uint64_t hard) {
  const rlimit value{soft, hard};
  setrlimit(resource, &value);
}

// So much time from now on.
void allow_time(const WorkerLimits& limits) {
  const std::uint64_t seconds = static_cast<std::uint64_t>(std::max(limits.wall_ms, 0)) / 1000 + 1;
  if (limits.shut_in) {
    limit(RLIMIT_CPU, seconds, seconds + 1);
    return;
  }
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto spent = static_cast<std::uint64_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
  rlimit now{};
  getrlimit(RLIMIT_CPU, &now);
  const std::uint64_t most = spent + seconds * std::max(1U, std::thread::hardware_concurrency());
  limit(RLIMIT_CPU, std::min<std::uint64_t>(most, now.rlim_max), now.rlim_max);
}

// What holds for every worker: it goes with its parent, and has so much time and memory.
void hold(const WorkerLimits& limits, std::uint64_t mapped, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) {
    _exit(1);  // it died before we said so
  }
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) {
    if (!kSanitized || signal == SIGINT || signal == SIGTERM) {
      std::signal(signal, SIG_DFL);
    }
  }
  std::signal(SIGPIPE, SIG_IGN);
  allow_time(limits);
  limit(RLIMIT_CORE, 0, 0);
  if (!kSanitized) {
    const std::uint64_t most = mapped + std::min<std::uint64_t>(limits.address_space, RLIM_INFINITY - mapped);
    rlimit now{};
    getrlimit(RLIMIT_AS, &now);
    // One that runs workers of its own sets their limits from what it has mapped by then.
    limit(RLIMIT_AS, std::min(most, now.rlim_max), limits.shut_in ? std::min(most, now.rlim_max) : now.rlim_max);
  }
}

// True when the walls stand.
bool shut_in(const WorkerLimits& limits) {
  std::signal(SIGXFSZ, SIG_IGN);
  limit(RLIMIT_FSIZE, limits.output_file_bytes, limits.output_file_bytes);
  // Landlock before the filter: its own calls are not on the list.
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  shut_out_files();
  limit(RLIMIT_NOFILE, 0, 0);
  return shut_out_calls();
}

bool write_all(int pipe, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t written = write(pipe, bytes, size);
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return false;
    }
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

bool tell_parent(int pipe, Sent what, const char* bytes, std::uint64_t size) {
  std::array<char, kFrameHead> head{};
  head[0] = static_cast<char>(what);
  std::memcpy(head.data() + 1, &size, sizeof size);
  return write_all(pipe, head.data(), head.size()) && write_all(pipe, bytes, size);
}

[[noreturn]] void send(int pipe, Sent what, const char* bytes = nullptr, std::uint64_t size = 0) {
  const bool sent = tell_parent(pipe, what, bytes, size);
  _exit(sent ? kExitSpoken : 1);  // no destructors, no buffers: they are the parent's
}

// Leaves nothing open but these; -1 is none. Standard streams must lead somewhere, or the next thing opened would
// become one.
void close_the_rest(std::array<int, 3> kept, int nowhere) {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (!(kSanitized && stream == STDERR_FILENO)) {  // reports of the sanitizer should be seen
      dup2(nowhere, stream);
    }
  }
  std::sort(kept.begin(), kept.end());
  int first = STDERR_FILENO + 1;
  for (const int one : kept) {
    if (one > first) {
      syscall(__NR_close_range, first, one - 1, 0);
    }
    first = std::max(first, one + 1);
  }
  syscall(__NR_close_range, first, ~0U, 0);
}

// Of this process: how much a line of its own counts has come to, in pages.
unsigned long pages_of(int column) {
  std::array<unsigned long, 2> pages{};  // mapped, resident
  if (FILE* file = std::fopen("/proc/self/statm", "re")) {
    if (std::fscanf(file, "%lu %lu", &pages[0], &pages[1]) != 2) {
      pages = {};
    }
    std::fclose(file);
  }
  return pages.at(static_cast<std::size_t>(column));
}

unsigned long bytes_of(int column) {
  return pages_of(column) * static_cast<unsigned long>(sysconf(_SC_PAGESIZE));
}

constexpr int kMapped = 0;
constexpr int kResident = 1;

bool is_last_job = false;

// Waits for the number of the next job; false when there is none.
bool next_order(int orders, std::uint64_t& job) {
  ssize_t got = 0;
  do {
    got = recv(orders, &job, sizeof job, MSG_WAITALL);
  } while (got < 0 && errno == EINTR);
  return got == static_cast<ssize_t>(sizeof job);
}

struct Ways {
  int results = -1;
  int orders = -1;  // None: one job only.
};

[[noreturn]] void work(const std::vector<Job>& jobs, std::uint64_t job, const WorkerLimits& limits,
                       std::uint64_t mapped, pid_t parent, Ways ways, int nowhere) {
  close_the_rest({ways.results, limits.output_file, ways.orders}, nowhere);
  hold(limits, mapped, parent);
  if (limits.shut_in && !shut_in(limits)) {
    send(ways.results, Sent::kNotShutIn);
  }
  for (int done = 1;; ++done) {
    try {
      const std::string output = jobs[job]();
      if (output.size() > limits.output_bytes) {
        send(ways.results, Sent::kTooMuch);
      }
      const bool waits = ways.orders >= 0 && done < limits.jobs_each && !is_last_job && bytes_of(kResident) < kGrown;
      if (!waits) {
        send(ways.results, Sent::kOutput, output.data(), output.size());
      }
      if (!tell_parent(ways.results, Sent::kOutputAndWaits, output.data(), output.size())) {
        _exit(1);
      }
    } catch (const std::bad_alloc&) {
      send(ways.results, Sent::kNoMemory);
    } catch (...) {
      send(ways.results, Sent::kThrew);
    }
    if (!next_order(ways.orders, job)) {
      _exit(kExitSpoken);
    }
    allow_time(limits);
  }
}

// ---- In the parent -------------------------------------------------------------------------------------------------

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) {
      close(number_);
    }
  }
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

using Clock = std::chrono::steady_clock;

std::int64_t largest_worker = 0;  // KiB

// A worker under way. Whatever happens, it is killed and reaped.
class Worker {
 public:
  Worker(pid_t process, Descriptor pipe, Descriptor orders, std::size_t job, Clock::time_point begin)
      : process_(process), pipe_(std::move(pipe)), orders_(std::move(orders)), job_(job), begin_(begin) {}
  Worker(Worker&& other) noexcept
      : process_(std::exchange(other.process_, 0)),
        pipe_(std::move(other.pipe_)),
        orders_(std::move(other.orders_)),
        job_(other.job_),
        begin_(other.begin_),
        done_(other.done_),
        waits_(other.waits_),
        received_(std::move(other.received_)) {}
  Worker& operator=(Worker&& other) noexcept {
    std::swap(process_, other.process_);
    pipe_ = std::move(other.pipe_);
    orders_ = std::move(other.orders_);
    job_ = other.job_;
    begin_ = other.begin_;
    done_ = other.done_;
    waits_ = other.waits_;
    received_ = std::move(other.received_);
    return *this;
  }
  ~Worker() { end(); }

  [[nodiscard]] int pipe() const { return pipe_.get(); }
  [[nodiscard]] std::size_t job() const { return job_; }
  [[nodiscard]] Clock::time_point begin() const { return begin_; }
  /// The job under way is the first that it was given.
  [[nodiscard]] bool is_fresh() const { return done_ == 0; }
  /// It has given a result and could take on another job.
  [[nodiscard]] bool waits() const { return waits_; }

  // Takes in what the pipe has; a result when that was the last of it.
  std::optional<WorkerResult> receive(const WorkerLimits& limits, std::vector<char>& buffer) {
    const ssize_t got = read(pipe_.get(), buffer.data(), buffer.size());
    if (got < 0) {
      return errno == EINTR || errno == EAGAIN ? std::nullopt : std::optional(result());
    }
    if (got == 0) {
      return result();
    }
    received_.append(buffer.data(), static_cast<std::size_t>(got));
    if (received_.size() >= kFrameHead && received_.size() - static_cast<std::size_t>(got) < kFrameHead) {
      // Room for all of it at once, as far as it may be believed.
      received_.reserve(kFrameHead + static_cast<std::size_t>(std::min(announced(), limits.output_bytes)));
    }
    if (received_.size() > kFrameHead && received_.size() - kFrameHead > limits.output_bytes) {
      return WorkerResult{Outcome::kTooMuchOutput, "", 0};
    }
    if (orders_.get() >= 0 && received_.size() >= kFrameHead &&
        static_cast<Sent>(received_[0]) == Sent::kOutputAndWaits && received_.size() - kFrameHead == announced()) {
      waits_ = true;
      received_.erase(0, kFrameHead);
      return WorkerResult{Outcome::kDone, std::exchange(received_, {}), 0};
    }
    return std::nullopt;
  }

  // Gives another job to one that waits. Should it have died, its end of the pipe says so.
  void order(std::size_t job) {
    job_ = job;
    begin_ = Clock::now();
    ++done_;
    waits_ = false;
    const std::uint64_t number = job;
    [[maybe_unused]] const ssize_t sent = ::send(orders_.get(), &number, sizeof number, MSG_NOSIGNAL);
  }

 private:
  [[nodiscard]] std::uint64_t announced() const {
    std::uint64_t size = 0;
    std::memcpy(&size, received_.data() + 1, sizeof size);
    return size;
  }

  // Kills what may still run and gives back how it ended (see waitpid), 0 when it is known no more.
  int end() {
    int status = 0;
    if (process_ > 0) {
      rusage used{};
      kill(process_, SIGKILL);
      while (wait4(process_, &status, 0, &used) < 0 && errno == EINTR) {
      }
      largest_worker = std::max<std::int64_t>(largest_worker, used.ru_maxrss);
      process_ = 0;
    }
    return status;
  }

  WorkerResult result() {
    const int status = end();
    if (received_.size() >= kFrameHead) {
      const bool whole = received_.size() - kFrameHead == announced();
      switch (static_cast<Sent>(received_[0])) {
        case Sent::kOutput:
          if (whole) {
            received_.erase(0, kFrameHead);
            return {Outcome::kDone, std::move(received_), 0};
          }
          break;
        case Sent::kNoMemory:
          return {Outcome::kOutOfMemory, "", 0};
        case Sent::kTooMuch:
          return {Outcome::kTooMuchOutput, "", 0};
        case Sent::kNotShutIn:
          errno = ENOSYS;
          fail("the kernel cannot shut in a worker process (seccomp)");
        case Sent::kOutputAndWaits:
        case Sent::kThrew:
          break;
      }
    }
    const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return {signal == SIGXCPU ? Outcome::kTimedOut : Outcome::kCrashed, "", signal};
  }

  pid_t process_;
  Descriptor pipe_;
  Descriptor orders_;
  std::size_t job_;
  Clock::time_point begin_;
  int done_ = 0;
  bool waits_ = false;
  std::string received_;
};

// In a fork of a process with several threads, locks that the others held stay locked for ever. A thread that was
// joined holds none, but is listed for a moment more.
[[maybe_unused]] bool has_one_thread() {
  constexpr int kMoments = 1000;
  std::error_code error;
  for (int i = 0; i < kMoments; ++i) {
    const std::filesystem::directory_iterator tasks("/proc/self/task", error);
    if (error || std::distance(begin(tasks), end(tasks)) == 1) {
      return true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return false;
}

// Nothing when the kernel has no process to spare just now.
std::optional<Worker> start(const std::vector<Job>& jobs, std::size_t job, const WorkerLimits& limits, int nowhere) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    fail("pipe");
  }
  Descriptor reading(ends[0]);
  const Descriptor writing(ends[1]);
  fcntl(reading.get(), F_SETFL, O_NONBLOCK);
  fcntl(reading.get(), F_SETPIPE_SZ, static_cast<int>(kReadAtOnce));  // fewer turns; as good without
  std::array<int, 2> sockets{-1, -1};
  if (!limits.shut_in && limits.jobs_each > 1 && socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data())) {
    fail("socketpair");
  }
  Descriptor ordering(sockets[0]);
  const Descriptor ordered(sockets[1]);
  const std::uint64_t mapped = bytes_of(kMapped);
  const pid_t parent = getpid();
  const auto begin = Clock::now();
  const pid_t process = fork();
  if (process == 0) {
    work(jobs, job, limits, mapped, parent, {writing.get(), ordered.get()}, nowhere);
  }
  if (process < 0) {
    return std::nullopt;
  }
  return Worker(process, std::move(reading), std::move(ordering), job, begin);
}

// Milliseconds until then, rounded up, for poll().
int until(Clock::time_point when) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(when - Clock::now()).count();
  return static_cast<int>(std::clamp<long>(left, 0, 3'600'000));
}

constexpr std::chrono::milliseconds kTick{500};

void tell(const std::vector<Worker>& workers, const Tick& tick) {
  std::vector<Underway> underway;
  for (const Worker& worker : workers) {
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - worker.begin());
    underway.push_back({worker.job(), since.count()});
  }
  tick(underway);
}

}  // namespace

void take_on_no_more() {
  is_last_job = true;
}

std::int64_t peak_of_workers() {
  return std::exchange(largest_worker, 0);
}

void run_each(const std::vector<Job>& jobs, int at_once, const WorkerLimits& limits, const Done& done,
              const Tick& tick) {
  assert(kSanitized || has_one_thread());
  const Descriptor nowhere(open("/dev/null", O_RDWR | O_CLOEXEC));
  if (nowhere.get() < 0) {
    fail("/dev/null");
  }
  const std::chrono::milliseconds time(limits.wall_ms);
  std::vector<Worker> workers;
  std::vector<char> buffer(kReadAtOnce);
  std::vector<pollfd> waiting;
  std::vector<std::size_t> again;  // In a process of their own.
  std::size_t next = 0;
  const auto most = static_cast<std::size_t>(std::max(at_once, 1));
  while (next < jobs.size() || !again.empty() || !workers.empty()) {
    while ((next < jobs.size() || !again.empty()) && workers.size() < most) {
      auto worker = start(jobs, again.empty() ? next : again.back(), limits, nowhere.get());
      if (!worker && workers.empty()) {
        fail("fork");
      }
      if (!worker) {
        break;  // once another has ended
      }
      workers.push_back(std::move(*worker));
      if (again.empty()) {
        ++next;
      } else {
        again.pop_back();
      }
    }
    if (tick) {
      tell(workers, tick);
    }
    waiting.clear();
    Clock::time_point first = tick ? Clock::now() + kTick : Clock::time_point::max();
    for (const Worker& worker : workers) {
      waiting.push_back({worker.pipe(), POLLIN, 0});
      first = std::min(first, worker.begin() + time);
    }
    if (poll(waiting.data(), waiting.size(), until(first)) < 0 && errno != EINTR) {
      fail("poll");
    }
    const auto now = Clock::now();
    for (std::size_t i = workers.size(); i-- > 0;) {  // backwards: those that have ended go
      Worker& worker = workers[i];
      std::optional<WorkerResult> result;
      if (waiting[i].revents != 0) {
        result = worker.receive(limits, buffer);
      }
      if (!result && now >= worker.begin() + time) {
        result = WorkerResult{Outcome::kTimedOut, "", 0};
      }
      if (!result) {
        continue;
      }
      const std::size_t job = worker.job();
      const bool is_doubtful =
          !worker.is_fresh() && result->outcome != Outcome::kDone && result->outcome != Outcome::kTimedOut;
      if (worker.waits() && again.empty() && next < jobs.size()) {
        worker.order(next++);
      } else {
        workers.erase(workers.begin() + static_cast<std::ptrdiff_t>(i));
      }
      if (is_doubtful) {
        again.push_back(job);
      } else {
        done(job, std::move(*result));
      }
    }
  }
}

std::vector<WorkerResult> run_all(const std::vector<Job>& jobs, int at_once, const WorkerLimits& limits) {
  std::vector<WorkerResult> results(jobs.size());
  run_each(jobs, at_once, limits, [&](std::size_t job, WorkerResult result) { results[job] = std::move(result); });
  return results;
}

WorkerResult run_isolated(const Job& job, const WorkerLimits& limits) {
  return std::move(run_all({job}, 1, limits).front());
}

}  // namespace nitec
