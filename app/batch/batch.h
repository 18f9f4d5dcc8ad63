// Every submission of an inbox, unattended.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "app/review.h"
#include "model/batch.h"

namespace nitec {

/// A part of an inbox: each submission is in one of `of` shares, by its name alone, whatever else lies beside it.
struct Share {
  int number = 1;  ///< 1 … of
  int of = 1;      ///< 1: the whole inbox.
};

struct BatchRequest {
  std::filesystem::path inbox;
  std::filesystem::path outbox;
  ReviewRequest review;  ///< What holds for each: the day, decisions, records. No submission, no output.
  std::optional<std::filesystem::path> tables;   ///< The folder of --tables, which is in use already.
  std::string ledger;                            ///< Its address; empty: ledger.sqlite in the outbox.
  int jobs = 0;                                  ///< Submissions at a time; 0: one more than the machine has processors.
  int settle_seconds = 10;                       ///< What was changed so short a time ago may still be being written.
  int submission_seconds = 1'800;                ///< For one submission.
  std::uint64_t submission_memory = 8ULL << 30;  ///< Address space of one submission.
  bool all = false;                              ///< Also what has not changed.
  Share share;                                   ///< What is to be checked; others are left as they are.
};

/// Where a run tells how it goes.
class Progress {
 public:
  virtual ~Progress() = default;
  /// Once, before the first: so many will be checked.
  virtual void begin(const BatchSheet& sheet, std::size_t to_check) = 0;
  virtual void done(const BatchLine& line) = 0;
  /// Now and then: the one that is under way longest.
  virtual void tick(const std::string& slowest, std::int64_t milliseconds) = 0;
  virtual void end() = 0;
};

/// Progress for standard error: one line that is written over on a terminal, else a line for each submission.
std::unique_ptr<Progress> progress_on_stderr();

/// Another run writes into the same outbox: what() tells which.
class BatchUnderWay : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Checks what is new, and what changed in any way that bears on its findings, in processes that take one submission
/// after the other: one that crashes, hangs or grows costs itself. Reports are put in their place whole, when they are
/// all there; then the ledger is told. A run that is cut short at any moment leaves nothing that the next one does not
/// pick up. Writes index.html, batch.json and batch.xlsx. Throws std::filesystem::filesystem_error when the inbox
/// cannot be read or the outbox cannot be written, LedgerError, OwnFileError, BatchUnderWay.
///
/// Shares of one inbox may be checked at the same time, on several machines, with one outbox and one ledger, which has
/// to be PostgreSQL. They never meet: a name is in one share only, each has a lock and a folder for unfinished reports
/// of its own, and writes no index. All of them keep a run over the whole inbox away, and it them; that run comes last,
/// picks up what a share has left, and writes the index of all.
BatchSheet run_batch(const BatchRequest& request, Progress& progress);

/// What run_batch would check now.
struct BatchCount {
  std::size_t submissions = 0;
  std::uint64_t bytes = 0;
  std::int64_t seconds = 0;  ///< On one processor, about.
};

/// Checks and writes nothing, but makes outbox and ledger where they are missing. Throws as run_batch does.
BatchCount count_batch(const BatchRequest& request);

}  // namespace nitec
