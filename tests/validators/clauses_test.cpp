// The table of clauses against a list of our own: one row and one status for each.
#include "validators/clauses.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "model/notation.h"
#include "schemas/schemas.h"
#include "validators/validate.h"

namespace nitec {
namespace {

const Context kDay{{2029, 6, 30}};

/// For each requirement the kinds of submission on which it bears, worked out by hand from the regulation, in its
/// order: 组 application, 确 confirmation, 延 extension, 评 evaluation, 年 annual, 调 adjustment. Duties of the state,
/// and what concerns none of these, have none: they are listed, so that the matrix is whole.
const std::map<std::string_view, std::string_view> kBearing{
    {"ART01", ""},
    {"M01", "组确延评年调"},
    {"ART03", ""},
    {"M02", "确评年"},
    {"ART05", ""},
    {"M03", "确"},
    {"M04", "组确延评年调"},
    {"M05", "确年"},
    {"M06", "年"},
    {"M06b", "评年"},
    {"ART08", ""},
    {"M07", "组"},
    {"M08", "组"},
    {"M09", "组"},
    {"M10", "组确评"},
    {"M11", "组确"},
    {"M12", "组确评"},
    {"M13", "组确评"},
    {"M14", "组确延评年调"},
    {"M15", "确评"},
    {"M16", "组确"},
    {"M17", "组"},
    {"M18", "确延"},
    {"M19", "确"},
    {"M20", "确延"},
    {"M21", "确"},
    {"M22", "确"},
    {"M23", "确"},
    {"M24", "确"},
    {"M25", "确"},
    {"M26", "确"},
    {"M27", "确"},
    {"M28", "延"},
    {"M29", "确延"},
    {"M30", "确延评年调"},
    {"M31", "确"},
    {"M32", "评"},
    {"M33", "年"},
    {"M34", "评"},
    {"M35", "评"},
    {"M36", "评"},
    {"M37", "评"},
    {"M38", "年"},
    {"M39", ""},
    {"ART27", ""},
    {"M40", "评年"},
    {"ART31", ""},
    {"M41", "确评调"},
    {"M42", "评年"},
    {"M43", "组确延评年调"},
    {"ART35", ""},
    {"M44", "组确延评年调"},
    {"M45", "组确延评年调"},
    {"N0", "确"},
    {"N1", "确"},
    {"N2", "确"},
    {"N3", "确"},
    {"N4", "确"},
    {"N5", "确"},
    {"N6", "确"},
    {"N7", "确"},
    {"N8", "确"},
    {"N9", "确"},
    {"LAW", "组确延评年调"},
};
constexpr std::array<std::string_view, kEveryKind.size()> kSigns{"组", "确", "延", "评", "年", "调"};

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
    ASSERT_TRUE(kBearing.contains(row.id)) << row.id;
    for (const Kind kind : kEveryKind) {
      const bool bears = kBearing.at(row.id).find(kSigns[kind_index(kind)]) != std::string_view::npos;
      EXPECT_EQ(row.applies(kind), bears) << row.id << " " << kind_name(kind);
      EXPECT_FALSE(row.mode(kind) == ClauseMode::kNoData && row.words.empty()) << row.id;
    }
    EXPECT_FALSE(row.article.empty() || row.requirement.empty() || row.requirement_en.empty()) << row.id;
    EXPECT_EQ(kBearing.at(row.id).empty() && row.words.empty(), false) << row.id;
  }
  EXPECT_EQ(seen.size(), kBearing.size());
}

TEST(Clauses, EveryKindGetsEveryRowOnce) {
  for (const Kind kind : kEveryKind) {
    const std::vector<Clause> clauses =
        validate(from_notation("submission " + std::string(kind_name(kind)) + " x\ndatasheet\n"), kDay).clauses;
    ASSERT_EQ(clauses.size(), kBearing.size());
    for (const Clause& clause : clauses) {
      const bool bears = kBearing.at(clause.id).find(kSigns[kind_index(kind)]) != std::string_view::npos;
      EXPECT_TRUE(bears || clause.status == ClauseStatus::kNotApplicable) << kind_name(kind) << " " << clause.id;
      EXPECT_FALSE(clause.look_at.empty()) << kind_name(kind) << " " << clause.id;
    }
  }
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

TEST(Clauses, WhatOnlyTheRecordKnowsHasNoDataWithoutIt) {
  const auto confirmation =
      clauses_of("field A01 某某国家产业技术工程化中心（筹）\ntarget 中试能力 direction=≥ target=3 unit=条 actual=3\n");
  for (const char* id : {"M05", "M30", "M41"}) {
    EXPECT_EQ(confirmation.at(id).status, ClauseStatus::kNoData) << id;
    EXPECT_NE(confirmation.at(id).look_at.find("未提供中心台账"), std::string::npos) << id;
  }
  const auto evaluation =
      clauses_of("submission evaluation x\nfield A01 某某国家产业技术工程化中心\nfield A04 2029-2031\n");
  for (const char* id : {"M30", "M32", "M36", "M37", "M41", "M42"}) {
    EXPECT_EQ(evaluation.at(id).status, ClauseStatus::kNoData) << id;
  }
}

TEST(Clauses, WithTheRecordTheyAreDecided) {
  const auto confirmation = clauses_of(
      "field A01 某某国家产业技术工程化中心（筹）\ntarget 中试能力 direction=≥ target=3 unit=条 actual=3\n"
      "record center 某某国家产业技术工程化中心（筹）\nrecord status 筹建\n"
      "record target 中试能力 direction=≥ value=3 unit=条\n");
  for (const char* id : {"M05", "M30", "M41"}) {
    EXPECT_EQ(confirmation.at(id).status, ClauseStatus::kPass) << id;
  }
  EXPECT_EQ(confirmation.at("M05").look_at, "中心台账登记的批准目标1项，与目标对照表1行逐项比对");
  const auto evaluation = clauses_of(
      "submission evaluation x\nfield A01 某某国家产业技术工程化中心\nfield A04 2029-2031\n"
      "record center 某某国家产业技术工程化中心\nrecord status 正式\nrecord confirmation-date 2029-05-01\n"
      "record received evaluation 2032-05-01 year=2032\n");
  for (const char* id : {"M30", "M32", "M36", "M41"}) {
    EXPECT_EQ(evaluation.at(id).status, ClauseStatus::kPass) << id;
  }
  EXPECT_EQ(evaluation.at("M37").status, ClauseStatus::kNotApplicable);
  EXPECT_EQ(evaluation.at("M42").status, ClauseStatus::kManual);  // Seven of the ten grounds are for people.
}

TEST(Clauses, AnotherCentresRecordDecidesNothing) {
  const std::string notation =
      "field A01 某某国家产业技术工程化中心（筹）\nfield A11 甲单位\ntarget 中试能力 direction=≥ target=1 unit=条\n"
      "record center 另外国家产业技术工程化中心\nrecord host 乙单位\nrecord status 取消\n"
      "record target 中试能力 direction=≥ value=3 unit=条\n";
  const auto clauses = clauses_of(notation);
  EXPECT_EQ(clauses.at("M05").status, ClauseStatus::kNoData);
  EXPECT_EQ(clauses.at("M30").status, ClauseStatus::kNoData);
  const ReviewSheet sheet = validate(from_notation(notation), kDay);
  EXPECT_EQ(std::count_if(sheet.findings.begin(), sheet.findings.end(),
                          [](const Finding& finding) { return finding.rule.starts_with("record/"); }),
            1);
  ASSERT_EQ(sheet.own_inputs.size(), 1U);
  EXPECT_TRUE(sheet.own_inputs[0].clauses.empty());
}

TEST(Clauses, ASoftenedTargetFailsThePlanAndTheChange) {
  const auto clauses = clauses_of(
      "field A01 某某国家产业技术工程化中心（筹）\ntarget 中试能力 direction=≥ target=2 unit=条 actual=2\n"
      "record center 某某国家产业技术工程化中心（筹）\nrecord target 中试能力 direction=≥ value=3 unit=条\n");
  EXPECT_EQ(clauses.at("M05").status, ClauseStatus::kFail);
  EXPECT_EQ(clauses.at("M41").status, ClauseStatus::kFail);
}

TEST(Clauses, NoFindingAndNoLookAreNotTheSame) {
  const auto nothing = clauses_of("submission confirmation x\n");
  EXPECT_EQ(nothing.at("M27").status, ClauseStatus::kNoData);
  EXPECT_EQ(nothing.at("M24").status, ClauseStatus::kNoData);
  EXPECT_EQ(nothing.at("N3").status, ClauseStatus::kNoData);
  EXPECT_EQ(nothing.at("M21").status, ClauseStatus::kFail);
  EXPECT_EQ(nothing.at("M22").status, ClauseStatus::kFail);
  EXPECT_EQ(nothing.at("M15").status, ClauseStatus::kManual);
  EXPECT_EQ(nothing.at("M16").status, ClauseStatus::kManual);  // Other centres' records are the unit's own.
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

TEST(Clauses, ARequestIsReadWithItsPages) {
  const auto clauses = clauses_of(
      "submission extension x\ndocument 请示.pdf role=extension-request pages=2\n  page 1\n    | 国家发展改革委：\n"
      "    | 由于设备到货推迟九个月，组建任务不能按期完成。\n  page 2\n    | 下一步将倒排工期，按周调度。\n"
      "    | 计划于2029年12月底前完成。\n    | 云岫省发展和改革委员会\n    | 2029年3月1日\n"
      "field A07 2029-03-16\nfield A19 云岫省发展和改革委员会\nfield A27 2029-12-31\n");
  EXPECT_EQ(clauses.at("M28").look_at,
            "延期申请原因见第1页、措施见第2页、计划完成日期见第2页；落款“云岫省发展和改革委员会”；延期申请成文日2029年3"
            "月1日");
  EXPECT_EQ(clauses.at("M28").where.size(), 4U);
  EXPECT_EQ(clauses.at("M29").status, ClauseStatus::kPass);
  EXPECT_EQ(clauses.at("M16").status, ClauseStatus::kNotApplicable);
}

TEST(Clauses, AScannedRequestIsReadByPeople) {
  const auto clauses = clauses_of(
      "submission extension x\ndocument 请示.pdf role=extension-request pages=1\n  page 1 none\n"
      "field A07 2029-03-16\nfield A25 2029-03-01\nfield A27 2029-12-31\n");
  EXPECT_NE(clauses.at("M28").status, ClauseStatus::kPass);
  EXPECT_EQ(clauses.at("M29").status, ClauseStatus::kPass);
}

TEST(Clauses, AnApplicationShowsItsPlanAndItsProofs) {
  const auto clauses = clauses_of(
      "submission application x\ndocument 组建方案.pdf role=construction-plan pages=3\n  page 1\n    | 组建方案\n"
      "  page 2\n    | 二、科技成果和知识产权\n    | 三、工程化验证条件\ndocument 附件01.pdf pages=2\n"
      "evidence 01 论证意见 type=plan-appraisal file=附件01.pdf pages=1-2 date=2026-05-01\n"
      "field A22 氢能装备\n");
  EXPECT_EQ(clauses.at("M07").status, ClauseStatus::kNoData);
  EXPECT_EQ(clauses.at("M07").look_at, "评估表A22“氢能装备”；请与发布的建设领域核对");
  EXPECT_EQ(clauses.at("M08").look_at,
            "组建方案第2页“二、科技成果和知识产权”；清单未见查新、鉴定的材料：国内领先的依据");
  EXPECT_EQ(clauses.at("M17").look_at, "组建方案第1—3页；论证意见见附件01第1—2页；清单未见推荐文件");
  EXPECT_EQ(clauses.at("M16").status, ClauseStatus::kManual);
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
