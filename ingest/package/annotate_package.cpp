#include "ingest/package/annotate_package.h"

#include <cstdint>
#include <map>
#include <memory>
#include <utility>

#include "ingest/package/list_files.h"
#include "ingest/package/sha256.h"
#include "ingest/part.h"
#include "ingest/pdf/pdf_update.h"
#include "ingest/worker.h"

namespace nitec {
namespace {

constexpr const char* kChanged = "文件在核查期间有变动，未生成批注副本，请重新核查。";
constexpr const char* kFailed = "生成批注副本时出错，请对照审查意见所列页码查看。";

std::string digest_of(std::string_view bytes) {
  const std::unique_ptr<Sha256> digest = part<DigestPart>("digest").start();
  digest->add(bytes);
  return digest->hex();
}

/// A worker's answer when it needs what only this process may load: no refusal is called so.
constexpr char kNeedsCiphers = '\xFF';

/// The worker's answer: one byte that says whether it was refused, and why; behind it the update.
std::string answer(const Mapping& file, const DocumentMarks& marks) {
  PdfLimits limits;
  limits.may_load_ciphers = false;
  try {
    const PdfUpdate update = update_pdf(file.bytes(), marks, limits);
    return static_cast<char>(update.refusal) + update.bytes;
  } catch (const CiphersNeeded&) {
    return {kNeedsCiphers};
  }
}

/// Runs the jobs, and those that meet an encrypted file once more when the ciphers are there.
std::vector<WorkerResult> run_each_job(const std::vector<Job>& jobs, int at_once, const WorkerLimits& worker) {
  std::vector<WorkerResult> results = run_all(jobs, at_once, worker);
  std::vector<Job> again;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (results[i].outcome == Outcome::kDone && results[i].output.starts_with(kNeedsCiphers)) {
      again.push_back(jobs[i]);
      places.push_back(i);
    }
  }
  if (!again.empty()) {
    load_ciphers();
    std::vector<WorkerResult> more = run_all(again, at_once, worker);
    for (std::size_t i = 0; i < more.size(); ++i) {
      results[places[i]] = std::move(more[i]);
    }
  }
  return results;
}

/// So many files, and so many bytes of them, lie in memory at a time.
constexpr std::size_t kBatchFiles = 16;
constexpr std::uint64_t kBatchBytes = 64ULL << 20;

struct Original {
  const DocumentMarks* marks = nullptr;
  std::unique_ptr<Mapping> file;

  [[nodiscard]] std::string_view bytes() const { return {reinterpret_cast<const char*>(file->data()), file->size()}; }
};

void tell(const Original& original, const WorkerResult& result, const Annotated& done,
          std::vector<NotAnnotated>& left_out) {
  const bool is_answer =
      result.outcome == Outcome::kDone && !result.output.empty() &&
      static_cast<unsigned char>(result.output[0]) <= static_cast<unsigned char>(UpdateRefusal::kTooLarge);
  const auto refusal = is_answer ? static_cast<UpdateRefusal>(result.output[0]) : UpdateRefusal::kNone;
  if (!is_answer) {
    left_out.push_back({original.marks->file, kFailed});
  } else if (refusal != UpdateRefusal::kNone) {
    left_out.push_back({original.marks->file, refusal_in_words(refusal)});
  } else {
    done(*original.marks, original.bytes(), std::string_view(result.output).substr(1));
  }
}

}  // namespace

std::vector<NotAnnotated> annotate_package(const std::filesystem::path& submission,
                                           const std::vector<DocumentMarks>& marks, const Annotated& done,
                                           const PackageLimits& limits) {
  std::vector<NotAnnotated> left_out;
  if (marks.empty()) {
    return left_out;
  }
  const Listing listing = list_files(submission, limits);
  std::map<std::string, const ListedFile*> files;
  for (const ListedFile& file : listing.files) {
    if (!file.closed && !file.is_archive) {
      files.emplace(file.path, &file);
    }
  }
  const WorkerLimits worker{.wall_ms = limits.file_milliseconds, .address_space = limits.file_memory};
  std::vector<Original> batch;
  std::uint64_t bytes = 0;
  const auto settle = [&] {
    std::vector<Job> jobs;
    for (const Original& one : batch) {
      jobs.push_back([&one] { return answer(*one.file, *one.marks); });
    }
    const std::vector<WorkerResult> results = run_each_job(jobs, limits.jobs, worker);
    for (std::size_t i = 0; i < batch.size(); ++i) {  // in the order of the marks, whichever worker ended first
      tell(batch[i], results[i], done, left_out);
    }
    batch.clear();
    bytes = 0;
  };
  for (const DocumentMarks& each : marks) {
    const auto found = files.find(each.file);
    const InputFile input = found == files.end() ? InputFile() : found->second->source.open();
    if (!input.is_open() || input.size() > limits.max_file_bytes) {
      left_out.push_back({each.file, kChanged});
      continue;
    }
    if (!batch.empty() && bytes + input.size() > kBatchBytes) {
      settle();
    }
    batch.push_back({&each, input.map()});
    bytes += input.size();
    if (digest_of(batch.back().bytes()) != each.sha256) {
      left_out.push_back({each.file, kChanged});
      batch.pop_back();
    } else if (batch.size() == kBatchFiles) {
      settle();
    }
  }
  settle();
  return left_out;
}

}  // namespace nitec
