#include "ingest/package/read_pdfs.h"

#include <memory>
#include <utility>

#include "ingest/document_codec.h"
#include "ingest/package/open_file.h"
#include "ingest/pdf/pdf_reader.h"
#include "ingest/worker.h"

namespace nitec {
namespace {

/// Files are loaded in batches of about this size, so that memory does not grow with the number of files.
constexpr std::uint64_t kBatchBytes = 16ULL << 20;

std::string what_happened(const WorkerResult& result, const PackageLimits& limits, ProblemKind& kind) {
  switch (result.outcome) {
    case Outcome::kTimedOut:
      kind = ProblemKind::kTimedOut;
      return "读取超过" + std::to_string(limits.file_milliseconds / 1000) + "秒，已停止，内容未核查。";
    case Outcome::kOutOfMemory:
      kind = ProblemKind::kTimedOut;
      return "读取所需内存超过" + std::to_string(limits.file_memory >> 20) + "MB，已停止，内容未核查。";
    case Outcome::kTooMuchOutput:
      kind = ProblemKind::kTooLarge;
      return "文件内容过多，超过读取上限，未核查。";
    case Outcome::kCrashed:
    case Outcome::kDone:
      break;
  }
  kind = ProblemKind::kCrashed;
  return "读取时出错，内容未核查；请用其他软件重新生成PDF后报送。";
}

}  // namespace

void read_pdfs(const std::vector<PdfJob>& jobs, const PackageLimits& limits, std::vector<Document>& documents) {
  const WorkerLimits worker{.wall_ms = limits.file_milliseconds, .address_space = limits.file_memory};
  for (std::size_t next = 0; next < jobs.size();) {
    std::vector<Job> batch;
    std::vector<std::size_t> targets;
    std::uint64_t loaded = 0;
    for (; next < jobs.size() && (batch.empty() || loaded < kBatchBytes); ++next) {
      const auto file = std::make_shared<OpenFile>(open_file(jobs[next].place, limits.max_file_bytes));
      const std::string path = documents[jobs[next].document].path;
      loaded += file->size;
      if (file->view().find("/Encrypt") != std::string_view::npos) {
        load_ciphers();
      }
      targets.push_back(jobs[next].document);
      batch.emplace_back([file, path] { return encode(read_pdf(file->bytes(), path)); });
    }
    const std::vector<WorkerResult> results = run_all(batch, limits.jobs, worker);
    for (std::size_t i = 0; i < results.size(); ++i) {
      Document& document = documents[targets[i]];
      std::optional<Document> read;
      if (results[i].outcome == Outcome::kDone) {
        read = decode(results[i].output);
      }
      if (!read) {
        Problem problem;
        problem.message = what_happened(results[i], limits, problem.kind);
        problem.where.file = document.path;
        document.problems.push_back(std::move(problem));
        continue;
      }
      // A worker tells what stands in its file; which file that is, it cannot say.
      read->path = document.path;
      read->sha256 = document.sha256;
      read->bytes = document.bytes;
      read->role = document.role;
      for (Problem& problem : read->problems) {
        problem.where.file = document.path;
      }
      document = std::move(*read);
    }
  }
}

}  // namespace nitec
