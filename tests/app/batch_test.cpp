// nitec batch: nothing hangs, nothing is lost, nothing is done twice.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <random>
#include <thread>

#include "tests/app/pack.h"
#include "tests/app/program.h"

namespace nitec::test {
namespace {

using std::chrono::milliseconds;

class Batch : public testing::Test {
 protected:
  void add(const std::string& submission, const std::string& name = "") {
    const fs::path place = inbox_ / (name.empty() ? submission : name);
    fs::create_directories(place.parent_path());
    fs::copy(fixture("submissions/" + submission), place, fs::copy_options::recursive);
  }

  /// Of the second run on, what lies in the inbox for a moment only is not new: no waiting.
  Ended run(std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"batch", inbox_.string(), "-o", outbox_.string()};
    const auto given = [&](const char* option) { return std::find(more.begin(), more.end(), option) != more.end(); };
    if (!given("--as-of")) {
      more.insert(more.end(), {"--as-of", kAsOf});
    }
    if (!given("--settle")) {
      more.insert(more.end(), {"--settle", "0"});
    }
    arguments.insert(arguments.end(), more.begin(), more.end());
    return nitec(arguments);
  }
  [[nodiscard]] Json sheet() const { return Json::parse(read(outbox_ / "batch.json")); }
  /// What differs from run to run is left out.
  [[nodiscard]] Json lasting() const {
    Json all = sheet();
    all.erase("run");
    return all;
  }
  /// The reports, without what the run keeps for itself.
  static std::map<std::string, std::string> reports(const fs::path& outbox) {
    std::map<std::string, std::string> all = contents(outbox);
    std::erase_if(all, [](const auto& file) {
      return file.first.starts_with(".nitec") || file.first.starts_with("ledger.sqlite") ||
             file.first == "index.html" || file.first == "batch.json" || file.first == "batch.xlsx";
    });
    return all;
  }
  static Json find(const Json& list, const std::string& name) {
    for (const Json& one : list) {
      if (one["name"] == name) {
        return one;
      }
    }
    return {};
  }

  Scratch scratch_;
  fs::path inbox_ = scratch_ / "收件夹";
  fs::path outbox_ = scratch_ / "结果";
};

TEST_F(Batch, GivesEachWhatCheckGives) {
  const std::vector<std::string> names{"clean-annual-magnesium", "defective-extension-silk",
                                       "defective-application-ink"};
  for (const std::string& name : names) {
    add(name);
  }
  const Ended ended = run();
  EXPECT_EQ(ended.status, 1);
  for (const std::string& name : names) {
    nitec({"check", (inbox_ / name).string(), "-o", (scratch_ / "结果2" / name).string(), "--as-of", kAsOf});
    EXPECT_EQ(differing(contents(scratch_ / "结果2" / name), contents(outbox_ / name)), std::vector<std::string>{});
    const Json findings = Json::parse(read(outbox_ / name / "findings.json"));
    const Json row = find(sheet()["submissions"], name);
    EXPECT_EQ(row["verdict"], findings["verdict"]);
    EXPECT_EQ(row["sha256"], findings["submission"]["sha256"]);
    EXPECT_EQ(row["center"], findings["submission"]["center"]);
    EXPECT_EQ(row["findings"]["error"].get<int>() + row["findings"]["warning"].get<int>() +
                  row["findings"]["note"].get<int>(),
              static_cast<int>(findings["findings"].size()));
  }
  EXPECT_EQ(sheet()["verdicts"]["return"], 2);
  EXPECT_EQ(sheet()["verdicts"]["review"], 1);
  EXPECT_NE(read(outbox_ / "index.html").find("clean-annual-magnesium/review.html"), std::string::npos);
  EXPECT_NE(ended.out.find("建议退回补正"), std::string::npos);
}

TEST_F(Batch, ChecksOnlyWhatChanged) {
  add("clean-annual-magnesium");
  add("defective-extension-silk");
  run();
  const Json first = lasting();
  const auto before = reports(outbox_);
  EXPECT_EQ(run().status, 1);
  EXPECT_EQ(sheet()["run"]["checked"], 0);
  EXPECT_EQ(sheet()["run"]["unchanged"], 2);
  EXPECT_EQ(lasting(), first);
  EXPECT_EQ(differing(before, reports(outbox_)), std::vector<std::string>{});

  write(inbox_ / "clean-annual-magnesium/说明.txt", "补充说明");
  run();
  EXPECT_EQ(sheet()["run"]["checked"], 1);
  EXPECT_NE(find(sheet()["submissions"], "clean-annual-magnesium"),
            find(first["submissions"], "clean-annual-magnesium"));
  EXPECT_EQ(find(sheet()["submissions"], "defective-extension-silk"),
            find(first["submissions"], "defective-extension-silk"));

  fs::remove_all(outbox_ / "defective-extension-silk");  // Somebody took its reports away.
  run();
  EXPECT_EQ(sheet()["run"]["checked"], 1);
  EXPECT_TRUE(fs::exists(outbox_ / "defective-extension-silk/review.pdf"));
}

TEST_F(Batch, ANewDayCostsNothingUntilItMatters) {
  add("defective-extension-silk");
  run();
  run({"--as-of", "2029-12-31"});
  EXPECT_EQ(sheet()["run"]["checked"], 0);
  run({"--as-of", "2030-01-01"});
  EXPECT_EQ(sheet()["run"]["checked"], 1);
  run({"--as-of", "2029-12-31"});  // Back before the day of its check: nothing is known of that.
  EXPECT_EQ(sheet()["run"]["checked"], 1);
}

TEST_F(Batch, ANewDayReckonsWithWhatWasRead) {
  add("defective-extension-silk");
  run();
  const fs::path kept = outbox_ / ".nitec/readings/defective-extension-silk.readings";
  ASSERT_TRUE(fs::is_regular_file(kept));
  const std::string readings = read(kept);
  const fs::path other = scratch_ / "结果2" / "defective-extension-silk";
  run({"--as-of", "2030-01-01"});
  EXPECT_EQ(sheet()["run"]["checked"], 1);
  EXPECT_EQ(read(kept), readings);
  nitec({"check", (inbox_ / "defective-extension-silk").string(), "-o", other.string(), "--as-of", "2030-01-01"});
  EXPECT_EQ(differing(contents(other), contents(outbox_ / "defective-extension-silk")), std::vector<std::string>{});
  // Broken ones are read again.
  write(kept, readings.substr(0, readings.size() / 2));
  run({"--as-of", "2030-01-01", "--all"});
  EXPECT_EQ(read(kept), readings);
  write(kept, "");
  run({"--as-of", "2030-02-01", "--all"});
  EXPECT_EQ(differing(contents(other), contents(outbox_ / "defective-extension-silk")).empty(), false);
  EXPECT_EQ(read(kept), readings);
}

TEST_F(Batch, NothingIsKeptOfAQuarantinedSubmission) {
  add("clean-annual-magnesium");
  run();
  const fs::path kept = outbox_ / ".nitec/readings/clean-annual-magnesium.readings";
  ASSERT_TRUE(fs::exists(kept));
  fs::path sheet_file;
  for (const fs::directory_entry& file : fs::directory_iterator(inbox_ / "clean-annual-magnesium")) {
    sheet_file = file.path().extension() == ".xml" ? file.path() : sheet_file;
  }
  std::string xml = read(sheet_file);
  xml.insert(xml.find("</value>"), "机密★10年");
  write(sheet_file, xml);
  run();
  EXPECT_EQ(sheet()["submissions"][0]["verdict"], "quarantine");
  EXPECT_FALSE(fs::exists(kept));
}

TEST_F(Batch, FindingsAreTheSameForAsLongAsItSays) {
  for (const char* name : {"defective-cold-chain", "defective-annual-saline", "defective-evaluation-geothermal"}) {
    Json days[2];
    const char* as_of[] = {kAsOf, "2029-12-31"};
    for (int i = 0; i < 2; ++i) {
      const fs::path out = scratch_ / std::to_string(i);
      nitec({"check", fixture("submissions/" + std::string(name)).string(), "-o", out.string(), "--as-of", as_of[i]});
      days[i] = Json::parse(read(out / "findings.json"));
    }
    EXPECT_EQ(days[0]["findings"], days[1]["findings"]) << name;
    EXPECT_EQ(days[0]["clauses"], days[1]["clauses"]) << name;
  }
}

TEST_F(Batch, ADecisionOfTheUnitChecksAllAgain) {
  add("clean-annual-magnesium");
  const fs::path waivers = scratch_ / "豁免.txt";
  write(waivers, "# 无\n");
  run({"--waivers", waivers.string()});
  run({"--waivers", waivers.string()});
  EXPECT_EQ(sheet()["run"]["checked"], 0);
  write(waivers, "改级  evidence/scan  疑点  王某  2029-09-01  本单位要求逐页核对\n");
  run({"--waivers", waivers.string()});
  EXPECT_EQ(sheet()["run"]["checked"], 1);
  EXPECT_EQ(sheet()["submissions"][0]["findings"]["warning"], 0);
  run({"--waivers", waivers.string(), "--as-of", "2029-08-31"});
  EXPECT_EQ(sheet()["run"]["checked"], 0);
  run({"--waivers", waivers.string(), "--as-of", "2029-09-01"});  // The decision takes effect.
  EXPECT_EQ(sheet()["run"]["checked"], 1);
  EXPECT_GT(sheet()["submissions"][0]["findings"]["warning"], 0);
}

TEST_F(Batch, WhatIsBeingWrittenIsLeft) {
  add("clean-annual-magnesium");
  add("defective-extension-silk");
  write(inbox_ / "defective-extension-silk/附件/大文件.pdf.part", "");
  const Ended ended = run();
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(sheet()["left"], 1);
  EXPECT_EQ(find(sheet()["submissions"], "defective-extension-silk")["status"], "left");
  EXPECT_NE(ended.out.find("仍在写入"), std::string::npos);
  EXPECT_FALSE(fs::exists(outbox_ / "defective-extension-silk"));
  fs::remove(inbox_ / "defective-extension-silk/附件/大文件.pdf.part");
  run({"--settle", "3600"});  // Written within the hour: left; what stands is not asked.
  EXPECT_EQ(sheet()["left"], 1);
  EXPECT_EQ(sheet()["run"]["unchanged"], 1);
  run();
  EXPECT_EQ(sheet()["left"], 0);
  EXPECT_EQ(sheet()["run"]["checked"], 1);
}

TEST_F(Batch, ArchivesShelvesAndOddNames) {
  add("clean-annual-magnesium", "2029年5月/甲 省/镁#100%");
  add("defective-extension-silk", "2029年5月/甲 省/丝&<b>");
  add("clean-extension-mine-gas", "index.html");
  write(inbox_ / "读我.txt", "不是材料");
  EXPECT_EQ(run().status, 1);
  const Json all = sheet()["submissions"];
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(find(all, "2029年5月/甲 省/丝&<b>")["verdict"], "return");
  EXPECT_TRUE(fs::exists(outbox_ / "2029年5月/甲 省/镁#100%/review.html"));
  EXPECT_EQ(find(all, "index.html")["output"], "_index.html");
  EXPECT_TRUE(fs::is_regular_file(outbox_ / "index.html"));
  const std::string page = read(outbox_ / "index.html");
  EXPECT_NE(page.find("%E9%95%81%23100%25/review.html"), std::string::npos);
  EXPECT_EQ(page.find("<b>"), page.find("<b>1"));  // The first bold thing is our own count.
}

TEST_F(Batch, ASubmissionThatVanishesIsToldAndItsReportsStay) {
  add("clean-annual-magnesium");
  add("defective-extension-silk");
  run();
  fs::remove_all(inbox_ / "defective-extension-silk");
  EXPECT_EQ(run().status, 0);
  EXPECT_EQ(sheet()["gone"], Json::array({"defective-extension-silk"}));
  EXPECT_TRUE(fs::exists(outbox_ / "defective-extension-silk/findings.json"));
}

TEST_F(Batch, AnInboxThatIsAwayChangesNothing) {
  add("clean-annual-magnesium");
  run();
  const auto before = contents(outbox_);
  fs::rename(inbox_, scratch_ / "别处");
  const Ended ended = run();
  EXPECT_EQ(ended.status, 2);
  EXPECT_TRUE(ended.complained_in_one_line());
  EXPECT_EQ(differing(before, contents(outbox_)), std::vector<std::string>{});
}

TEST_F(Batch, TheSecondAtTheSameTimeIsToldSo) {
  add("clean-annual-magnesium");
  run();
  const int lock = ::open((outbox_ / ".nitec/lock").c_str(), O_RDWR);
  ASSERT_EQ(::flock(lock, LOCK_EX), 0);
  const Ended ended = run();
  ::close(lock);
  EXPECT_EQ(ended.status, 2);
  EXPECT_TRUE(ended.complained_in_one_line());
  EXPECT_NE(ended.err.find("另一次核查"), std::string::npos);
  EXPECT_EQ(run().status, 0);
}

TEST_F(Batch, ALedgerThatIsNoneIsRefused) {
  add("clean-annual-magnesium");
  write(scratch_ / "账本", std::string(4096, 'x'));
  for (const std::string& ledger : {"sqlite:" + (scratch_ / "账本").string(), std::string("oracle:x"),
                                    "sqlite:" + (scratch_ / "没有/账本").string()}) {
    const Ended ended = run({"--ledger", ledger});
    EXPECT_EQ(ended.status, 2) << ledger;
    EXPECT_TRUE(ended.complained_in_one_line()) << ended.err;
  }
}

TEST_F(Batch, OneThatTakesTooLongCostsItself) {
  add("clean-annual-magnesium");
  add("defective-cold-chain", "大");
  const fs::path evidence = inbox_ / "大/附件";
  fs::create_directories(evidence);
  for (int i = 0; i < 600; ++i) {  // Much more than a second's work.
    fs::copy_file(fixture("submissions/defective-cold-chain") / "果蔬冷链中心总结报告（终稿）.pdf",
                  evidence / ("副本" + std::to_string(i) + ".pdf"));
  }
  const Ended ended = run({"--seconds", "1"});
  EXPECT_EQ(ended.status, 3);
  EXPECT_EQ(sheet()["failed"], 1);
  EXPECT_NE(find(sheet()["submissions"], "大")["reason"].get<std::string>().find("超过1秒"), std::string::npos);
  EXPECT_EQ(find(sheet()["submissions"], "clean-annual-magnesium")["verdict"], "review");
  EXPECT_FALSE(fs::exists(outbox_ / "大"));
}

/// Killed at a hundred moments, with all that it has started; the next run goes on, and at the end everything is as if
/// nothing had happened.
TEST_F(Batch, KilledAHundredTimes) {
  const std::vector<std::string> names{"clean-annual-magnesium", "defective-extension-silk", "clean-extension-mine-gas",
                                       "defective-adjustment-adsorbent"};
  for (const std::string& name : names) {
    add(name);
  }
  const fs::path undisturbed = scratch_ / "未受干扰";
  nitec({"batch", inbox_.string(), "-o", undisturbed.string(), "--as-of", kAsOf, "--settle", "0"});
  Json expected = Json::parse(read(undisturbed / "batch.json"));
  expected.erase("run");
  const auto begin = std::chrono::steady_clock::now();
  run({"--all"});
  long whole = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin).count();
  fs::remove_all(outbox_);

  constexpr int kKills = 100;
  constexpr int kTries = 1000;
  std::mt19937 moments(20290720);
  int cut_short = 0;
  for (int i = 0; i < kTries && cut_short < kKills; ++i) {
    const bool checks_all = i % 3 != 0;
    const pid_t process = ::fork();
    ASSERT_GE(process, 0);
    if (process == 0) {
      const int nowhere = ::open("/dev/null", O_RDWR);
      ::dup2(nowhere, STDOUT_FILENO);
      ::dup2(nowhere, STDERR_FILENO);
      ::execl(built_program().c_str(), "nitec", "batch", inbox_.c_str(), "-o", outbox_.c_str(), "--as-of", kAsOf,
              "--settle", "0", checks_all ? "--all" : nullptr, nullptr);
      ::_exit(127);
    }
    std::this_thread::sleep_for(milliseconds(std::uniform_int_distribution<long>(0, whole)(moments)));
    ::kill(process, SIGKILL);
    int status = 0;
    ::waitpid(process, &status, 0);
    cut_short += WIFSIGNALED(status) ? 1 : 0;
    if (checks_all && !WIFSIGNALED(status)) {  // It ended before its moment: the machine has become faster.
      whole = std::max(whole * 9 / 10, 20L);
    }
    for (const std::string& name : names) {  // Whole or absent.
      const fs::path place = outbox_ / name;
      EXPECT_EQ(fs::exists(place), fs::exists(place / "review.pdf")) << i << " " << name;
      if (fs::exists(place)) {
        EXPECT_EQ(differing(contents(undisturbed / name), contents(place)), std::vector<std::string>{}) << i;
      }
    }
  }
  EXPECT_EQ(cut_short, kKills);
  EXPECT_EQ(run().status, 1);
  EXPECT_EQ(lasting(), expected);
  EXPECT_EQ(differing(reports(undisturbed), reports(outbox_)), std::vector<std::string>{});
  EXPECT_TRUE(!fs::exists(outbox_ / ".nitec/staging"));
  run();
  EXPECT_EQ(sheet()["run"]["checked"], 0);
}

}  // namespace
}  // namespace nitec::test
