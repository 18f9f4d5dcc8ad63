// What a unit waives or weighs differently: shown, dated, and never more than the article leaves room for.
#include "validators/waiving.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "model/notation.h"
#include "validators/catalogue.h"
#include "validators/validate.h"

namespace nitec {
namespace {

constexpr Date kDay{2029, 6, 30};
/// The period is three years and a day too long by two: 2026-03-16 to 2029-03-18.
constexpr std::string_view kTooLong =
    "submission confirmation x\nfield A01 低温精密传动国家产业技术工程化中心（筹）\nfield A06 2026-03-16\n"
    "field A07 2029-03-18\n";

ReviewSheet sheet_with(std::string_view decisions) {
  const Waivers waivers = Waivers::parse(decisions);
  check_waivers(waivers);
  return validate(from_notation(kTooLong), {.as_of = kDay, .waivers = &waivers});
}

const Finding* of_rule(const ReviewSheet& sheet, std::string_view rule) {
  const auto found = std::find_if(sheet.findings.begin(), sheet.findings.end(),
                                  [&](const Finding& finding) { return finding.rule == rule; });
  return found == sheet.findings.end() ? nullptr : &*found;
}

const Clause& clause_of(const ReviewSheet& sheet, std::string_view id) {
  return *std::find_if(sheet.clauses.begin(), sheet.clauses.end(), [&](const Clause& one) { return one.id == id; });
}

std::string refusal(std::string_view text) {
  try {
    check_waivers(Waivers::parse(text));
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return {};
}

TEST(Waiving, WithoutADecisionTheFindingStands) {
  const ReviewSheet sheet = sheet_with("# 尚无\n");
  ASSERT_NE(of_rule(sheet, "period/too-long"), nullptr);
  EXPECT_NE(of_rule(sheet, "period/too-long")->severity, Severity::kNote);
  EXPECT_TRUE(sheet.decisions.empty());
}

TEST(Waiving, AWaivedFindingIsANoteThatSaysWhoAndWhy) {
  const ReviewSheet sheet = sheet_with(
      "豁免  period/too-long  低温精密传动国家产业技术工程化中心(筹)  陆听澜  2029-06-30  批复写明至3月18日\n");
  const Finding* finding = of_rule(sheet, "period/too-long");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->severity, Severity::kNote);
  EXPECT_NE(finding->message.find("已豁免：陆听澜，2029年6月30日，批复写明至3月18日"), std::string::npos);
  EXPECT_EQ(clause_of(sheet, "M20").status, ClauseStatus::kPass);
  EXPECT_EQ(clause_of(sheet, "M20").findings, std::vector<int>{finding->id});
  ASSERT_EQ(sheet.decisions.size(), 1U);
  EXPECT_EQ(sheet.decisions[0].what, "豁免");
  EXPECT_EQ(sheet.decisions[0].findings, std::vector<int>{finding->id});
}

TEST(Waiving, AnotherCentresWaiverIsNothingHere) {
  const ReviewSheet sheet =
      sheet_with("豁免  period/too-long  高寒机械国家产业技术工程化中心（筹）  陆听澜  2029-06-01  批复另有规定\n");
  EXPECT_NE(of_rule(sheet, "period/too-long")->severity, Severity::kNote);
  EXPECT_TRUE(sheet.decisions.empty());
}

TEST(Waiving, ADecisionOfTomorrowDoesNotCountYetButIsShown) {
  const ReviewSheet sheet = sheet_with(
      "豁免  period/too-long  低温精密传动国家产业技术工程化中心（筹）  陆听澜  2029-07-01  批复写明至3月18日\n");
  EXPECT_NE(of_rule(sheet, "period/too-long")->severity, Severity::kNote);
  ASSERT_EQ(sheet.decisions.size(), 1U);
  EXPECT_EQ(sheet.decisions[0].what, "豁免（核查日之后，未生效）");
  EXPECT_TRUE(sheet.decisions[0].findings.empty());
}

TEST(Waiving, AnUnneededWaiverIsShownToo) {
  const ReviewSheet sheet = sheet_with(
      "豁免  host/several  低温精密传动国家产业技术工程化中心（筹）  陆听澜  2029-06-01  两家共建已获同意\n");
  ASSERT_EQ(sheet.decisions.size(), 1U);
  EXPECT_TRUE(sheet.decisions[0].findings.empty());
}

TEST(Waiving, AUnitWeighsARuleDifferently) {
  const ReviewSheet sheet = sheet_with("改级  package/report-missing  疑点  陆听澜  2029-06-01  另行报送\n");
  EXPECT_EQ(of_rule(sheet, "package/report-missing")->severity, Severity::kWarning);
  EXPECT_EQ(clause_of(sheet, "M21").status, ClauseStatus::kDoubt);
  ASSERT_EQ(sheet.decisions.size(), 1U);
  EXPECT_EQ(sheet.decisions[0].what, "改为疑点");
}

TEST(Waiving, WhatCannotBeIsRefusedWithItsLine) {
  EXPECT_TRUE(
      refusal("\n豁免  period/too-lonk  甲  乙  2029-06-01  丙\n").starts_with("第2行：没有规则“period/too-lonk”"));
  EXPECT_TRUE(refusal("豁免  package/report-missing  甲  乙  2029-06-01  丙\n").starts_with("第1行：规则“package"));
  EXPECT_TRUE(refusal("改级  period/nothing  疑点  乙  2029-06-01  丙\n").starts_with("第1行：没有规则"));
  EXPECT_TRUE(refusal("改级  period/too-long  小事  乙  2029-06-01  丙\n").starts_with("第1行：“小事”不是等次"));
  EXPECT_TRUE(refusal("豁免  period/too-long  甲  乙  2029-02-29  丙\n").starts_with("第1行：“2029-02-29”不是日期"));
  EXPECT_TRUE(refusal("豁免  period/too-long  甲  乙  2029-06-01\n").starts_with("第1行：应有6部分，实有5部分"));
  EXPECT_TRUE(refusal("免除  period/too-long  甲  乙  2029-06-01  丙\n").starts_with("第1行：“免除”不认识"));
  EXPECT_TRUE(refusal("豁免  period/too-long  甲  乙  2029-06-01  丙\n豁免  period/too-long  甲  乙  2029-06-02  丁\n")
                  .starts_with("第2行：与第1行重复"));
}

/// What can be waived rests on an article that leaves room, or on codes that were issued wrongly themselves.
TEST(Waiving, OnlyWhatLeavesRoomCanBeWaived) {
  int waivable = 0;
  for (const Rule* rule : catalogue()) {
    const RuleCard& card = rule->card;
    if (card.waivable) {
      ++waivable;
      const bool room = card.why.find("一般") != std::string_view::npos ||
                        card.why.find("原则上") != std::string_view::npos || card.name.starts_with("identifier/uscc-");
      EXPECT_TRUE(room) << card.name;
    }
  }
  EXPECT_GE(waivable, 4);
}

}  // namespace
}  // namespace nitec
