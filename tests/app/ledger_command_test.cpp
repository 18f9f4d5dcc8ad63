// nitec ledger, and the centres' records that check and batch take from it.
#include <gtest/gtest.h>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

class LedgerCommand : public testing::Test {
 protected:
  Ended ledger(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "ledger");
    arguments.insert(arguments.end(), {"--ledger", url_});
    return nitec(arguments);
  }

  Scratch scratch_;
  std::string url_ = "sqlite:" + (scratch_ / "账本.sqlite").string();
  std::string record_ = fixture("records/clean-offshore-dc.xml").string();
};

TEST_F(LedgerCommand, ARecordInItServesLikeOneOnTheCommandLine) {
  EXPECT_EQ(ledger({"import", record_}).out, "登记中心台账1份\n");
  const std::string submission = fixture("submissions/clean-offshore-dc").string();
  const Ended by_file = nitec({"check", submission, "--as-of", kAsOf, "--record", record_, "--format", "json"});
  const Ended by_ledger = nitec({"check", submission, "--as-of", kAsOf, "--ledger", url_, "--format", "json"});
  EXPECT_EQ(by_ledger.out, by_file.out);
  EXPECT_NE(by_ledger.out.find("own_inputs"), std::string::npos);
  // Another centre's record is not taken.
  const std::string other = fixture("submissions/clean-annual-magnesium").string();
  EXPECT_EQ(nitec({"check", other, "--as-of", kAsOf, "--ledger", url_, "--format", "json"}).out,
            nitec({"check", other, "--as-of", kAsOf, "--format", "json"}).out);
}

TEST_F(LedgerCommand, ItsRecordsBringDaysUpAndCheckAgainWhenTheyChange) {
  const fs::path inbox = scratch_ / "in";
  fs::create_directories(inbox);
  fs::copy(fixture("submissions/clean-annual-magnesium"), inbox / "镁", fs::copy_options::recursive);
  const auto run = [&] {
    nitec({"batch", inbox.string(), "-o", (scratch_ / "out").string(), "--as-of", "2029-03-01", "--settle", "0",
           "--ledger", url_});
    return Json::parse(read(scratch_ / "out/batch.json"));
  };
  EXPECT_EQ(run()["due"].size(), 0U);  // Its own yearly report is due in February 2030.
  ledger({"import", record_});
  const Json after = run();
  EXPECT_EQ(after["run"]["checked"], 1);
  ASSERT_EQ(after["due"].size(), 1U);
  // The record: period until 2029-03-16, no extension asked for.
  const Json day = after["due"][0];
  EXPECT_EQ(day["date"], "2029-03-16");
  EXPECT_EQ(day["days"], 15);
  EXPECT_EQ(day["center"], "海上风电柔性直流并网国家产业技术工程化中心（筹）");
}

TEST_F(LedgerCommand, GoesOutAndInWhole) {
  ledger({"import", record_});
  const fs::path inbox = scratch_ / "in";
  fs::create_directories(inbox);
  fs::copy(fixture("submissions/defective-cold-chain"), inbox / "冷链", fs::copy_options::recursive);
  nitec({"batch", inbox.string(), "-o", (scratch_ / "out").string(), "--as-of", kAsOf, "--settle", "0", "--ledger",
         url_});
  const std::string whole = ledger({"export"}).out;
  EXPECT_EQ(Json::parse(whole)["submissions"].size(), 1U);
  EXPECT_EQ(Json::parse(whole)["runs"].size(), 1U);
  const Json claims = Json::parse(whole)["submissions"][0]["claims"];
  EXPECT_GT(claims[3].size(), 3U);  // What it claims,
  EXPECT_GT(claims[4].size(), 0U);  // and its long texts.
  write(scratch_ / "whole.json", whole);
  url_ = "sqlite:" + (scratch_ / "新.sqlite").string();
  EXPECT_EQ(ledger({"import", (scratch_ / "whole.json").string()}).status, 0);
  EXPECT_EQ(ledger({"export"}).out, whole);
  EXPECT_NE(ledger({"show"}).out.find("材料1份，中心台账1份"), std::string::npos);
}

TEST_F(LedgerCommand, WhatItCannotUseIsOneLine) {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"show"},
                                                    {"import"},
                                                    {"import", (scratch_ / "none.xml").string()},
                                                    {"import", fixture("submissions/README.md").string()},
                                                    {"export", "x"}}) {
    const Ended ended = ledger(arguments);
    EXPECT_EQ(ended.status, 2) << arguments[0];
    EXPECT_TRUE(ended.complained_in_one_line()) << ended.err;
  }
  const std::string submission = fixture("submissions/clean-annual-magnesium").string();
  const Ended ended = nitec({"check", submission, "--ledger", "sqlite:" + (scratch_ / "没有").string()});
  EXPECT_EQ(ended.status, 2);
  EXPECT_FALSE(fs::exists(scratch_ / "没有"));
}

}  // namespace
}  // namespace nitec::test
