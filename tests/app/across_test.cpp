// nitec batch across submissions: both sides are named to the supervising unit, and to nobody else.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

class Across : public testing::Test {
 protected:
  void add(const std::string& submission, const std::string& name) {
    fs::create_directories(inbox_);
    fs::copy(fixture("submissions/" + submission), inbox_ / name, fs::copy_options::recursive);
  }
  /// The same papers with another centre's name on the datasheet.
  void rename_center(const std::string& name, const std::string& sheet, const std::string& center) const {
    std::string xml = read(inbox_ / name / sheet);
    const std::string before = "<value code=\"A01\">";
    const std::size_t begin = xml.find(before) + before.size();
    xml.replace(begin, xml.find('<', begin) - begin, center);
    write(inbox_ / name / sheet, xml);
  }
  void run(const fs::path& outbox) const {
    const Ended ended =
        nitec({"batch", inbox_.string(), "-o", outbox.string(), "--as-of", kAsOf, "--settle", "0", "--jobs", "2"});
    ASSERT_TRUE(ended.status == 0 || ended.status == 1) << ended.err;
  }
  static Json across(const fs::path& outbox) { return Json::parse(read(outbox / "batch.json"))["across"]; }
  static int count(const Json& findings, const std::string& rule) {
    return static_cast<int>(
        std::count_if(findings.begin(), findings.end(), [&](const Json& one) { return one["rule"] == rule; }));
  }

  static constexpr const char* kOther = "极光谱仪国家产业技术工程化中心（筹）";

  Scratch scratch_;
  fs::path inbox_ = scratch_ / "收件夹";
};

TEST_F(Across, NamesBothSidesToTheUnitAndNeitherToTheOther) {
  add("defective-cold-chain", "甲");
  run(scratch_ / "独自");
  EXPECT_EQ(across(scratch_ / "独自"), Json::array());
  add("defective-cold-chain", "乙");
  rename_center("乙", "pgb-2029.xml", kOther);
  const fs::path outbox = scratch_ / "结果";
  run(outbox);

  const Json found = across(outbox);
  EXPECT_EQ(count(found, "across/patent-claimed-twice"), 59);  // Every patent of the list.
  EXPECT_EQ(count(found, "across/same-file"), 20);
  EXPECT_EQ(count(found, "across/same-passage"), 1);  // One for the pair.
  for (const Json& one : found) {
    ASSERT_EQ(one["sides"].size(), 2U);
    EXPECT_EQ(one["severity"], "warning");
    EXPECT_EQ(one["sides"][0]["name"], "乙");
    EXPECT_EQ(one["sides"][0]["center"], kOther);
    EXPECT_EQ(one["sides"][1]["name"], "甲");
    EXPECT_FALSE(one["sides"][1]["file"].get<std::string>().empty());
  }
  EXPECT_NE(read(outbox / "index.html").find("仅供主管单位"), std::string::npos);

  // Everything that is written about a submission, the papers that go back among it, is byte for byte what is written
  // when there is no other: nothing of the other can be in it, packed or plain.
  EXPECT_TRUE(fs::exists(outbox / "甲/return"));
  EXPECT_EQ(differing(contents(scratch_ / "独自/甲"), contents(outbox / "甲")), std::vector<std::string>{});
}

TEST_F(Across, TheOtherSideIsRememberedAndCheckedOnce) {
  add("defective-cold-chain", "甲");
  add("defective-cold-chain", "乙");
  rename_center("乙", "pgb-2029.xml", kOther);
  const fs::path outbox = scratch_ / "结果";
  run(outbox);
  const Json first = across(outbox);
  run(outbox);
  EXPECT_EQ(Json::parse(read(outbox / "batch.json"))["run"]["checked"], 0);
  EXPECT_EQ(across(outbox), first);

  fs::remove_all(inbox_ / "乙");
  run(outbox);
  const Json after = across(outbox);
  ASSERT_EQ(after.size(), first.size());
  EXPECT_EQ(after[0]["sides"][0]["gone"], true);
  EXPECT_FALSE(after[0]["sides"][1].contains("gone"));
}

TEST_F(Across, ACentresOwnPapersComeTwiceRightly) {
  add("defective-cold-chain", "五月");
  add("defective-cold-chain", "六月补正");
  rename_center("六月补正", "pgb-2029.xml", "果蔬冷链无损保鲜国家产业技术工程化中心");  // Confirmed meanwhile.
  run(scratch_ / "结果");
  EXPECT_EQ(across(scratch_ / "结果"), Json::array());
}

TEST_F(Across, OneInQuarantineIsHeldAgainstNobody) {
  add("clean-offshore-dc", "补交");
  add("clean-offshore-dc", "隔离");
  fs::copy(fixture("submissions/clean-offshore-dc/筹建期总结报告.pdf"), inbox_ / "隔离" / "机密★5年 低温试验大纲.pdf");
  const fs::path outbox = scratch_ / "结果";
  run(outbox);
  EXPECT_EQ(across(outbox), Json::array());
  for (const char* file : {"batch.json", "index.html"}) {
    EXPECT_EQ(read(outbox / file).find("低温试验大纲"), std::string::npos);
  }
}

TEST_F(Across, SubmissionsThatShareNothingButTheOutline) {
  for (const char* name : {"clean-annual-magnesium", "clean-evaluation-metrology", "clean-extension-mine-gas",
                           "clean-offshore-dc", "clean-adjustment-knitting", "clean-application-hydrogen"}) {
    add(name, name);
  }
  run(scratch_ / "结果");
  EXPECT_EQ(across(scratch_ / "结果"), Json::array());
}

}  // namespace
}  // namespace nitec::test
