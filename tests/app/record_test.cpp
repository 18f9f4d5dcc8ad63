// nitec check --record: the centre's record beside a whole submission.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

std::string clean() {
  return fixture("submissions/clean-offshore-dc").string();
}

Json checked(const std::string& record, int status) {
  const Ended run = nitec({"check", clean(), "--as-of", kAsOf, "--record", record, "--format", "json"});
  EXPECT_EQ(run.err, "");
  EXPECT_EQ(run.status, status);
  return Json::parse(run.out);
}

std::string status_of(const Json& findings, const std::string& clause) {
  for (const Json& one : findings.at("clauses")) {
    if (one.at("id") == clause) {
      return one.at("status");
    }
  }
  return "none";
}

/// The clean record with some words put in the place of others.
std::string changed(const std::vector<std::pair<std::string, std::string>>& words) {
  std::string text = read(fixture("records/clean-offshore-dc.xml"));
  for (const auto& [from, to] : words) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
  }
  return text;
}

TEST(Record, OneThatAgreesAddsNoFinding) {
  const Json without = Json::parse(nitec({"check", clean(), "--as-of", kAsOf, "--format", "json"}).out);
  const Json with = checked(fixture("records/clean-offshore-dc.xml").string(), 0);
  EXPECT_EQ(with.at("findings"), without.at("findings"));
  for (const char* id : {"M05", "M30", "M41"}) {
    EXPECT_EQ(status_of(without, id), "no-data") << id;
    EXPECT_EQ(status_of(with, id), "pass") << id;
  }
  EXPECT_FALSE(without.contains("own_inputs"));
  const Json& input = with.at("own_inputs").at(0);
  EXPECT_EQ(input.at("file"), "中心台账/clean-offshore-dc.xml");
  EXPECT_EQ(input.at("sha256").get<std::string>().size(), 64U);
  const auto clauses = input.at("clauses").get<std::vector<std::string>>();
  EXPECT_NE(std::find(clauses.begin(), clauses.end(), "M05"), clauses.end());
  EXPECT_EQ(with.at("timeline").at("filed_source"), "中心台账第24行");
}

TEST(Record, SoftenedTargetsAreShownAtEachPlace) {
  const Scratch scratch;
  const fs::path record = scratch / "台账.xml";
  write(record,
        changed({{"有效发明专利\" direction=\"≥\" value=\"30\"", "有效发明专利\" direction=\"≥\" value=\"40\""}}));
  const Json findings = checked(record.string(), 1);
  const auto found = std::find_if(findings.at("findings").begin(), findings.at("findings").end(),
                                  [](const Json& one) { return one.at("rule") == "record/target-softened"; });
  ASSERT_NE(found, findings.at("findings").end());
  EXPECT_EQ(found->at("expected"), "≥40件");
  std::vector<std::string> places;
  for (const Json& place : found->at("locations")) {
    places.push_back(place.at("file").get<std::string>() + " " + std::to_string(place.value("page", 0)) + " " +
                     std::to_string(place.value("line", 0)));
  }
  EXPECT_EQ(places,
            (std::vector<std::string>{"中心评估表.xml 0 361", "筹建期总结报告.pdf 18 0", "中心台账/台账.xml 0 16"}));
  EXPECT_EQ(status_of(findings, "M05"), "fail");
  EXPECT_EQ(status_of(findings, "M41"), "fail");
}

TEST(Record, TheReportsShowIt) {
  const Scratch scratch;
  const fs::path out = scratch / "out";
  const Ended run = nitec({"check", clean(), "--as-of", kAsOf, "--record",
                           fixture("records/clean-offshore-dc.xml").string(), "-o", out.string()});
  EXPECT_EQ(run.status, 0) << run.err;
  for (const char* name : {"review.pdf", "review.html", "findings.json", "findings.sarif"}) {
    EXPECT_TRUE(fs::exists(out / name)) << name;
  }
  EXPECT_NE(read(out / "review.html").find("clean-offshore-dc.xml"), std::string::npos);
  EXPECT_NE(run.out.find("中心台账"), std::string::npos);
}

TEST(Record, AFaultyFileIsAMistakeOfTheUser) {
  for (const auto& entry : fs::directory_iterator(fixture("records/refused"))) {
    const Ended run = nitec({"check", clean(), "--as-of", kAsOf, "--record", entry.path().string()});
    EXPECT_EQ(run.status, 2) << entry.path();
    EXPECT_EQ(run.out, "");
    EXPECT_TRUE(run.complained_in_one_line()) << run.err;
  }
  for (const std::string& path : {std::string("no-such.xml"), clean()}) {
    const Ended run = nitec({"check", clean(), "--as-of", kAsOf, "--record", path});
    EXPECT_EQ(run.status, 2) << path;
    EXPECT_TRUE(run.complained_in_one_line()) << run.err;
  }
}

}  // namespace
}  // namespace nitec::test
