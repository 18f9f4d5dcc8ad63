// --previous: the round before, what became of it, and what changed unasked.

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

constexpr const char* kDatasheet = "评估表.xml";

std::string datasheet_of(const fs::path& submission) {
  for (const auto& entry : fs::directory_iterator(submission)) {
    if (entry.path().extension() == ".xml") {
      return entry.path().filename().string();
    }
  }
  return kDatasheet;
}

/// Changes the value of a field in a copy of a submission.
void change(const fs::path& submission, const std::string& element, const std::string& value) {
  const fs::path path = submission / datasheet_of(submission);
  std::string text = read(path);
  const std::size_t begin = text.find(element);
  ASSERT_NE(begin, std::string::npos) << element;
  const std::size_t from = text.find('>', begin) + 1;
  text.replace(from, text.find('<', from) - from, value);
  std::ofstream(path, std::ios::binary) << text;
}

/// A copy of the submission with 32 planted defects, and the first round's findings.json.
class Rounds : public testing::Test {
 protected:
  void SetUp() override {
    fs::copy(fixture("submissions/defective-cold-chain"), submission_, fs::copy_options::recursive);
    nitec({"check", submission_.string(), "-o", (scratch_ / "one").string(), "--as-of", kAsOf});
    first_ = Json::parse(read(scratch_ / "one/findings.json"));
  }
  Json second() {
    last_ = nitec({"check", submission_.string(), "-o", (scratch_ / "two").string(), "--as-of", kAsOf, "--previous",
                   (scratch_ / "one/findings.json").string()});
    return Json::parse(read(scratch_ / "two/findings.json"));
  }

  Scratch scratch_;
  fs::path submission_ = scratch_ / "in";
  Json first_;
  Ended last_;
};

TEST_F(Rounds, NothingChanged) {
  const Json round = second()["round"];
  EXPECT_EQ(round["document_id"], first_["document_id"]);
  EXPECT_EQ(round["still"].size(), first_["findings"].size());
  for (const Json& one : round["still"]) {
    EXPECT_EQ(one["id"], one["was"]);
  }
  EXPECT_TRUE(round["fixed"].empty());
  EXPECT_TRUE(round["unasked"].empty());
}

TEST_F(Rounds, MendedAndChangedUnasked) {
  // The rule about the supervising unit spoke of A19 and A20; nobody asked for A23a.
  change(submission_, "code=\"A19\"", "浔川省工业和信息化厅");
  change(submission_, "code=\"A23a\"", "另一人");
  const Json findings = second();
  const Json& round = findings["round"];
  std::set<std::string> unasked;
  for (const Json& one : round["unasked"]) {
    unasked.insert(one["what"].get<std::string>().substr(0, std::string("评估表A23a").size()));
    EXPECT_EQ(one["after"], "另一人");
    EXPECT_EQ(one["location"]["file"], datasheet_of(submission_));
  }
  EXPECT_EQ(unasked, (std::set<std::string>{"评估表A23a"}));
  // Every finding is either still there or new, and every one of the first round still there or mended.
  EXPECT_EQ(round["still"].size() + round["fixed"].size(), first_["findings"].size());
  const std::string said = last_.out;
  EXPECT_NE(said.find("与上一轮对照"), std::string::npos);
  EXPECT_NE(said.find("未经要求的改动"), std::string::npos);
  EXPECT_NE(read(scratch_ / "two/review.html").find("与上一轮对照"), std::string::npos);
  const Json sarif = Json::parse(read(scratch_ / "two/findings.sarif"));
  std::size_t fresh = 0;
  std::size_t absent = 0;
  for (const Json& result : sarif["runs"][0]["results"]) {
    fresh += result["baselineState"] == "new" ? 1U : 0U;
    absent += result["baselineState"] == "absent" ? 1U : 0U;
  }
  EXPECT_EQ(fresh, findings["findings"].size() - round["still"].size());
  EXPECT_EQ(absent, round["fixed"].size());
}

TEST_F(Rounds, AFieldIsMended) {
  // A department of the unit's own may lead alone: its co-chair goes.
  const fs::path path = submission_ / datasheet_of(submission_);
  std::string text = read(path);
  const std::size_t begin = text.find("<value code=\"A20\"");
  ASSERT_NE(begin, std::string::npos);
  const std::string end = "</value>";
  text.replace(begin, text.find(end, begin) + end.size() - begin, "<value code=\"A20\" state=\"不适用\"/>");
  std::ofstream(path, std::ios::binary) << text;
  const Json round = second()["round"];
  bool gone = false;
  for (const Json& one : round["fixed"]) {
    gone = gone || one["rule"] == "supervisor/co-chair";
  }
  EXPECT_TRUE(gone) << round["fixed"].dump(1);
  std::size_t absent = 0;
  const Json sarif = Json::parse(read(scratch_ / "two/findings.sarif"));
  for (const Json& result : sarif["runs"][0]["results"]) {
    absent += result["baselineState"] == "absent" ? 1U : 0U;
  }
  EXPECT_EQ(absent, round["fixed"].size());
}

TEST_F(Rounds, WhatIsNoEarlierRoundIsRefused) {
  const auto refused = [&](const std::string& text) {
    std::ofstream(scratch_ / "other.json", std::ios::binary | std::ios::trunc) << text;
    const Ended ended =
        nitec({"check", submission_.string(), "--as-of", kAsOf, "--previous", (scratch_ / "other.json").string()});
    return ended.status == 2 && ended.complained_in_one_line() && ended.out.empty();
  };
  EXPECT_TRUE(refused(""));
  EXPECT_TRUE(refused("{}"));
  EXPECT_TRUE(refused("[1,2"));
  EXPECT_TRUE(refused(R"({"format": "nitec-outline/1"})"));
  EXPECT_TRUE(refused(R"({"format": "nitec-findings/1", "as_of": "2029-07-20"})"));
  EXPECT_TRUE(refused(R"({"format": "nitec-findings/1", "as_of": "2029-13-20", "findings": []})"));
  EXPECT_TRUE(
      refused(R"({"format": "nitec-findings/1", "as_of": "2029-07-20", "findings": [], "verdict": "quarantine"})"));
  std::string deep(200'000, '[');
  EXPECT_TRUE(refused(deep));
  EXPECT_TRUE(refused("{\"format\": \"nitec-findings/1\", \"findings\": " + deep));
}

TEST_F(Rounds, OddFindingsAreNoHarm) {
  std::ofstream(scratch_ / "one/findings.json", std::ios::binary | std::ios::trunc)
      << R"({"format": "nitec-findings/1", "as_of": "2029-07-20", "findings": [1, null, {"id": "x", "locations": 7},
            {"rule": [], "locations": [{"page": -5, "file": 3}, 4]}], "content": {"fields": [], "passages": [{"page": 1}, 2]}})";
  const Json round = second()["round"];
  EXPECT_EQ(round["fixed"].size(), 2U);
  EXPECT_TRUE(round["still"].empty());
}

}  // namespace
}  // namespace nitec::test
