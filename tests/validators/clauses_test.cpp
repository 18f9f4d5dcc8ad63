// The table of clauses against a list of our own: one row and one status for each.
#include "validators/clauses.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "model/notation.h"
#include "schemas/schemas.h"
#include "validators/validate.h"

namespace nitec {
namespace {

constexpr Context kDay{{2029, 6, 30}};

/// The requirements that bear on a confirmation, counted by hand from the regulation.
const std::set<std::string_view> kBearing{"M01", "M02", "M03", "M04", "M05", "M10", "M11", "M12", "M13", "M14",
                                          "M15", "M16", "M18", "M19", "M20", "M21", "M22", "M23", "M24", "M25",
                                          "M26", "M27", "M29", "M31", "M41", "M43", "M44", "M45", "N0",  "N1",
                                          "N2",  "N3",  "N4",  "N5",  "N6",  "N7",  "N8",  "N9",  "LAW"};
/// Duties of the state and other kinds of submission: listed, so that the matrix is whole.
const std::set<std::string_view> kElsewhere{
    "ART01", "ART03", "ART05", "ART08", "ART27", "ART31", "ART35", "M06", "M06b", "M07", "M08", "M09", "M17",
    "M28",   "M30",   "M32",   "M33",   "M34",   "M35",   "M36",   "M37", "M38",  "M39", "M40", "M42"};

std::map<std::string, Clause> clauses_of(std::string_view notation) {
  std::map<std::string, Clause> clauses;
  for (Clause& clause : validate(from_notation(notation), kDay).clauses) {
    clauses[clause.id] = clause;
  }
  return clauses;
}

TEST(Clauses, EveryRequirementHasExactlyOneRow) {
  std::set<std::string_view> seen;
  for (const ClauseRow& row : clause_rows()) {
    EXPECT_TRUE(seen.insert(row.id).second) << row.id;
    const bool elsewhere = kElsewhere.contains(row.id);
    EXPECT_TRUE(kBearing.contains(row.id) != elsewhere) << row.id;
    EXPECT_EQ(row.mode == ClauseMode::kNotApplicable, elsewhere) << row.id;
    EXPECT_FALSE(row.article.empty() || row.requirement.empty() || row.requirement_en.empty()) << row.id;
    EXPECT_EQ(elsewhere && row.words.empty(), false) << row.id;
  }
  EXPECT_EQ(seen.size(), kBearing.size() + kElsewhere.size());
}

TEST(Clauses, EveryArticleOfTheRegulationIsInTheTable) {
  static const std::vector<std::string_view> kArticles{
      "第一条",     "第二条",     "第三条",     "第四条",     "第五条",     "第六条",     "第七条",     "第八条",
      "第九条",     "第十条",     "第十一条",   "第十二条",   "第十三条",   "第十五条",   "第十六条",   "第十七条",
      "第十八条",   "第十九条",   "第二十条",   "第二十一条", "第二十二条", "第二十三条", "第二十四条", "第二十五条",
      "第二十六条", "第二十七条", "第二十八条", "第二十九条", "第三十条",   "第三十一条", "第三十二条", "第三十三条",
      "第三十四条", "第三十五条", "第三十六条", "第三十七条"};
  for (const std::string_view article : kArticles) {
    bool found = false;
    for (const ClauseRow& row : clause_rows()) {
      found = found || row.article.find(article) != std::string_view::npos;
    }
    EXPECT_TRUE(found) << article;
  }
}

TEST(Clauses, QuotesAreInTheRegulation) {
  const std::string_view regulation = schemas::file("2026-02-01/regulation.txt");
  for (const ClauseRow& row : clause_rows()) {
    EXPECT_TRUE(row.id == "LAW" || !row.quote.empty()) << row.id;
    EXPECT_NE(regulation.find(row.quote), std::string_view::npos) << row.id << ": " << row.quote;
  }
}

TEST(Clauses, EveryRowSaysWhatToLookAt) {
  for (const std::string_view notation : {"submission confirmation x\n", "submission unknown x\n",
                                          "document 报告.pdf role=summary-report pages=9\noutline\ndatasheet\n"}) {
    for (const auto& [id, clause] : clauses_of(notation)) {
      EXPECT_FALSE(clause.look_at.empty()) << id;
    }
  }
}

TEST(Clauses, NoFindingAndNoLookAreNotTheSame) {
  const auto nothing = clauses_of("submission confirmation x\n");
  EXPECT_EQ(nothing.at("M27").status, ClauseStatus::kNoData);
  EXPECT_EQ(nothing.at("M24").status, ClauseStatus::kNoData);
  EXPECT_EQ(nothing.at("N3").status, ClauseStatus::kNoData);
  EXPECT_EQ(nothing.at("M21").status, ClauseStatus::kFail);
  EXPECT_EQ(nothing.at("M22").status, ClauseStatus::kFail);
  EXPECT_EQ(nothing.at("M15").status, ClauseStatus::kManual);
  EXPECT_EQ(nothing.at("M16").status, ClauseStatus::kNoData);
  EXPECT_EQ(nothing.at("ART01").status, ClauseStatus::kNotApplicable);
  EXPECT_EQ(nothing.at("ART01").look_at, "本条为目的，没有报送要求");
}

TEST(Clauses, AMissingSectionFailsItsOwnPartAndTheReport) {
  const auto clauses = clauses_of(
      "document 报告.pdf role=summary-report pages=60\n  page 1\n    | 筹建期总结报告\noutline\n  section 8 missing\n"
      "  section 3 present 三 page=11\n    item 5 missing\n");
  EXPECT_EQ(clauses.at("M21").status, ClauseStatus::kFail);
  EXPECT_EQ(clauses.at("N8").status, ClauseStatus::kFail);
  EXPECT_EQ(clauses.at("N8").findings.size(), 1U);
  EXPECT_EQ(clauses.at("N3").status, ClauseStatus::kDoubt);
  EXPECT_EQ(clauses.at("N3").look_at, "总结报告第11页，子项5/6");
  EXPECT_EQ(clauses.at("N1").status, ClauseStatus::kPass);
  EXPECT_EQ(clauses.at("N0").status, ClauseStatus::kPass);
  EXPECT_EQ(clauses.at("M21").findings.size(), 2U);
}

TEST(Clauses, TheMarkIsArticle16AndTheFormArticle36) {
  const auto mark = clauses_of("field A01 低温精密传动国家产业技术工程化中心\n");
  EXPECT_EQ(mark.at("M18").status, ClauseStatus::kFail);
  EXPECT_EQ(mark.at("M44").findings.size(), 0U);
  const auto form = clauses_of(
      "field A01 国家低温精密传动产业技术工程化中心（筹）\nevidence 01 通知 type=start-consent date=2026-03-16\n"
      "field A06 2026-03-16\n");
  EXPECT_EQ(form.at("M44").status, ClauseStatus::kFail);
  EXPECT_EQ(form.at("M18").status, ClauseStatus::kPass);
}

TEST(Clauses, AScannedProofIsForPeople) {
  const auto clauses = clauses_of(
      "document 附件05.pdf pages=6\n  page 1 none\n  page 2 none\n  page 3 none\n  page 4 none\n  page 5 none\n  page "
      "6 none\n"
      "evidence 05 组建任务验收意见 type=task-acceptance file=附件05.pdf pages=1-6 issuer=云岫省发展和改革委员会\n"
      "field A19 云岫省发展和改革委员会\n");
  EXPECT_EQ(clauses.at("M03").status, ClauseStatus::kManual);
  EXPECT_EQ(clauses.at("M03").look_at, "附件05第1—6页：验收结论、日期、公章");
  ASSERT_EQ(clauses.at("M03").where.size(), 1U);
  EXPECT_EQ(clauses.at("M03").where[0].file, "附件05.pdf");
}

TEST(Clauses, ACodeThatFailsItsCheckFailsTheReview) {
  const auto wrong = clauses_of("field A12 91420199MAQ7TX0RX1\n");
  EXPECT_EQ(wrong.at("M31").status, ClauseStatus::kFail);
  const auto missing = clauses_of("datasheet\n");
  EXPECT_EQ(missing.at("M31").status, ClauseStatus::kManual);  // What is missing is told by its own rows.
  EXPECT_FALSE(missing.at("M31").findings.empty());
}

TEST(Clauses, NoPublicMoneyNoDuty) {
  const auto clauses = clauses_of("field E13 0 state=zero\nfield E14 0 state=zero\n");
  EXPECT_EQ(clauses.at("M26").status, ClauseStatus::kNotApplicable);
  EXPECT_EQ(clauses.at("M29").status, ClauseStatus::kNotApplicable);
}

TEST(Clauses, AReportOfScansIsReadByPeople) {
  const auto clauses = clauses_of(
      "document 报告.pdf role=summary-report pages=1\n  page 1 none\noutline 报告.pdf text-layer=none\n  section 8 "
      "missing\n");
  EXPECT_EQ(clauses.at("N8").status, ClauseStatus::kManual);
  EXPECT_EQ(clauses.at("N8").look_at, "总结报告没有可用的文字层，请人工对照提纲查看");
  EXPECT_EQ(clauses.at("M21").status, ClauseStatus::kDoubt);
}

}  // namespace
}  // namespace nitec
