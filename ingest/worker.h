// Outside files are read in a process that can do nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace nitec {

/// Reads something that is in memory already and gives back bytes. Runs in the worker: what it changes is lost, except
/// for what it returns. It cannot open files, start threads or processes, or reach the network.
using Job = std::function<std::string()>;

struct WorkerLimits {
  /// False for a job of the program's own, which opens files, writes them and runs workers in its turn. Time, output
  /// and address space are held all the same.
  bool shut_in = true;
  /// How many jobs a process may take on one after the other, where it is not shut in: what it has loaded and learnt
  /// serves them all. A job that takes its process down, when that is not its first, is tried again in one of its own.
  int jobs_each = 1;
  int wall_ms = 60'000;                       ///< From the fork to the last byte of the output.
  std::uint64_t address_space = 2ULL << 30;   ///< Bytes beyond what the parent has mapped at the fork.
  std::uint64_t output_bytes = 256ULL << 20;  ///< What the job may return.
  int output_file = -1;                       ///< A descriptor that stays open for the job to write() to; -1: none.
  std::uint64_t output_file_bytes = 0;        ///< How long that file may become: writing more fails with EFBIG.
};

enum class Outcome {
  kDone,           ///< `output` is what the job returned.
  kCrashed,        ///< It died of a signal, left early, or let an exception out.
  kTimedOut,       ///< It was stopped at the end of its time.
  kOutOfMemory,    ///< It asked for more memory than it may have.
  kTooMuchOutput,  ///< It returned, or sent, more than it may.
};

struct WorkerResult {
  Outcome outcome = Outcome::kCrashed;
  std::string output;  ///< Empty unless done. As little to be trusted as the file that was read.
  int signal = 0;      ///< For kCrashed: the signal, or 0.
};

/// Is given the number of a job and what came of it.
using Done = std::function<void(std::size_t job, WorkerResult result)>;

/// A job under way, and for how long.
struct Underway {
  std::size_t job = 0;
  std::int64_t milliseconds = 0;
};

/// Is called now and then while jobs run: when one begins or ends, and at least every half second.
using Tick = std::function<void(const std::vector<Underway>& underway)>;

/// In a job: its process takes on no other.
void take_on_no_more();

/// The most memory, in KiB, that one of the workers of this process had in use; of those that have ended since the last
/// call.
std::int64_t peak_of_workers();

/// Runs the jobs, up to `at_once` at a time, each in a worker process, and gives each result to `done`, in
/// the order in which the workers end. Call it while the process has one thread (asserted), and load before it what
/// jobs need from files (load_segmentation(), libraries that are opened at run time such as OpenSSL providers). Throws
/// std::system_error when the kernel gives no process or no pipe, or cannot shut one in.
void run_each(const std::vector<Job>& jobs, int at_once, const WorkerLimits& limits, const Done& done,
              const Tick& tick = {});

/// The same; gives back the results in the order of the jobs.
std::vector<WorkerResult> run_all(const std::vector<Job>& jobs, int at_once, const WorkerLimits& limits = {});

/// One job.
WorkerResult run_isolated(const Job& job, const WorkerLimits& limits = {});

}  // namespace nitec
