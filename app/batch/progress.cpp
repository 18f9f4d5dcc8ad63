#include <unistd.h>

#include <chrono>
#include <iostream>

#include "app/batch/batch.h"
#include "report/batch/batch_summary.h"
#include "report/text/plain.h"

namespace nitec {
namespace {

using Clock = std::chrono::steady_clock;

std::string outcome(const BatchLine& line) {
  if (line.turn != Turn::kChecked) {
    return (line.turn == Turn::kLeft ? "留待下次：" : "未能核查：") + plain_text(line.why);
  }
  return std::string(verdict_name(line.entry.verdict)) + "　错误" + std::to_string(line.entry.errors) + "　疑点" +
         std::to_string(line.entry.warnings) + "　" + seconds_in_words(line.milliseconds);
}

/// What both have: how many there are, and how many are done.
class Counting : public Progress {
 public:
  void begin(const BatchSheet& sheet, std::size_t to_check) override {
    all_ = to_check;
    begin_ = Clock::now();
    started(sheet);
  }
  void done(const BatchLine& line) override {
    ++done_;
    finished(line);
  }

 protected:
  virtual void started(const BatchSheet& sheet) = 0;
  virtual void finished(const BatchLine& line) = 0;
  [[nodiscard]] std::string count() const { return "[" + std::to_string(done_) + "/" + std::to_string(all_) + "]"; }
  /// Submissions a second, times ten.
  [[nodiscard]] std::int64_t tenths_a_second() const {
    const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin_).count();
    return spent == 0 ? 0 : static_cast<std::int64_t>(done_) * 10'000 / spent;
  }
  std::size_t all_ = 0;
  std::size_t done_ = 0;

 private:
  Clock::time_point begin_;
};

class Log final : public Counting {
 public:
  void tick(const std::string&, std::int64_t) override {}
  void end() override {}

 private:
  void started(const BatchSheet& sheet) override {
    std::cerr << "收件夹中" << sheet.lines.size() << "份，须核查" << all_ << "份\n";
  }
  void finished(const BatchLine& line) override {
    std::cerr << count() << " " << plain_text(line.entry.name) << "　" << outcome(line) << "\n";
  }
};

class Terminal final : public Counting {
 public:
  void tick(const std::string& slowest, std::int64_t milliseconds) override {
    const std::int64_t rate = tenths_a_second();
    std::string words = count() + " 还有" + std::to_string(all_ - done_) + "份";
    if (rate > 0) {
      words += "，每秒" + std::to_string(rate / 10) + "." + std::to_string(rate % 10) + "份，约" +
               seconds_in_words(static_cast<std::int64_t>(all_ - done_) * 10'000 / rate);
    }
    words += "，正在核查 " + plain_text(slowest) + "（" + seconds_in_words(milliseconds) + "）";
    constexpr std::size_t kColumns = 110;
    std::cerr << "\r\x1b[K" << cut_to_columns(words, kColumns) << std::flush;
  }
  void end() override { std::cerr << "\r\x1b[K" << std::flush; }

 private:
  void started(const BatchSheet&) override {}
  void finished(const BatchLine& line) override {
    if (line.turn != Turn::kChecked) {
      std::cerr << "\r\x1b[K" << count() << " " << plain_text(line.entry.name) << "　" << outcome(line) << "\n";
    }
  }
};

}  // namespace

std::unique_ptr<Progress> progress_on_stderr() {
  if (::isatty(STDERR_FILENO) != 0) {
    return std::make_unique<Terminal>();
  }
  return std::make_unique<Log>();
}

}  // namespace nitec
