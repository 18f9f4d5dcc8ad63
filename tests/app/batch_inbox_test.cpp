// nitec batch over whole inboxes: what was planted is found, and nothing else; what is hostile costs itself.

#include <gtest/gtest.h>

#include <cstdlib>
#include <set>
#include <sstream>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

constexpr const char* kAsOfMade = "2030-06-30";

using RulesOf = std::map<std::string, std::set<std::string>>;

/// Runs make_inbox; `more` are further options.
void make_inbox(int count, const fs::path& folder, const std::string& more) {
  const std::string command = "'" NITEC_MAKE_INBOX "' " + std::to_string(count) + " '" + folder.string() + "' " + more;
  ASSERT_EQ(std::system(command.c_str()), 0) << command;
}

/// Name of the submission: rules that were planted in it.
RulesOf planted(const fs::path& folder) {
  std::istringstream lines(read(folder.string() + ".planted.tsv"));
  RulesOf out;
  for (std::string name, rule, severity; lines >> name >> rule >> severity;) {
    out[name].insert(rule);
  }
  return out;
}

std::set<std::string> errors(const Json& findings) {
  std::set<std::string> out;
  for (const Json& one : findings["findings"]) {
    if (one["severity"] == "error") {
      out.insert(one["rule"]);
    }
  }
  return out;
}

class BatchInbox : public testing::Test {
 protected:
  Ended run() {
    return nitec({"batch", inbox_.string(), "-o", outbox_.string(), "--as-of", kAsOfMade, "--settle", "0"});
  }
  [[nodiscard]] Json sheet() const { return Json::parse(read(outbox_ / "batch.json")); }

  Scratch scratch_;
  fs::path inbox_ = scratch_ / "收件夹";
  fs::path outbox_ = scratch_ / "结果";
};

TEST_F(BatchInbox, WhatWasPlantedIsFoundAndNothingElse) {
  make_inbox(64, inbox_, "--seed 29 --defects 600");
  const RulesOf expected = planted(inbox_);
  std::set<std::string> rules;
  for (const auto& [name, own] : expected) {
    rules.insert(own.begin(), own.end());
  }
  EXPECT_GE(rules.size(), 15U);
  EXPECT_EQ(run().status, 1);
  const Json all = sheet();
  ASSERT_EQ(all["submissions"].size(), 64U);
  int returned = 0;
  for (const Json& one : all["submissions"]) {
    const std::string name = one["name"];
    const auto wanted = expected.find(name);
    const std::set<std::string> found =
        errors(Json::parse(read(outbox_ / one["output"].get<std::string>() / "findings.json")));
    EXPECT_EQ(found, wanted == expected.end() ? std::set<std::string>{} : wanted->second) << name;
    EXPECT_EQ(one["verdict"] == "return", wanted != expected.end()) << name;
    returned += one["verdict"] == "return" ? 1 : 0;
  }
  EXPECT_EQ(static_cast<std::size_t>(returned), expected.size());
  EXPECT_EQ(all["verdicts"]["return"], returned);
}

TEST_F(BatchInbox, TheSameSeedMakesTheSameInbox) {
  make_inbox(12, inbox_, "--seed 5 --defects 500");
  make_inbox(12, scratch_ / "再", "--seed 5 --defects 500");
  EXPECT_EQ(differing(contents(inbox_), contents(scratch_ / "再")), std::vector<std::string>{});
  make_inbox(12, scratch_ / "又", "--seed 6 --defects 500");
  EXPECT_NE(contents(inbox_), contents(scratch_ / "又"));
}

TEST_F(BatchInbox, HostileOnesCostThemselves) {
  make_inbox(12, inbox_, "--seed 7");
  run();
  std::map<std::string, std::map<std::string, std::string>> healthy;
  const Json undisturbed = sheet();
  for (const Json& one : undisturbed["submissions"]) {
    EXPECT_EQ(one["verdict"], "review") << one["name"];
    healthy[one["name"]] = contents(outbox_ / one["output"].get<std::string>());
  }
  ASSERT_EQ(healthy.size(), 12U);
  fs::remove_all(outbox_);

  std::set<std::string> thrown_in;
  for (const char* kind : {"", "archives"}) {
    int taken = 0;
    std::set<fs::path> places;
    for (const auto& entry : fs::directory_iterator(fixture("hostile/" + std::string(kind)))) {
      places.insert(entry.path());
    }
    for (const fs::path& place : places) {
      const std::string extension = place.extension().string();
      const bool is_archive = extension == ".zip" || extension == ".7z" || extension == ".rar" || extension == ".tar";
      const bool is_folder = fs::is_directory(place) && place.filename() != "archives" && place.filename() != "pdf";
      if (taken == 12 || !(std::string(kind).empty() ? is_folder : is_archive)) {
        continue;
      }
      // Between the healthy ones, in the order of names.
      const std::string name = "00000" + std::to_string(1 + taken % 9) + "-" + place.filename().string();
      fs::copy(place, inbox_ / name, fs::copy_options::recursive);
      thrown_in.insert(name);
      ++taken;
    }
  }
  ASSERT_GE(thrown_in.size(), 20U);
  const Ended ended = run();
  EXPECT_TRUE(ended.status == 1 || ended.status == 3) << ended.status << ended.err;
  const Json all = sheet();
  EXPECT_EQ(all["submissions"].size(), healthy.size() + thrown_in.size());
  for (const Json& one : all["submissions"]) {
    const std::string name = one["name"];
    const auto whole = healthy.find(name);
    if (whole != healthy.end()) {
      EXPECT_EQ(differing(whole->second, contents(outbox_ / one["output"].get<std::string>())),
                std::vector<std::string>{})
          << name;
    } else {
      EXPECT_EQ(thrown_in.count(name), 1U) << name;
      EXPECT_TRUE(one["verdict"] == "return" || one["status"] == "failed") << one;
      thrown_in.erase(name);
    }
  }
  EXPECT_EQ(thrown_in, std::set<std::string>{});
}

}  // namespace
}  // namespace nitec::test
