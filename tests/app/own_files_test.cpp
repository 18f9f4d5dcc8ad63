// What a supervising unit keeps itself: calendar, waivers and tables of its own, named on the command line.
#include <gtest/gtest.h>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

const std::string kSubmission = fixture("submissions/clean-offshore-dc").string();

Ended check(const std::vector<std::string>& options) {
  std::vector<std::string> arguments{"check", kSubmission, "--as-of", "2029-07-20", "--format", "json"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  return nitec(arguments);
}

/// Refused: exit 2 and one line, with these words.
void expect_refused(const Ended& run, const std::string& words) {
  EXPECT_EQ(run.status, 2) << run.err;
  EXPECT_TRUE(run.complained_in_one_line()) << run.err;
  EXPECT_NE(run.err.find(words), std::string::npos) << run.err;
  EXPECT_EQ(run.out, "");
}

TEST(OwnFiles, ACalendarOfTheYearIsCounted) {
  const Scratch scratch;
  const fs::path calendar = scratch / "放假安排.txt";
  std::string years;
  for (int year = 2026; year <= 2031; ++year) {
    years += "年  " + std::to_string(year) + "  本单位测试用\n休  " + std::to_string(year) + "-01-01  元旦\n";
  }
  write(calendar, years);
  const Ended without = check({});
  const Ended with = check({"--calendar", calendar.string()});
  EXPECT_EQ(with.status, without.status);
  EXPECT_NE(without.out.find("\"calendar_known\": false"), std::string::npos);
  EXPECT_NE(with.out.find("\"calendar_known\": true"), std::string::npos);
  EXPECT_EQ(with.out.find("未计法定节假日"), std::string::npos);
}

TEST(OwnFiles, ABrokenCalendarIsRefusedWithItsLine) {
  const Scratch scratch;
  const fs::path calendar = scratch / "calendar.txt";
  write(calendar, "年  2029  甲\n休  2029-13-01  元旦\n");
  expect_refused(check({"--calendar", calendar.string()}), "第2行：“2029-13-01”不是日期");
  expect_refused(check({"--calendar", (scratch / "none.txt").string()}), "找不到");
  expect_refused(check({"--calendar", scratch.path().string()}), "不是文件");
}

TEST(OwnFiles, AnotherWeightStandsOnTheSheet) {
  const Scratch scratch;
  const fs::path waivers = scratch / "豁免.txt";
  write(waivers, "# 本单位的处理\n改级  evidence/scan  疑点  陆听澜  2029-07-01  扫描件须逐份查看\n");
  const Ended with = check({"--waivers", waivers.string()});
  EXPECT_NE(with.out.find("\"decisions\""), std::string::npos);
  EXPECT_NE(with.out.find("扫描件须逐份查看"), std::string::npos);
  EXPECT_EQ(check({}).out.find("\"decisions\""), std::string::npos);
  write(waivers, "豁免  evidence/scan  某中心  陆听澜  2029-07-01  理由\n");
  expect_refused(check({"--waivers", waivers.string()}), "第1行：规则“evidence/scan”");
  write(waivers, "改级  evidence/scna  疑点  陆听澜  2029-07-01  理由\n");
  expect_refused(check({"--waivers", waivers.string()}), "没有规则“evidence/scna”");
}

TEST(OwnFiles, ARelationOfTheUnitIsJudged) {
  const Scratch scratch;
  const fs::path tables = scratch / "tables";
  fs::create_directories(tables);
  const std::string ours = read(fs::path(NITEC_SOURCE_DIR) / "schemas/2026-02-01/relations.txt");
  write(tables / "relations.txt", ours + "R-Z01  E  C01 >= 100000    人员总数不少于十万人\n");
  const Ended with = check({"--tables", tables.string()});
  EXPECT_EQ(with.status, 1) << with.err;
  EXPECT_NE(with.out.find("R-Z01"), std::string::npos);
  EXPECT_NE(with.out.find("\"own_tables\""), std::string::npos);
  EXPECT_EQ(check({}).out.find("R-Z01"), std::string::npos);
}

TEST(OwnFiles, AFieldOfTheUnitIsKnownAndAskedFor) {
  const Scratch scratch;
  const fs::path tables = scratch / "tables";
  fs::create_directories(tables);
  const std::string ours = read(fs::path(NITEC_SOURCE_DIR) / "schemas/2026-02-01/fields.tsv");
  write(tables / "fields.tsv",
        ours + "\nI99\t绿色低碳服务企业数\t家\tint\t期间\t否\t选必选选选选\tI\t本单位要求\t\t增设\t\n");
  const Ended with = check({"--tables", tables.string()});
  EXPECT_EQ(with.status, 1) << with.err;
  EXPECT_NE(with.out.find("必填栏目I99（绿色低碳服务企业数）未填"), std::string::npos);
  const Ended handout = nitec({"handout", "--tables", tables.string()});
  EXPECT_EQ(handout.status, 0);
  EXPECT_NE(handout.out.find("| I99 | 绿色低碳服务企业数 | 家 | 必填 | 整数 |"), std::string::npos);
}

TEST(OwnFiles, BrokenTablesAreRefusedWithLineAndReason) {
  const Scratch scratch;
  const fs::path tables = scratch / "tables";
  fs::create_directories(tables);
  write(tables / "relations.txt", "# 自编\nR-Z01  E  D01 = D02 + D99    说明\n");
  expect_refused(check({"--tables", tables.string()}), "第2行：没有栏目D99");
  write(tables / "relations.txt", "R-Z01  E  D01 = D02\n");
  expect_refused(check({"--tables", tables.string()}), "第1行：缺少关系或者说明");
  fs::remove(tables / "relations.txt");
  write(tables / "fields.tsv", "A01\t中心名称\t—\tstring\t—\t否\t必必必必必必\tA\t第十六条\t\t\t\n");
  expect_refused(check({"--tables", tables.string()}), "缺少栏目A02");
  fs::remove(tables / "fields.tsv");
  expect_refused(check({"--tables", tables.string()}), "没有可以替换的表");
  write(tables / "relation.txt", "");
  expect_refused(check({"--tables", tables.string()}), "不是可以替换的表");
  expect_refused(check({"--tables", (scratch / "none").string()}), "不是文件夹");
}

TEST(OwnFiles, TheHandoutSpeaksOfOneKind) {
  const Ended extension = nitec({"handout", "--kind", "extension"});
  EXPECT_EQ(extension.status, 0);
  EXPECT_NE(extension.out.find("# 评估表填报说明（延期申请）"), std::string::npos);
  EXPECT_NE(extension.out.find("| A27 | 计划完成日期 | — | 必填 |"), std::string::npos);
  EXPECT_NE(extension.out.find("| R-A01 | 须改正 | D01 = D02 + D03 + D04 + D05 |"), std::string::npos);
  const Ended confirmation = nitec({"handout"});
  EXPECT_NE(confirmation.out.find("| A27 | 计划完成日期 | — | 选填 |"), std::string::npos);
  EXPECT_EQ(nitec({"handout", "--kind", "other"}).status, 2);
}

}  // namespace
}  // namespace nitec::test
