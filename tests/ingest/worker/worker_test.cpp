#include "ingest/worker.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "ingest/text/fold.h"
#include "ingest/text/segment.h"

namespace nitec {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

using Clock = std::chrono::steady_clock;

[[noreturn]] void spin() {
  for (std::atomic<unsigned> turns = 0;; ++turns) {
  }
}

const WorkerLimits kShort{.wall_ms = 300, .address_space = 256ULL << 20, .output_bytes = 1 << 20};
const WorkerLimits kAmple{.wall_ms = 20'000, .address_space = 256ULL << 20, .output_bytes = 64 << 20};

// Which call was refused, with what: "openat: 1".
std::string refusal(const char* name, long result) {
  return std::string(name) + (result < 0 ? ": " + std::to_string(errno) : ": allowed");
}

// The next job runs, whatever the last one did, and no child is left behind.
void expect_all_well() {
  const WorkerResult next = run_isolated([] { return std::string("still here"); }, kAmple);
  EXPECT_EQ(next.outcome, Outcome::kDone);
  EXPECT_EQ(next.output, "still here");
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

std::size_t open_descriptors() {
  const std::filesystem::directory_iterator files("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

TEST(Worker, GivesBackWhatTheJobReturns) {
  EXPECT_EQ(run_isolated([] { return std::string("摘要\0\n", 8); }, kAmple).output, std::string("摘要\0\n", 8));
  const WorkerResult nothing = run_isolated([] { return std::string(); }, kAmple);
  EXPECT_EQ(nothing.outcome, Outcome::kDone);
  EXPECT_EQ(nothing.output, "");
  std::string large(20 << 20, 'x');
  large.back() = 'y';
  EXPECT_EQ(run_isolated([&] { return large; }, kAmple).output, large);
}

TEST(Worker, ChangesNothingHere) {
  int here = 1;
  EXPECT_EQ(run_isolated([&] { return std::to_string(++here); }, kAmple).output, "2");
  EXPECT_EQ(here, 1);
}

TEST(Worker, SegmentsChineseWithoutFiles) {
  load_segmentation();
  const WorkerResult result =
      run_isolated([] { return std::to_string(word_boundaries(U"竣工财务决算审计").size()); }, kAmple);
  EXPECT_EQ(result.output, "5");  // 竣工|财务|决算|审计
}

TEST(Worker, EndlessLoop) {
  const auto start = Clock::now();
  const WorkerResult result = run_isolated([]() -> std::string { spin(); }, kShort);
  EXPECT_EQ(result.outcome, Outcome::kTimedOut);
  EXPECT_EQ(result.output, "");
  EXPECT_GE(Clock::now() - start, std::chrono::milliseconds(300));
  EXPECT_LT(Clock::now() - start, std::chrono::seconds(10));
  expect_all_well();
}

TEST(Worker, Sleep) {
  const WorkerResult result = run_isolated(
      [] {
        std::this_thread::sleep_for(std::chrono::hours(1));
        return std::string();
      },
      kShort);
  EXPECT_EQ(result.outcome, Outcome::kTimedOut);
  expect_all_well();
}

TEST(Worker, Abort) {
  const WorkerResult result = run_isolated([]() -> std::string { std::abort(); }, kAmple);
  EXPECT_EQ(result.outcome, Outcome::kCrashed);
  EXPECT_EQ(result.signal, SIGABRT);
  expect_all_well();
}

TEST(Worker, SegmentationFault) {
  const WorkerResult result = run_isolated(
      [] {
        volatile int* volatile nowhere = nullptr;
        *nowhere = 1;  // NOLINT(clang-analyzer-core.NullDereference): the fault that is asked for.
        return std::string();
      },
      kAmple);
  EXPECT_EQ(result.outcome, Outcome::kCrashed);
  if (!kSanitized) {
    EXPECT_EQ(result.signal, SIGSEGV);
  }
  expect_all_well();
}

TEST(Worker, StackOverflow) {
  if (kSanitized) {
    GTEST_SKIP() << "the sanitizer's own report";
  }
  struct Deep {
    static int down(int depth) {
      volatile char frame[1024];
      frame[depth % 1024] = 1;
      return depth < 0 ? 0 : down(depth + 1) + frame[depth % 1024];
    }
  };
  const WorkerResult result = run_isolated([] { return std::to_string(Deep::down(0)); }, kAmple);
  EXPECT_EQ(result.outcome, Outcome::kCrashed);
  EXPECT_EQ(result.signal, SIGSEGV);
  expect_all_well();
}

TEST(Worker, ExceptionAndEarlyExit) {
  const WorkerResult thrown = run_isolated([]() -> std::string { throw std::runtime_error("a reader's bug"); }, kAmple);
  EXPECT_EQ(thrown.outcome, Outcome::kCrashed);
  EXPECT_EQ(thrown.signal, 0);
  const WorkerResult left = run_isolated([]() -> std::string { _exit(0); }, kAmple);
  EXPECT_EQ(left.outcome, Outcome::kCrashed);
  EXPECT_EQ(left.signal, 0);
  expect_all_well();
}

TEST(Worker, MemoryHog) {
  if (kSanitized) {
    GTEST_SKIP() << "address space is not bounded under sanitizers";
  }
  const WorkerResult result = run_isolated(
      [] {
        std::vector<std::unique_ptr<char[]>> blocks;
        for (;;) {
          blocks.push_back(std::make_unique<char[]>(1 << 20));
        }
        return std::string();
      },
      kAmple);
  EXPECT_EQ(result.outcome, Outcome::kOutOfMemory);
  expect_all_well();
}

TEST(Worker, TheParentsBallastIsNotReckoned) {
  const std::string ballast(400 << 20, 'x');
  const WorkerResult result = run_isolated([&] { return std::string(100 << 10, ballast[7]); }, kShort);
  EXPECT_EQ(result.outcome, Outcome::kDone);
}

TEST(Worker, OutputTooLong) {
  const WorkerResult result = run_isolated([] { return std::string((1 << 20) + 1, 'x'); }, kShort);
  EXPECT_EQ(result.outcome, Outcome::kTooMuchOutput);
  EXPECT_EQ(run_isolated([] { return std::string(1 << 20, 'x'); }, kShort).outcome, Outcome::kDone);
  expect_all_well();
}

// A reader that was taken over writes to the pipe itself.
TEST(Worker, OutputFlood) {
  const auto flood = [] {
    const std::string bytes(64 << 10, 'O');
    for (int descriptor = 3; descriptor < 64;) {
      if (write(descriptor, bytes.data(), bytes.size()) < 0) {
        ++descriptor;
      }
    }
    return std::string();
  };
  EXPECT_EQ(run_isolated(flood, kAmple).outcome, Outcome::kTooMuchOutput);
  expect_all_well();
}

// A job that is given a file may write to it, so far and no further; a job that is given none may not.
TEST(Worker, WritesToItsFileAndToNoOther) {
  const int file = memfd_create("given", MFD_CLOEXEC);
  const int other = memfd_create("other", MFD_CLOEXEC);
  ASSERT_GE(std::min(file, other), 0);
  const auto fill = [&] {
    const std::string bytes(1000, 'x');
    const ssize_t once = write(file, bytes.data(), bytes.size());
    const ssize_t twice = write(file, bytes.data(), bytes.size());
    const int why = write(file, bytes.data(), 1) < 0 ? errno : 0;
    const int others = write(other, bytes.data(), 1) < 0 ? errno : 0;
    return std::to_string(once) + " " + std::to_string(twice) + " " + std::to_string(why == EFBIG) + " " +
           std::to_string(others == EBADF);
  };
  WorkerLimits limits = kAmple;
  limits.output_file = file;
  limits.output_file_bytes = 1500;
  EXPECT_EQ(run_isolated(fill, limits).output, "1000 500 1 1");
  EXPECT_EQ(lseek(file, 0, SEEK_END), 1500);
  EXPECT_EQ(run_isolated(fill, kAmple).output, "-1 -1 0 1");  // closed, as all else
  close(file);
  close(other);
}

TEST(Worker, FalseFramesAreNoOutput) {
  const auto say = [](const std::string& bytes) {
    return [bytes] {
      for (int descriptor = 3; descriptor < 64; ++descriptor) {
        if (write(descriptor, bytes.data(), bytes.size()) > 0) {
          _exit(0);
        }
      }
      return std::string();
    };
  };
  for (const std::string& bytes : {std::string("O"), std::string(9, '\xFF'), "O" + std::string(8, '\0') + "surplus",
                                   "O\x05" + std::string(7, '\0') + "four", "E" + std::string(8, '\0')}) {
    const WorkerResult result = run_isolated(say(bytes), kAmple);
    EXPECT_EQ(result.outcome, Outcome::kCrashed);
    EXPECT_EQ(result.output, "");
  }
  expect_all_well();
}

// Ends its own side of the pipe and goes on: the parent does not wait for it.
TEST(Worker, ClosedPipe) {
  const auto start = Clock::now();
  const auto close_and_stay = []() -> std::string {
    for (int descriptor = 3; descriptor < 64; ++descriptor) {
      close(descriptor);
    }
    spin();
  };
  EXPECT_EQ(run_isolated(close_and_stay, kAmple).outcome, Outcome::kCrashed);
  EXPECT_LT(Clock::now() - start, std::chrono::seconds(10));
  expect_all_well();
}

struct Attempt {
  const char* name;
  long (*call)();
};

// Each of these succeeds outside of a worker, or fails for another reason than EPERM.
TEST(Worker, RefusesCallsThatReachOut) {
  const std::vector<Attempt> attempts = {
      {"open", [] { return static_cast<long>(open("/etc/passwd", O_RDONLY)); }},
      {"create", [] { return static_cast<long>(open("/tmp/nitec-worker-was-here", O_CREAT | O_WRONLY, 0600)); }},
      {"openat", [] { return syscall(__NR_openat, AT_FDCWD, "/", O_RDONLY | O_DIRECTORY); }},
      {"openat2", [] { return syscall(__NR_openat2, AT_FDCWD, "/", nullptr, 0); }},
      {"memfd", [] { return static_cast<long>(memfd_create("code", 0)); }},
      {"mkdir", [] { return static_cast<long>(mkdir("/tmp/nitec-worker-was-here", 0700)); }},
      {"unlink", [] { return static_cast<long>(unlink("/tmp/nitec-no-such-file")); }},
      {"stat",
       [] {
         struct stat status {};
         return static_cast<long>(stat("/etc/passwd", &status));
       }},
      {"socket", [] { return static_cast<long>(socket(AF_INET, SOCK_STREAM, 0)); }},
      {"unix socket", [] { return static_cast<long>(socket(AF_UNIX, SOCK_STREAM, 0)); }},
      {"netlink socket", [] { return static_cast<long>(socket(AF_NETLINK, SOCK_RAW, 0)); }},
      {"exec",
       [] {
         char* const none[] = {nullptr};
         return static_cast<long>(execve("/bin/true", none, none));
       }},
      {"fork", [] { return static_cast<long>(fork()); }},
      {"vfork", [] { return syscall(__NR_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr); }},
      {"kill", [] { return static_cast<long>(kill(getppid(), 0)); }},
      {"tgkill", [] { return syscall(__NR_tgkill, 1, 1, 0); }},
      {"ptrace", [] { return ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); }},
      {"executable memory",
       [] {
         void* const page = mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
         return page == MAP_FAILED ? -1L : 0L;
       }},
      {"making memory executable",
       [] {
         void* const page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
         return static_cast<long>(mprotect(page, 4096, PROT_READ | PROT_EXEC));
       }},
      {"pidfd", [] { return syscall(__NR_pidfd_open, getpid(), 0); }},
      {"io_uring", [] { return syscall(__NR_io_uring_setup, 1, nullptr); }},
      {"bpf", [] { return syscall(__NR_bpf, 0, nullptr, 0); }},
      {"chdir", [] { return static_cast<long>(chdir("/")); }},
      {"setuid", [] { return static_cast<long>(setuid(0)); }},
      {"raise the limits", [] { return syscall(__NR_prlimit64, 0, 7 /* open files */, nullptr, nullptr); }},
  };
  for (const Attempt& attempt : attempts) {
    const WorkerResult result = run_isolated([&] { return refusal(attempt.name, attempt.call()); }, kAmple);
    EXPECT_EQ(result.outcome, Outcome::kDone) << attempt.name;
    EXPECT_EQ(result.output, std::string(attempt.name) + ": " + std::to_string(EPERM));
  }
  EXPECT_FALSE(std::filesystem::exists("/tmp/nitec-worker-was-here"));
  expect_all_well();
}

TEST(Worker, InheritsNoOpenFiles) {
  const int secret = open("/etc/passwd", O_RDONLY);
  ASSERT_GE(secret, 0);
  const WorkerResult result = run_isolated(
      [] {
        int readable = 0;
        char byte = 0;
        for (int descriptor = 0; descriptor < 1024; ++descriptor) {
          readable += read(descriptor, &byte, 1) > 0 ? 1 : 0;
        }
        return std::to_string(readable);
      },
      kAmple);
  EXPECT_EQ(result.output, "0");
  close(secret);
}

TEST(Worker, ManyJobsKeepTheirOrder) {
  const std::size_t before = open_descriptors();
  std::vector<Job> jobs;
  jobs.reserve(40);
  for (int i = 0; i < 40; ++i) {
    jobs.emplace_back([i]() -> std::string {
      if (i % 10 == 3) {
        std::abort();
      }
      if (i == 14) {
        std::this_thread::sleep_for(std::chrono::hours(1));
      }
      return std::string(static_cast<std::size_t>(i) * 1000, 'x') + std::to_string(i);
    });
  }
  const std::vector<WorkerResult> results = run_all(jobs, 4, WorkerLimits{.wall_ms = 2000});
  ASSERT_EQ(results.size(), jobs.size());
  for (int i = 0; i < 40; ++i) {
    const WorkerResult& result = results[static_cast<std::size_t>(i)];
    if (i % 10 == 3) {
      EXPECT_EQ(result.outcome, Outcome::kCrashed) << i;
    } else if (i == 14) {
      EXPECT_EQ(result.outcome, Outcome::kTimedOut) << i;
    } else {
      EXPECT_EQ(result.output, std::string(static_cast<std::size_t>(i) * 1000, 'x') + std::to_string(i));
    }
  }
  EXPECT_EQ(open_descriptors(), before);
  expect_all_well();
}

TEST(Worker, SeveralAtOnce) {
  const auto nap = [] {
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    return std::string("rested");
  };
  const auto start = Clock::now();
  const auto results = run_all(std::vector<Job>(6, nap), 6, kAmple);
  EXPECT_LT(Clock::now() - start, std::chrono::milliseconds(6 * 400));
  for (const WorkerResult& result : results) {
    EXPECT_EQ(result.output, "rested");
  }
  EXPECT_TRUE(run_all({}, 4, kAmple).empty());
}

// ---- Several jobs, one after the other
// -------------------------------------------------------------------------------

WorkerLimits several(int jobs_each) {
  return {.shut_in = false, .jobs_each = jobs_each, .wall_ms = 20'000, .address_space = 256ULL << 20};
}

/// How many jobs this process has had, this one with them.
int turn() {
  static int turns = 0;
  return ++turns;
}

std::string outputs_of(const std::vector<WorkerResult>& results) {
  std::string all;
  for (const WorkerResult& result : results) {
    all += result.outcome == Outcome::kDone ? result.output : "!" + std::to_string(static_cast<int>(result.outcome));
    all += " ";
  }
  return all;
}

TEST(LongWorker, TakesOnSoManyAndNoMore) {
  const std::vector<Job> jobs(7, [] { return std::to_string(turn()); });
  EXPECT_EQ(outputs_of(run_all(jobs, 1, several(3))), "1 2 3 1 2 3 1 ");
  EXPECT_EQ(outputs_of(run_all(jobs, 1, several(1))), "1 1 1 1 1 1 1 ");
  WorkerLimits shut_in = several(3);
  shut_in.shut_in = true;
  EXPECT_EQ(outputs_of(run_all(jobs, 1, shut_in)), "1 1 1 1 1 1 1 ");
  expect_all_well();
}

TEST(LongWorker, LargeOutputsFollowOneAnother) {
  std::vector<Job> jobs;
  std::string wanted;
  for (int i = 0; i < 6; ++i) {
    const std::string output(i % 2 == 0 ? 3 << 20 : 0, static_cast<char>('a' + i));
    jobs.push_back([output] { return output; });
    wanted += output + " ";
  }
  EXPECT_TRUE(outputs_of(run_all(jobs, 2, several(6))) == wanted);
}

TEST(LongWorker, OneThatSaysSoIsTheLastOfItsProcess) {
  std::vector<Job> jobs(4, [] { return std::to_string(turn()); });
  jobs[1] = [] {
    take_on_no_more();
    return std::to_string(turn());
  };
  EXPECT_EQ(outputs_of(run_all(jobs, 1, several(9))), "1 2 1 2 ");
}

TEST(LongWorker, OneThatHasGrownTakesOnNoMore) {
  WorkerLimits limits = several(9);
  limits.address_space = 2ULL << 30;
  std::vector<Job> jobs(3, [] { return std::to_string(turn()); });
  jobs[0] = [] {
    static std::vector<char> kept;
    kept.assign(500U << 20, 'x');
    return std::to_string(turn());
  };
  EXPECT_EQ(outputs_of(run_all(jobs, 1, limits)), "1 1 2 ");
}

/// What an earlier job has left may be at fault: each that fails after another is asked once more, in a process of its
/// own.
TEST(LongWorker, AFailureAfterOthersIsTriedAgainAlone) {
  int crashes = 0;
  std::vector<Job> jobs(5, [] { return std::to_string(turn()); });
  jobs[1] = []() -> std::string {
    turn() == 1 ? void() : std::abort();
    return "alone";
  };
  jobs[2] = []() -> std::string { std::abort(); };
  jobs[3] = []() -> std::string { throw std::bad_alloc(); };
  const std::vector<WorkerResult> results = run_all(jobs, 1, several(9));
  for (const WorkerResult& result : results) {
    crashes += result.outcome == Outcome::kCrashed ? 1 : 0;
  }
  EXPECT_EQ(crashes, 1);
  EXPECT_EQ(results[0].output, "1");
  EXPECT_EQ(results[1].output, "alone");
  EXPECT_EQ(results[2].outcome, Outcome::kCrashed);
  EXPECT_EQ(results[3].outcome, Outcome::kOutOfMemory);
  EXPECT_EQ(results[4].outcome, Outcome::kDone);
  expect_all_well();
}

TEST(LongWorker, EachJobHasTimeOfItsOwn) {
  WorkerLimits limits = several(9);
  limits.wall_ms = 1000;
  std::vector<Job> jobs(4, [] {
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    return std::to_string(turn());
  });
  jobs[2] = []() -> std::string { spin(); };
  const std::vector<WorkerResult> results = run_all(jobs, 1, limits);
  EXPECT_EQ(results[0].output, "1");
  EXPECT_EQ(results[1].output, "2");
  EXPECT_EQ(results[2].outcome, Outcome::kTimedOut);
  EXPECT_EQ(results[3].output, "1");
  expect_all_well();
}

TEST(LongWorker, TheLargestOfThoseThatHaveEndedIsKnown) {
  if (kSanitized) {
    GTEST_SKIP() << "the sanitizer keeps memory of its own";
  }
  peak_of_workers();
  run_isolated([] { return std::to_string(std::string(64U << 20, 'x').size()); }, kAmple);
  EXPECT_GT(peak_of_workers(), 64 << 10);
  run_isolated([] { return std::string(); }, kAmple);
  EXPECT_LT(peak_of_workers(), 64 << 10);
  EXPECT_EQ(peak_of_workers(), 0);
}

}  // namespace
}  // namespace nitec
