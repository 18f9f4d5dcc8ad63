#include "ingest/package/read_pdfs.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>

#include "ingest/document_codec.h"
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

}  // namespace

void read_pdfs(const std::vector<PdfJob>& jobs, const PackageLimits& limits, std::vector<Document>& documents) {
  const WorkerLimits worker{.wall_ms = limits.file_milliseconds, .address_space = limits.file_memory};
  for (std::size_t next = 0; next < jobs.size();) {
    std::vector<Job> batch;
    std::vector<std::size_t> targets;
    std::uint64_t loaded = 0;
    for (; next < jobs.size() && (batch.empty() || loaded < kBatchBytes); ++next) {
      const auto file = std::make_shared<OpenFile>(jobs[next].source.read(limits.max_file_bytes));
      const std::string path = documents[jobs[next].document].path;
      loaded += file->size;
      if (file->view().find("/Encrypt") != std::string_view::npos) {
        load_ciphers();
      }
      targets.push_back(jobs[next].document);
      batch.emplace_back([file, path] {
        Document read = read_pdf(file->bytes(), path);
        tell_what_breaks_off(read, file->view());
        return encode(read);
      });
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
      read->is_archive = false;
      read->container = document.container;
      // What is wrong with it as a member of the package stays.
      read->problems.insert(read->problems.begin(), document.problems.begin(), document.problems.end());
      for (Problem& problem : read->problems) {
        problem.where.file = document.path;
      }
      document = std::move(*read);
    }
  }
}

}  // namespace nitec
