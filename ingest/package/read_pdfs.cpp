#include "ingest/package/read_pdfs.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

#include "ingest/document_codec.h"
#include "ingest/pdf/pdf_reader.h"
#include "ingest/zygote.h"

namespace nitec {
namespace {

/// So many files are held open to the workers at a time.
constexpr std::size_t kBatchFiles = 256;

/// A worker's answer when it needs what only this process may load. No document is encoded like that.
constexpr std::string_view kNeedsCiphers = "needs ciphers";

/// Whether the end of the file is not there. A PDF ends with “%%EOF” (ISO 32000-1, 7.5.5); one that is laid out for the
/// web has such a mark at its beginning too, and says there how long it is (Annex F.3.3).
bool breaks_off(std::string_view bytes) {
  constexpr std::size_t kHead = 1024;
  const std::string_view head = bytes.substr(0, kHead);
  const std::size_t linearized = head.find("/Linearized");
  const std::size_t length = linearized == std::string_view::npos ? linearized : head.find("/L ", linearized);
  if (length == std::string_view::npos) {
    return bytes.find("%%EOF") == std::string_view::npos;
  }
  const std::string_view digits = head.substr(std::min(head.find_first_of("0123456789", length), head.size()));
  std::uint64_t promised = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), promised);
  return promised > bytes.size();
}

/// A file that breaks off so early that no page is left is not empty, and not only damaged: its rest was not sent.
void tell_what_breaks_off(Document& document, std::string_view bytes) {
  if (!document.pages.empty() || !breaks_off(bytes)) {
    return;
  }
  for (Problem& problem : document.problems) {
    if (problem.kind == ProblemKind::kEmpty || problem.kind == ProblemKind::kDamaged) {
      problem.kind = ProblemKind::kCutOff;
      problem.message = "文件在中途截断，没有一页完整，内容未核查；请从原文件重新复制或者重新导出。";
    }
  }
}

Job reading(const PdfJob& job, const std::string& path, bool layout) {
  return [file = std::shared_ptr<const Mapping>(job.source.open().map()), path, layout] {
    try {
      PdfLimits in_worker;
      in_worker.may_load_ciphers = false;
      in_worker.layout = layout;
      Document read = read_pdf(file->bytes(), path, in_worker);
      tell_what_breaks_off(read, {reinterpret_cast<const char*>(file->data()), file->size()});
      return encode(read);
    } catch (const CiphersNeeded&) {
      return std::string(kNeedsCiphers);
    }
  };
}

/// Runs the jobs, and those that meet an encrypted file once more when the ciphers are there.
void read_each(const std::vector<PdfJob>& jobs, const PackageLimits& limits, const std::vector<Document>& documents,
               const Done& done) {
  const WorkerLimits worker{.wall_ms = limits.file_milliseconds, .address_space = limits.file_memory};
  for (std::size_t first = 0; first < jobs.size(); first += kBatchFiles) {
    std::vector<Job> batch;
    for (std::size_t i = first; i < std::min(first + kBatchFiles, jobs.size()); ++i) {
      batch.push_back(reading(jobs[i], documents[jobs[i].document].path, limits.layout));
    }
    std::vector<Job> again;
    std::vector<std::size_t> places;
    run_each(batch, limits.jobs, worker, [&](std::size_t i, WorkerResult result) {
      if (result.outcome == Outcome::kDone && result.output == kNeedsCiphers) {
        again.push_back(batch[i]);
        places.push_back(first + i);
      } else {
        done(first + i, std::move(result));
      }
    });
    if (!again.empty()) {
      load_ciphers();
      run_each(again, limits.jobs, worker,
               [&](std::size_t i, WorkerResult result) { done(places[i], std::move(result)); });
    }
  }
}

void settle(const WorkerResult& result, const PackageLimits& limits, Document& document) {
  std::optional<Document> read;
  if (result.outcome == Outcome::kDone) {
    read = decode(result.output);
  }
  if (!read) {
    document.problems.push_back(
        problem_of(result, limits, document.path, "读取时出错，内容未核查；请用其他软件重新生成PDF后报送。"));
    return;
  }
  // A worker tells what stands in its file; which file that is, it cannot say.
  read->path = document.path;
  read->sha256 = document.sha256;
  read->bytes = document.bytes;
  read->role = document.role;
  read->is_archive = false;
  read->container = document.container;
  // What is wrong with it as a member of the package stays.
  read->problems.insert(read->problems.begin(), document.problems.begin(), document.problems.end());
  for (Problem& problem : read->problems) {
    problem.where.file = document.path;
  }
  document = std::move(*read);
}

// A result from the zygote: the job's number (eight bytes, as they lie in memory), what came of it, the output.
constexpr std::size_t kMessageHead = sizeof(std::uint64_t) + 1;

std::string message_of(std::size_t job, const WorkerResult& result) {
  const std::uint64_t number = job;
  std::string message(kMessageHead, '\0');
  std::memcpy(message.data(), &number, sizeof number);
  message[sizeof number] = static_cast<char>(result.outcome);
  return message + result.output;
}

std::pair<std::size_t, WorkerResult> result_of(std::string message) {
  std::uint64_t number = 0;
  std::memcpy(&number, message.data(), sizeof number);
  WorkerResult result{static_cast<Outcome>(message[sizeof number]), "", 0};
  message.erase(0, kMessageHead);
  result.output = std::move(message);
  return {number, std::move(result)};
}

}  // namespace

Problem problem_of(const WorkerResult& result, const PackageLimits& limits, const std::string& path,
                   std::string_view crashed) {
  Problem problem;
  problem.where.file = path;
  switch (result.outcome) {
    case Outcome::kTimedOut:
      problem.kind = ProblemKind::kTimedOut;
      problem.message = "读取超过" + std::to_string(limits.file_milliseconds / 1000) + "秒，已停止，内容未核查。";
      break;
    case Outcome::kOutOfMemory:
      problem.kind = ProblemKind::kTimedOut;
      problem.message = "读取所需内存超过" + std::to_string(limits.file_memory >> 20) + "MB，已停止，内容未核查。";
      break;
    case Outcome::kTooMuchOutput:
      problem.kind = ProblemKind::kTooLarge;
      problem.message = "文件内容过多，超过读取上限，未核查。";
      break;
    case Outcome::kCrashed:
    case Outcome::kDone:
      problem.kind = ProblemKind::kCrashed;
      problem.message = crashed;
      break;
  }
  return problem;
}

void read_pdfs(const std::vector<PdfJob>& jobs, const PackageLimits& limits, std::vector<Document>& documents) {
  const Done done = [&](std::size_t job, const WorkerResult& result) {
    settle(result, limits, documents[jobs[job].document]);
  };
  if (jobs.size() < 2) {
    read_each(jobs, limits, documents, done);
    return;
  }
  run_in_zygote(
      [&](const Take& send) {
        read_each(jobs, limits, documents,
                  [&](std::size_t job, const WorkerResult& result) { send(message_of(job, result)); });
      },
      [&](std::string message) {
        const auto [job, result] = result_of(std::move(message));
        done(job, result);
      });
}

}  // namespace nitec
