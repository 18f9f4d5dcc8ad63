// Whole sheets.
#include "validators/validate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <stdexcept>

#include "model/notation.h"
#include "tests/validators/fixture.h"

namespace nitec {
namespace {

const Context kDay{{2029, 12, 24}};

/// What one of the rules of this folder says; the datasheet's own rules have sheets of their own.
std::vector<std::string> rules_of(const ReviewSheet& sheet) {
  std::vector<std::string> rules;
  for (const Finding& finding : sheet.findings) {
    if (!finding.rule.starts_with("datasheet/") && !finding.rule.starts_with("identifier/")) {
      rules.push_back(finding.rule);
    }
  }
  return rules;
}

TEST(Validate, ACleanConfirmationIsLeftInPeace) {
  const Submission s =
      from_notation(testing::read_file(std::string(NITEC_SOURCE_DIR) + "/fixtures/rules/sheets/clean.txt"));
  const ReviewSheet sheet = validate(s, {{2029, 5, 20}});
  EXPECT_EQ(rules_of(sheet), std::vector<std::string>{});
  EXPECT_EQ(sheet.center, "低温精密传动国家产业技术工程化中心（筹）");
  EXPECT_EQ(sheet.host, "岚州凌泉低温装备研究院有限公司");
  EXPECT_EQ(sheet.supervisor, "岚州省发展和改革委员会");
  EXPECT_EQ(sheet.document_id, "SC-20290520-CE374F27");
  EXPECT_EQ(sheet.timeline.deadline, (Date{2029, 6, 18}));
  for (const Clause& clause : sheet.clauses) {
    EXPECT_TRUE(clause.status != ClauseStatus::kFail || clause.id == "M22") << clause.id;
  }
}

TEST(Validate, PlantedFaultsAreFoundOnceEachInOrderOfWeight) {
  const Submission s =
      from_notation(testing::read_file(std::string(NITEC_SOURCE_DIR) + "/fixtures/rules/sheets/planted.txt"));
  const ReviewSheet sheet = validate(s, kDay);
  const std::vector<std::string> expected{
      "outline/section-missing",     "period/application-late", "evidence/file-missing",
      "assets/registration-missing", "outline/section-empty",   "outline/section-merged",
      "outline/sub-item-missing",    "targets/rate-recomputed", "evidence/scan"};
  EXPECT_EQ(rules_of(sheet), expected);
  EXPECT_EQ(sheet.verdict, Verdict::kReturn);
  for (std::size_t i = 0; i < sheet.findings.size(); ++i) {
    EXPECT_EQ(sheet.findings[i].id, static_cast<int>(i) + 1);
    EXPECT_FALSE(i > 0 && sheet.findings[i].severity < sheet.findings[i - 1].severity);
  }
  const auto late = std::find_if(sheet.findings.begin(), sheet.findings.end(),
                                 [](const Finding& finding) { return finding.rule == "period/application-late"; });
  ASSERT_NE(late, sheet.findings.end());
  EXPECT_EQ(late->message, "收文登记日2029年12月20日在申报期限2029年12月17日之后，相差3日。");
  EXPECT_EQ(late->expected, "2029-12-17");
  EXPECT_EQ(late->actual, "2029-12-20");
  ASSERT_FALSE(sheet.timeline.steps.empty());
  EXPECT_EQ(sheet.timeline.steps.back().reckoning, "在期限之后3日（见第" + std::to_string(late->id) + "项）");
}

TEST(Validate, SaysTheSameTwice) {
  const Submission s =
      from_notation(testing::read_file(std::string(NITEC_SOURCE_DIR) + "/fixtures/rules/sheets/planted.txt"));
  EXPECT_EQ(validate(s, kDay), validate(s, kDay));
}

TEST(Validate, VeryManyOfAKindAreCutAndCounted) {
  std::string notation = "datasheet\n";
  for (int i = 0; i < 5000; ++i) {
    notation += "evidence " + std::to_string(i) + " x file=" + std::to_string(i) + ".pdf\n";
  }
  const ReviewSheet sheet = validate(from_notation(notation), kDay);
  const auto missing = std::count_if(sheet.findings.begin(), sheet.findings.end(),
                                     [](const Finding& finding) { return finding.rule == "evidence/file-missing"; });
  EXPECT_EQ(missing, 200);
  EXPECT_TRUE(std::any_of(sheet.findings.begin(), sheet.findings.end(), [](const Finding& finding) {
    return finding.rule == "evidence/file-missing" && finding.message.ends_with("另有4800项同类情况，未逐项列出。");
  }));
}

/// Bytes of the fixtures changed at random, but always the same: no rule may fall over what is in a submission.
TEST(Validate, SurvivesDamagedText) {
  std::uint32_t state = 1;
  const auto next = [&](std::size_t below) {
    state = state * 1664525U + 1013904223U;
    return static_cast<std::size_t>(state >> 8U) % below;
  };
  int judged = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::string(NITEC_SOURCE_DIR) + "/fixtures/rules")) {
    if (entry.path().extension() != ".txt" || entry.path().filename() == "findings.txt") {
      continue;
    }
    const std::string text = testing::read_file(entry.path());
    for (int round = 0; round < 4; ++round) {
      std::string damaged = text;
      for (int i = 0; i < 3; ++i) {
        damaged[next(damaged.size())] = static_cast<char>(next(256));
      }
      try {
        const ReviewSheet sheet = validate(from_notation(damaged), kDay);
        EXPECT_FALSE(sheet.clauses.empty());
        ++judged;
      } catch (const std::runtime_error&) {
        // No longer the notation.
      }
    }
  }
  EXPECT_GT(judged, 200);
}

TEST(Validate, AnEmptyPackageGoesBack) {
  const ReviewSheet sheet = validate(Submission{}, kDay);
  EXPECT_EQ(sheet.verdict, Verdict::kReturn);
  EXPECT_EQ(sheet.document_id, "SC-20291224");
  EXPECT_EQ(sheet.rule_set, "2026-02-01");
  EXPECT_FALSE(sheet.clauses.empty());
  EXPECT_FALSE(sheet.unchecked.empty());
}

TEST(Validate, NamesComeFromTheCoverWhereThereIsNoDatasheet) {
  const ReviewSheet sheet =
      validate(from_notation("submission unknown x\ndocument 报告.pdf role=summary-report pages=1\n  page 1\n"
                             "    | 低温精密传动国家产业技术工程化中心（筹）\n    | 筹建期总结报告\n    | "
                             "依托单位：岚州凌泉低温装备研究院\n"),
               kDay);
  EXPECT_EQ(sheet.center, "低温精密传动国家产业技术工程化中心（筹）");
  EXPECT_EQ(sheet.host, "岚州凌泉低温装备研究院");
  EXPECT_EQ(sheet.supervisor, "");
}

TEST(Validate, WhatWasNotCheckedIsListed) {
  const ReviewSheet sheet =
      validate(from_notation(
                   "document 附件05.pdf pages=3\n  page 2 none\n  page 3 none\nevidence 05 验收意见 file=附件05.pdf\n"),
               kDay);
  ASSERT_FALSE(sheet.unchecked.empty());
  EXPECT_EQ(sheet.unchecked[0].matter, "附件05《验收意见》第2—3页的内容");
  for (const Unchecked& unchecked : sheet.unchecked) {
    EXPECT_FALSE(unchecked.matter.empty() || unchecked.reason.empty() || unchecked.ask.empty());
  }
}

}  // namespace
}  // namespace nitec
