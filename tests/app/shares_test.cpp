// nitec batch --share: several machines, one inbox, one outbox, one ledger.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdlib>
#include <future>
#include <set>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

class Shares : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"clean-annual-magnesium", "clean-extension-mine-gas", "defective-adjustment-adsorbent",
                             "defective-annual-saline", "defective-application-ink", "defective-extension-silk"}) {
      fs::create_directories(inbox_);
      fs::copy(fixture("submissions/" + std::string(name)), inbox_ / name, fs::copy_options::recursive);
    }
  }

  Ended run(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"batch", inbox_.string(), "-o", outbox_.string(), "--as-of",
                                       kAsOf,   "--settle",      "0",  "--jobs",         "1"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return nitec(arguments);
  }
  [[nodiscard]] static Json lasting(const fs::path& outbox) {
    Json all = Json::parse(read(outbox / "batch.json"));
    all.erase("run");
    return all;
  }
  static std::map<std::string, std::string> reports(const fs::path& outbox) {
    std::map<std::string, std::string> all = contents(outbox);
    std::erase_if(all, [](const auto& file) {
      return file.first.starts_with(".nitec") || file.first.starts_with("ledger.sqlite") ||
             file.first == "index.html" || file.first == "batch.json";
    });
    return all;
  }

  Scratch scratch_;
  fs::path inbox_ = scratch_ / "收件夹";
  fs::path outbox_ = scratch_ / "结果";
};

TEST_F(Shares, WhatIsNoShareIsRefused) {
  for (const char* share : {"0/3", "4/3", "3", "x/2", "1/2x", "1/-2", "1/9999999"}) {
    const Ended ended = run({"--share", share, "--ledger", "postgresql://nobody@127.0.0.1:1/none"});
    EXPECT_EQ(ended.status, 2) << share;
    EXPECT_NE(ended.err.find("3/40"), std::string::npos) << share;
  }
  const Ended alone = run({"--share", "1/2"});  // Ledgers of their own would not know of each other.
  EXPECT_EQ(alone.status, 2);
  EXPECT_NE(alone.err.find("postgresql"), std::string::npos);
  EXPECT_FALSE(fs::exists(outbox_));
}

TEST_F(Shares, ARunOverAllAndAShareKeepEachOtherAway) {
  EXPECT_EQ(run().status, 1);
  const int lock = ::open((outbox_ / ".nitec/lock").c_str(), O_RDWR);
  ASSERT_EQ(::flock(lock, LOCK_SH), 0);  // As a share does.
  EXPECT_EQ(run().status, 2);
  EXPECT_EQ(run({"--count"}).status, 0);
  ASSERT_EQ(::flock(lock, LOCK_EX), 0);
  EXPECT_EQ(run({"--count"}).status, 2);
  ::close(lock);
}

TEST_F(Shares, CountsWhatThereIsToDo) {
  const Ended before = run({"--count"});
  EXPECT_EQ(before.status, 0);
  EXPECT_TRUE(before.out.starts_with("6 ")) << before.out;
  EXPECT_FALSE(fs::exists(outbox_ / "batch.json"));
  run();
  EXPECT_EQ(run({"--count"}).out, "0 0 0\n");
}

/// A server of one's own: ctest runs these with tests/ledger/with_postgresql.
class SharesOnPostgresql : public Shares {
 protected:
  void SetUp() override {
    if (std::getenv("NITEC_TEST_POSTGRESQL") == nullptr) {
      GTEST_SKIP() << "NITEC_TEST_POSTGRESQL";
    }
    Shares::SetUp();
    ledger_ = std::getenv("NITEC_TEST_POSTGRESQL");
    nitec({"batch", inbox_.string(), "-o", undisturbed_.string(), "--as-of", kAsOf, "--settle", "0"});
  }
  [[nodiscard]] Ended share(const std::string& which) const { return run({"--share", which, "--ledger", ledger_}); }
  /// The run over all that comes last, and what it must have led to.
  void merge(int checked) {
    EXPECT_EQ(run({"--ledger", ledger_}).status, 1);
    EXPECT_EQ(Json::parse(read(outbox_ / "batch.json"))["run"]["checked"], checked);
    EXPECT_EQ(lasting(outbox_), lasting(undisturbed_));
    EXPECT_EQ(differing(reports(undisturbed_), reports(outbox_)), std::vector<std::string>{});
    for (const fs::directory_entry& entry : fs::directory_iterator(outbox_ / ".nitec")) {
      const std::string name = entry.path().filename().string();
      EXPECT_FALSE(name.starts_with("staging") || name.starts_with("lock-")) << name;
    }
    const Json kept = Json::parse(nitec({"ledger", "export", "--ledger", ledger_}).out);
    std::set<std::string> names;
    for (const Json& one : kept["submissions"]) {
      if (one["inbox"] == inbox_.string()) {
        EXPECT_TRUE(names.insert(one["entry"]["name"].get<std::string>()).second);
      }
    }
    EXPECT_EQ(names.size(), 6U);
  }

  std::string ledger_;
  fs::path undisturbed_ = scratch_ / "一台";
};

TEST_F(SharesOnPostgresql, SideBySideAreLikeOneRun) {
  ASSERT_EQ(run({"--count", "--ledger", ledger_}).status, 0);  // Makes the tables, before many want to.
  std::vector<std::future<Ended>> all;
  for (const char* which : {"1/3", "2/3", "3/3"}) {
    all.push_back(std::async(std::launch::async, [this, which] { return share(which); }));
  }
  for (std::future<Ended>& one : all) {
    const Ended ended = one.get();
    EXPECT_TRUE(ended.status == 0 || ended.status == 1) << ended.err;
  }
  EXPECT_FALSE(fs::exists(outbox_ / "index.html"));
  merge(0);
}

TEST_F(SharesOnPostgresql, TheLastRunDoesWhatAShareLeft) {
  const Ended first = share("2/3");
  int done = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(outbox_)) {
    done += fs::exists(entry.path() / "review.pdf") ? 1 : 0;
  }
  EXPECT_GT(done, 0);
  EXPECT_LT(done, 6);
  EXPECT_NE(first.out.find("收件夹中" + std::to_string(done) + "份"), std::string::npos) << first.out;
  const int lock = ::open((outbox_ / ".nitec/lock-1-of-3").c_str(), O_RDWR | O_CREAT, 0666);
  ASSERT_EQ(::flock(lock, LOCK_EX), 0);  // A machine that was given up, and works.
  EXPECT_EQ(share("1/3").status, 2);
  fs::create_directories(outbox_ / ".nitec/staging-1-of-3/0");  // And is gone now.
  ::close(lock);
  merge(6 - done);
}

}  // namespace
}  // namespace nitec::test
