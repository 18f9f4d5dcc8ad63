#include "app/batch/batch.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cinttypes>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <thread>
#include <utility>

#include "app/batch/claims.h"
#include "app/batch/entry.h"
#include "app/batch/inbox.h"
#include "app/batch/look_across.h"
#include "app/batch/settings.h"
#include "app/open_ledger.h"
#include "app/output.h"
#include "app/world.h"
#include "ingest/package/kept_readings.h"
#include "ingest/text/file_names.h"
#include "ingest/worker.h"
#include "ledger/claims_codec.h"
#include "ledger/entry_codec.h"
#include "ledger/ledger.h"
#include "report/batch/batch_writers.h"
#include "schemas/schemas.h"
#include "validators/due.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::string_view kOwnFolder = ".nitec";
constexpr const char* kLedgerFile = "ledger.sqlite";
constexpr const char* kSheetFile = "findings.json";  ///< Where it lies, a whole set of reports lies.

constexpr const char* kLock = "lock";
constexpr const char* kStaging = "staging";

// What a submission takes, when none of the inbox has been checked yet.
constexpr std::int64_t kFirstPerSecond = 5;
constexpr std::uint64_t kFirstBytesPerSecond = 8'000'000;

constexpr const char* kWriting = "仍在写入（刚刚有改动，或者有传输中的文件）";
constexpr const char* kMoved = "核查期间有改动";
constexpr const char* kAway = "核查前已不在收件夹中";

std::int64_t milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin).count();
}

std::string clock_words() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  char words[32] = {};
  std::strftime(words, sizeof words, "%Y-%m-%d %H:%M:%S", &local);
  return words;
}

/// Held while a run writes into an outbox; the system lets go of it when the process ends, however it ends. Those that
/// are shared keep one away that is not.
class Lock {
 public:
  Lock(const fs::path& file, bool shared)
      : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666)) {
    if (descriptor_ < 0) {
      throw fs::filesystem_error("cannot write", file, std::error_code(errno, std::generic_category()));
    }
    if (::flock(descriptor_, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0) {
      char words[64] = {};
      const ssize_t got = ::read(descriptor_, words, sizeof words - 1);
      ::close(descriptor_);
      throw BatchUnderWay("另一次核查正在写入（" +
                          std::string(words, static_cast<std::size_t>(std::max<ssize_t>(got, 0))) + "），请等它结束");
    }
    const std::string words = "进程" + std::to_string(::getpid()) + "，开始于" + clock_words();
    if (::ftruncate(descriptor_, 0) != 0 || ::write(descriptor_, words.data(), words.size()) < 0) {
      // Only words for whoever comes second.
    }
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  ~Lock() { ::close(descriptor_); }

 private:
  int descriptor_;
};

/// What the process of one submission sends: a letter, then the entry, or why there is none.
constexpr char kEntry = 'E';
constexpr char kRefused = 'R';

/// A process takes on so many submissions, one after the other.
constexpr int kSubmissionsEach = 64;

/// From now on the peak is that of the submission that begins. A system that cannot tell leaves that of all before.
void forget_peak() {
  std::ofstream("/proc/self/clear_refs") << "5";  // see proc(5)
  peak_of_workers();
}

/// What a submission's process has used, at most, in KiB: it, or one of its workers.
std::int64_t peak_kib() {
  std::int64_t peak = 0;
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (std::sscanf(line.c_str(), "VmHWM: %" SCNd64, &peak) == 1) {
      break;
    }
  }
  return std::max(peak, peak_of_workers());
}

std::string why(const WorkerResult& result, const BatchRequest& request) {
  switch (result.outcome) {
    case Outcome::kTimedOut:
      return "核查超过" + std::to_string(request.submission_seconds) + "秒，已停止";
    case Outcome::kOutOfMemory:
      return "核查所需内存超过" + std::to_string(request.submission_memory >> 20) + "MB，已停止";
    default:
      return "核查时程序出错，已停止" + (result.signal != 0 ? "（信号" + std::to_string(result.signal) + "）" : "");
  }
}

/// The bytes of one of our own files; none when it cannot be read.
std::string read_whole(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return stream ? std::move(bytes).str() : std::string();
}

/// What cannot be kept is read again.
void write_whole(const fs::path& file, std::string_view bytes) {
  std::ofstream stream(file, std::ios::binary);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) {
    std::error_code error;
    fs::remove(file, error);
  }
}

class Run {
 public:
  Run(const BatchRequest& request, Progress* progress)
      : request_(request), progress_(progress), begin_(Clock::now()), own_files_(read_own_files(request.review)) {}

  BatchSheet run() {
    list();
    const Lock lock(own_folder() / kLock, is_share());
    std::optional<Lock> lock_of_share;
    if (is_share()) {  // The same one again: a machine that was given up for lost may still be at it.
      lock_of_share.emplace(own_folder() / (kLock + of_share()), false);
      clear_away(staging());
    } else {
      clear_up();
    }
    fs::create_directories(staging());
    open();
    sheet_.tool_version = NITEC_VERSION;
    sheet_.rule_set = schemas::kRuleSet;
    sheet_.as_of = request_.review.as_of;
    sheet_.started = clock_words();
    // One more than there are processors: now and then one waits for the disk.
    sheet_.jobs =
        request_.jobs > 0 ? request_.jobs : std::max(1, static_cast<int>(std::thread::hardware_concurrency())) + 1;
    for (const Record& record : own_files_.records) {
      for (DueDate& due : due_dates(record, &own_files_.calendar, request_.review.as_of)) {
        sheet_.centers.push_back({record.center.value, std::move(due)});
      }
    }
    run_ = {0, inbox_name_, sheet_.started, "", sheet_.as_of, sheet_.tool_version, sheet_.rule_set, 0, 0, 0, 0};
    run_.id = ledger_->begin(run_);
    sort_out();
    progress_->begin(sheet_, work_.size());
    check_all();
    progress_->end();
    finish();
    return std::move(sheet_);
  }

  BatchCount count() {
    list();
    const Lock lock(own_folder() / kLock, true);
    open();
    sort_out();
    BatchCount sum;
    for (const Work& work : work_) {
      ++sum.submissions;
      sum.bytes += work.state.bytes;
    }
    std::int64_t known = 0;
    std::int64_t milliseconds = 0;
    for (const BatchLine& line : sheet_.lines) {
      known += line.turn == Turn::kUnchanged ? 1 : 0;
      milliseconds += line.milliseconds;
    }
    const auto pending = static_cast<std::int64_t>(sum.submissions);
    sum.seconds = known > 0 ? pending * milliseconds / known / 1000
                            : pending / kFirstPerSecond + static_cast<std::int64_t>(sum.bytes / kFirstBytesPerSecond);
    return sum;
  }

 private:
  struct Work {
    std::size_t item = 0;
    InboxState state;
  };

  [[nodiscard]] fs::path own_folder() const { return request_.outbox / kOwnFolder; }
  [[nodiscard]] bool is_share() const { return request_.share.of > 1; }
  /// "-3-of-40"; of the whole inbox empty.
  [[nodiscard]] std::string of_share() const {
    return is_share() ? "-" + std::to_string(request_.share.number) + "-of-" + std::to_string(request_.share.of) : "";
  }
  [[nodiscard]] bool is_in_share(const std::string& name) const {
    return !is_share() || share_of(name, request_.share.of) == request_.share.number;
  }
  [[nodiscard]] fs::path staging() const { return own_folder() / (kStaging + of_share()); }
  [[nodiscard]] fs::path staged(std::size_t work) const { return staging() / std::to_string(work); }
  [[nodiscard]] fs::path staged_readings(std::size_t work) const {
    return staging() / (std::to_string(work) + ".readings");
  }
  /// What was read of the submission's PDFs when it was last checked.
  [[nodiscard]] fs::path readings_of(const InboxItem& item) const {
    return own_folder() / "readings" / (item.output + ".readings");
  }
  [[nodiscard]] fs::path published(const InboxItem& item) const { return request_.outbox / item.output; }

  /// Before anything is written: an inbox that is away stops the run.
  void list() {
    std::vector<std::string> strangers;
    items_ = list_inbox(request_.inbox, strangers);
    std::erase_if(items_, [&](const InboxItem& item) { return !is_in_share(item.name); });
    inbox_name_ = path_in_utf8(fs::canonical(request_.inbox).native());
    fs::create_directories(own_folder());
  }

  void open() {
    ledger_.emplace(open_ledger(
        request_.ledger.empty() ? "sqlite:" + (request_.outbox / kLedgerFile).string() : request_.ledger, true));
    const std::vector<KeptRecord> records = ledger_->records();
    own_files_.records = read_records(records);
    settings_ = digest_of_settings(request_.review, request_.tables, records);
  }

  /// What runs and shares that were cut short have left. None is under way.
  void clear_up() const {
    std::vector<fs::path> old;
    for (const fs::directory_entry& entry : fs::directory_iterator(own_folder())) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with(kStaging) || name.starts_with(std::string(kLock) + "-")) {
        old.push_back(entry.path());
      }
    }
    for (const fs::path& place : old) {
      clear_away(place);
    }
  }

  /// A process that a run has left behind may still be about to end: its last file then has no folder to go to. What
  /// cannot be removed for its sake is left to the next run.
  static void clear_away(const fs::path& place) {
    const fs::path aside = place.string() + "-old";
    std::error_code error;
    fs::remove_all(aside, error);
    fs::rename(place, aside, error);
    fs::remove_all(aside, error);
  }

  /// What has to be checked, what stands, and what is left.
  void sort_out() {
    std::map<std::string, KeptSubmission> kept;
    for (KeptSubmission& one : ledger_->submissions(inbox_name_)) {
      std::string name = one.entry.name;
      if (is_in_share(name)) {
        kept.emplace(std::move(name), std::move(one));
      }
    }
    const std::int64_t now =
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    const std::int64_t settle = std::int64_t{request_.settle_seconds} * 1'000'000'000;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const InboxItem& item = items_[i];
      BatchLine& line = sheet_.lines.emplace_back();
      line.entry.name = item.name;
      line.entry.output = item.output;
      const auto known = kept.find(item.name);
      InboxState state;
      try {
        state = state_of(item);
      } catch (const fs::filesystem_error& error) {
        line.turn = Turn::kFailed;
        line.why = reason(error.code());
        kept.erase(item.name);
        continue;
      }
      // A time that lies ahead of ours is a clock's fault, and nobody is writing then.
      const bool is_fresh = state.changed <= now && now - state.changed < settle;
      if (known != kept.end() && stands(known->second, state, item)) {
        line = {std::move(known->second.entry), Turn::kUnchanged, "", known->second.milliseconds,
                known->second.peak_kib};
      } else if (is_fresh || state.is_partial) {
        line.turn = Turn::kLeft;
        line.why = kWriting;
      } else {
        work_.push_back({i, std::move(state)});
      }
      if (known != kept.end()) {
        kept.erase(known);
      }
    }
    for (const auto& [name, gone] : kept) {
      sheet_.gone.push_back(name);
    }
    // The largest first: at the end none is left that keeps all others waiting.
    std::stable_sort(work_.begin(), work_.end(),
                     [](const Work& a, const Work& b) { return a.state.bytes > b.state.bytes; });
  }

  [[nodiscard]] bool stands(const KeptSubmission& kept, const InboxState& state, const InboxItem& item) const {
    const Date today = request_.review.as_of;
    std::error_code error;
    return !request_.all && kept.stamp == state.stamp && kept.settings == settings_ &&
           kept.entry.output == item.output && kept.entry.as_of <= today && today <= kept.entry.same_until &&
           fs::is_regular_file(published(item) / kSheetFile, error);
  }

  void check_all() {
    if (!work_.empty()) {
      warm_up();
    }
    std::vector<Job> jobs;
    for (std::size_t i = 0; i < work_.size(); ++i) {
      jobs.push_back([this, i] { return check(i); });
    }
    const WorkerLimits limits{.shut_in = false,
                              .jobs_each = kSubmissionsEach,
                              .wall_ms = request_.submission_seconds * 1000,
                              .address_space = request_.submission_memory};
    run_each(
        jobs, sheet_.jobs, limits, [&](std::size_t work, WorkerResult result) { settle(work, std::move(result)); },
        [&](const std::vector<Underway>& underway) {
          const auto slowest =
              std::max_element(underway.begin(), underway.end(),
                               [](const Underway& a, const Underway& b) { return a.milliseconds < b.milliseconds; });
          if (slowest != underway.end()) {
            progress_->tick(items_[work_[slowest->job].item].name, slowest->milliseconds);
          }
        });
  }

  /// In the submission's own process.
  std::string check(std::size_t number) const {
    const InboxItem& item = items_[work_[number].item];
    const auto begin = Clock::now();
    forget_peak();
    try {
      ReviewRequest review_request = request_.review;
      review_request.submission = item.place;
      review_request.output = staged(number);
      review_request.published = published(item);
      review_request.jobs = sheet_.jobs > 1 ? 1 : review_request.jobs;
      KeptReadings readings;
      if (!request_.all) {  // Who asks for all asks for all of it.
        readings = KeptReadings::parse(read_whole(readings_of(item)), settings_);
      }
      review_request.kept = &readings;
      Claims claims;
      review_request.look = [&](const ReviewSheet& sheet) { claims = claims_of(sheet); };
      const ReviewResult result = review(review_request, own_files_);
      if (result.sheet.verdict == Verdict::kQuarantine) {
        take_on_no_more();  // Nothing that was read of such a one stays.
      } else {
        write_whole(staged_readings(number), readings.bytes(settings_));
      }
      BatchEntry entry = entry_of(result.sheet, own_files_.calendar, result.same_until);
      entry.name = item.name;
      entry.output = item.output;
      return std::string(1, kEntry) + std::to_string(milliseconds_since(begin)) + " " + std::to_string(peak_kib()) +
             " " + encode_entry(entry) + "\n" + encode_claims(claims);
    } catch (const fs::filesystem_error& error) {
      return std::string(1, kRefused) + reason(error.code());
    }
  }

  /// Back in the run: puts the reports in their place, then tells the ledger.
  void settle(std::size_t number, WorkerResult result) {
    const Work& work = work_[number];
    const InboxItem& item = items_[work.item];
    BatchLine& line = sheet_.lines[work.item];
    line.turn = Turn::kFailed;
    if (result.outcome != Outcome::kDone || result.output.empty()) {
      line.why = why(result, request_);
    } else if (result.output[0] == kRefused) {
      line.why = result.output.substr(1);
    } else {
      take(result.output, work, line);
    }
    if (line.turn == Turn::kChecked) {
      publish(number, published(item));
      fs::remove(readings_of(item));
      if (fs::exists(staged_readings(number))) {
        fs::create_directories(readings_of(item).parent_path());
        fs::rename(staged_readings(number), readings_of(item));
      }
      ledger_->keep(inbox_name_, run_.id, {line.entry, work.state.stamp, settings_, line.milliseconds, line.peak_kib},
                    claims_);
    } else {
      fs::remove_all(staged(number));
      if (line.turn == Turn::kFailed) {  // Reports of other bytes would be taken for those of these.
        ledger_->forget(inbox_name_, item.name);
        withdraw(number, published(item));
        fs::remove(readings_of(item));
      }
      fs::remove(staged_readings(number));
    }
    progress_->done(line);
  }

  void take(const std::string& output, const Work& work, BatchLine& line) {
    long long milliseconds = 0;
    long long kib = 0;
    int head = 0;
    if (std::sscanf(output.c_str(), "E%lld %lld %n", &milliseconds, &kib, &head) != 2 || head == 0) {
      line.why = "核查时程序出错，已停止";
      return;
    }
    const std::string_view sent = std::string_view(output).substr(static_cast<std::size_t>(head));
    const std::size_t border = std::min(sent.find('\n'), sent.size());  // Neither has a line feed of its own.
    std::optional<BatchEntry> entry = decode_entry(sent.substr(0, border));
    std::optional<Claims> claims = decode_claims(sent.substr(std::min(border + 1, sent.size())));
    if (!entry || !claims) {
      line.why = "核查时程序出错，已停止";
      return;
    }
    try {
      if (state_of(items_[work.item]).stamp != work.state.stamp) {
        line.turn = Turn::kLeft;
        line.why = kMoved;
        return;
      }
    } catch (const fs::filesystem_error&) {
      line.turn = Turn::kLeft;
      line.why = kAway;
      return;
    }
    line = {std::move(*entry), Turn::kChecked, "", milliseconds, kib};
    claims_ = std::move(*claims);
  }

  /// The new reports take the place of the old at one stroke, where the file system can; else the place is empty for a
  /// moment, never half full.
  void publish(std::size_t number, const fs::path& place) const {
    const fs::path fresh = staged(number);
    fs::create_directories(place.parent_path());
    if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, place.c_str(), RENAME_EXCHANGE) == 0) {
      fs::remove_all(fresh);
      return;
    }
    if (errno != ENOENT) {
      withdraw(number, place);
    }
    fs::rename(fresh, place);
  }

  /// Takes old reports away, at one stroke.
  void withdraw(std::size_t number, const fs::path& place) const {
    const fs::path old = staging() / ("old" + std::to_string(number));
    std::error_code error;
    fs::rename(place, old, error);
    fs::remove_all(old, error);
  }

  void finish() {
    for (const BatchLine& line : sheet_.lines) {
      int& count = line.turn == Turn::kChecked     ? run_.checked
                   : line.turn == Turn::kUnchanged ? run_.unchanged
                   : line.turn == Turn::kLeft      ? run_.left
                                                   : run_.failed;
      ++count;
    }
    if (!is_share()) {
      sheet_.inbox = inbox_name_;
      look_across(*ledger_, sheet_);
    }
    sheet_.milliseconds = milliseconds_since(begin_);
    if (!is_share()) {
      // Written beside what the next run clears away: one that is killed here leaves nothing between the reports.
      OutputFolder output(staging());
      output.write("index.html", write_batch_html(sheet_));
      output.write("batch.json", write_batch_json(sheet_));
      output.write("batch.xlsx", write_batch_xlsx(sheet_));
      for (const char* name : {"index.html", "batch.json", "batch.xlsx"}) {
        fs::rename(staging() / name, request_.outbox / name);
      }
    }
    run_.ended = clock_words();
    ledger_->end(run_);
    fs::remove_all(staging());
  }

  const BatchRequest& request_;
  Progress* progress_;  ///< None when it only counts.
  Clock::time_point begin_;
  OwnFiles own_files_;
  std::vector<InboxItem> items_;
  std::optional<Ledger> ledger_;
  std::string inbox_name_;
  std::string settings_;
  KeptRun run_;
  std::vector<Work> work_;
  Claims claims_;  ///< Of the submission that is being settled.
  BatchSheet sheet_;
};

}  // namespace

BatchSheet run_batch(const BatchRequest& request, Progress& progress) {
  return Run(request, &progress).run();
}

BatchCount count_batch(const BatchRequest& request) {
  return Run(request, nullptr).count();
}

}  // namespace nitec
