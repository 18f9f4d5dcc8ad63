#include "ingest/package/read_pdfs.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

#include "ingest/datasheet_codec.h"
#include "ingest/document_codec.h"
#include "ingest/package/kept_readings.h"
#include "ingest/package/read_xml.h"
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

/// What a worker reads: some files one after the other. Small ones share a worker, which costs as much to make as they
/// cost to read; where one of them kills it, each is read again alone.
struct Group {
  std::size_t first = 0;
  std::size_t count = 0;
};
constexpr std::size_t kMaxGroup = 16;
constexpr std::uint64_t kMaxGroupBytes = 1ULL << 20U;

std::vector<Group> groups_of(const std::vector<PdfJob>& jobs, const PackageLimits& limits,
                             const std::vector<Document>& documents) {
  // No worker is left without work because another one has it all.
  const std::size_t at_once = static_cast<std::size_t>(std::max(limits.jobs, 1));
  const std::size_t most = std::clamp<std::size_t>(jobs.size() / at_once, 1, kMaxGroup);
  std::vector<Group> groups;
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    const std::uint64_t own = documents[jobs[i].document].bytes;
    if (groups.empty() || groups.back().count == most || bytes + own > kMaxGroupBytes) {
      groups.push_back({i, 0});
      bytes = 0;
    }
    ++groups.back().count;
    bytes += own;
  }
  return groups;
}

std::string read_in_worker(const Mapping& file, const std::string& path, bool layout) {
  try {
    PdfLimits in_worker;
    in_worker.may_load_ciphers = false;
    in_worker.layout = layout;
    Document read = read_pdf(file.bytes(), path, in_worker);
    tell_what_breaks_off(read, {reinterpret_cast<const char*>(file.data()), file.size()});
    return encode(read);
  } catch (const CiphersNeeded&) {
    return std::string(kNeedsCiphers);
  }
}

/// Gives each file's answer with its length before it (eight bytes, as they lie in memory).
Job reading(const std::vector<PdfJob>& jobs, const Group& group, const std::vector<Document>& documents, bool layout) {
  struct File {
    std::shared_ptr<const Mapping> bytes;
    std::string path;
    bool is_datasheet = false;
  };
  std::vector<File> files;
  for (std::size_t i = group.first; i < group.first + group.count; ++i) {
    files.push_back({jobs[i].source.open().map(), documents[jobs[i].document].path, jobs[i].datasheet != nullptr});
  }
  return [files = std::move(files), layout] {
    std::string all;
    for (const File& file : files) {
      const std::string one = file.is_datasheet ? encode(read_datasheet(file.bytes->bytes(), file.path))
                                                : read_in_worker(*file.bytes, file.path, layout);
      const std::uint64_t length = one.size();
      all.append(reinterpret_cast<const char*>(&length), sizeof length);
      all += one;
    }
    return all;
  };
}

/// The answers of a worker that ended well; nothing when they are not as many as its files.
std::optional<std::vector<std::string>> answers_of(std::string_view output, std::size_t count) {
  std::vector<std::string> answers;
  while (!output.empty()) {
    std::uint64_t length = 0;
    if (output.size() < sizeof length) {
      return std::nullopt;
    }
    std::memcpy(&length, output.data(), sizeof length);
    output.remove_prefix(sizeof length);
    if (length > output.size()) {
      return std::nullopt;
    }
    answers.emplace_back(output.substr(0, length));
    output.remove_prefix(length);
  }
  return answers.size() == count ? std::optional(std::move(answers)) : std::nullopt;
}

/// Runs the groups; files that share a worker with one that kills it once more, each alone; and those that are
/// encrypted once more when the ciphers are there.
void read_each(const std::vector<PdfJob>& jobs, const PackageLimits& limits, const std::vector<Document>& documents,
               const Done& done) {
  const WorkerLimits worker{.wall_ms = limits.file_milliseconds, .address_space = limits.file_memory};
  std::vector<Group> encrypted;
  const auto run = [&](const std::vector<Group>& groups, std::vector<Group>* alone) {
    for (std::size_t first = 0, next = 0; first < groups.size(); first = next) {
      std::vector<Job> batch;
      for (std::size_t files = 0; next < groups.size() && (files += groups[next].count) <= kBatchFiles; ++next) {
        batch.push_back(reading(jobs, groups[next], documents, limits.layout));
      }
      run_each(batch, limits.jobs, worker, [&](std::size_t i, const WorkerResult& result) {
        const Group& group = groups[first + i];
        std::optional<std::vector<std::string>> answers;
        if (result.outcome == Outcome::kDone) {
          answers = answers_of(result.output, group.count);
        }
        if (!answers && group.count > 1 && alone != nullptr) {
          for (std::size_t k = 0; k < group.count; ++k) {
            alone->push_back({group.first + k, 1});
          }
          return;
        }
        for (std::size_t k = 0; k < group.count; ++k) {
          if (answers && answers->at(k) == kNeedsCiphers) {
            encrypted.push_back({group.first + k, 1});
          } else {
            done(group.first + k, {result.outcome, answers ? std::move(answers->at(k)) : std::string(), result.signal});
          }
        }
      });
    }
  };
  std::vector<Group> alone;
  run(groups_of(jobs, limits, documents), &alone);
  run(alone, nullptr);
  if (const std::vector<Group> again = std::exchange(encrypted, {}); !again.empty()) {
    load_ciphers();
    run(again, nullptr);
    for (const Group& still : encrypted) {  // It asks for what is there: that is no answer.
      done(still.first, {Outcome::kCrashed, "", 0});
    }
  }
}

/// Whether the result is a document's.
bool settle(const WorkerResult& result, const PackageLimits& limits, Document& document) {
  std::optional<Document> read;
  if (result.outcome == Outcome::kDone) {
    read = decode(result.output);
  }
  if (!read) {
    document.problems.push_back(
        problem_of(result, limits, document.path, "读取时出错，内容未核查；请用其他软件重新生成PDF后报送。"));
    return false;
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
  return true;
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

void read_pdfs(const std::vector<PdfJob>& all, const PackageLimits& limits, std::vector<Document>& documents) {
  std::vector<PdfJob> jobs;
  for (const PdfJob& job : all) {
    Document& document = documents[job.document];
    const bool may_be_kept = limits.kept != nullptr && job.datasheet == nullptr;
    const std::string* known = may_be_kept ? limits.kept->find(document.sha256) : nullptr;
    if (known == nullptr) {
      jobs.push_back(job);
    } else {
      settle({.outcome = Outcome::kDone, .output = *known, .signal = 0}, limits, document);
    }
  }
  const Done done = [&](std::size_t job, const WorkerResult& result) {
    Document& document = documents[jobs[job].document];
    if (jobs[job].datasheet != nullptr) {
      *jobs[job].datasheet = datasheet_of(result, document.path, limits);
      return;
    }
    const bool sound = settle(result, limits, document);
    if (sound && limits.kept != nullptr) {
      limits.kept->keep(document.sha256, result.output);
    }
  };
  // A zygote pays where there are many workers, and where results are unpacked beside the reading.
  constexpr std::size_t kFewWorkers = 8;
  const std::size_t workers = groups_of(jobs, limits, documents).size();
  if (workers < 2 || (limits.jobs <= 1 && workers <= kFewWorkers)) {
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
