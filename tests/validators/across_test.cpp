// What two may both claim, and what people should look at.
#include "validators/across/across.h"

#include <gtest/gtest.h>

#include <set>

namespace nitec {
namespace {

ClaimSide side(const std::string& name, const std::string& center, ClaimKind kind, bool led = false) {
  return {"/inbox", name, center, Kind::kConfirmation, 2027, 2029, {kind, "key", led, "文件.pdf", 1, "原文"}};
}

std::vector<std::string> rules_of(const std::vector<AcrossFinding>& findings) {
  std::vector<std::string> rules;
  for (const AcrossFinding& one : findings) {
    rules.push_back(std::string(severity_name(one.severity)) + " " + one.rule);
  }
  return rules;
}
using Rules = std::vector<std::string>;

TEST(Across, APatentOfTwoCentres) {
  EXPECT_EQ(rules_of(judge_across({side("a", "甲中心", ClaimKind::kPatent), side("b", "乙中心", ClaimKind::kPatent)})),
            Rules{"warning across/patent-claimed-twice"});
}

TEST(Across, AnAwardOfTwoAndOfOne) {
  EXPECT_EQ(rules_of(judge_across({side("a", "甲中心", ClaimKind::kAward), side("b", "乙中心", ClaimKind::kAward)})),
            Rules{"warning across/award-claimed-twice"});
  EXPECT_EQ(rules_of(judge_across({side("a", "甲中心", ClaimKind::kAward), side("b", "甲中心", ClaimKind::kAward)})),
            Rules{});
}

TEST(Across, AContractHasTwoParties) {
  EXPECT_EQ(
      rules_of(judge_across({side("a", "甲中心", ClaimKind::kContract), side("b", "乙中心", ClaimKind::kContract)})),
      Rules{"warning across/contract-claimed-twice"});
  EXPECT_EQ(rules_of(judge_across({side("a", "甲中心", ClaimKind::kContract), side("b", "", ClaimKind::kContract)})),
            Rules{});
}

TEST(Across, APersonOnTheStaffOfTwo) {
  const std::vector<AcrossFinding> found =
      judge_across({side("a", "甲中心", ClaimKind::kPerson), side("b", "乙中心", ClaimKind::kPerson)});
  EXPECT_EQ(rules_of(found), Rules{"warning across/person-full-time-twice"});
  EXPECT_EQ(found.at(0).article, "第十二条");
  EXPECT_EQ(
      rules_of(judge_across({side("a", "甲中心（筹）", ClaimKind::kPerson), side("b", "甲中心", ClaimKind::kPerson)})),
      Rules{});
}

TEST(Across, ANameThatIsAnothers) {
  const ClaimSide owner = side("a", "甲中心", ClaimKind::kNamed, true);
  const ClaimSide again = side("c", "甲中心（筹）", ClaimKind::kNamed, true);
  const ClaimSide namer = side("b", "乙中心", ClaimKind::kNamed);
  const ClaimSide other = side("d", "丙中心", ClaimKind::kNamed);
  const std::vector<AcrossFinding> found = judge_across({owner, again, namer, other});
  ASSERT_EQ(rules_of(found), Rules{"warning across/other-center-named"});
  ASSERT_EQ(found[0].sides.size(), 3U);
  EXPECT_EQ(found[0].sides[0].name, "a");
  EXPECT_EQ(found[0].sides[1].name, "b");
  EXPECT_EQ(rules_of(judge_across({namer, other})), Rules{});  // Nobody here is called that.
  EXPECT_EQ(rules_of(judge_across({owner, again})), Rules{});
}

TEST(Across, EveryRuleHasItsCard) {
  std::set<std::string_view> names;
  for (const RuleCard& card : across_cards()) {
    EXPECT_TRUE(names.insert(card.name).second) << card.name;
    EXPECT_TRUE(card.name.starts_with("across/")) << card.name;
    for (const std::string_view text : {card.clause, card.clause_id, card.summary, card.summary_en, card.why,
                                        card.decides, card.remedy, card.remedy_en}) {
      EXPECT_FALSE(text.empty()) << card.name;
    }
    EXPECT_NE(card.decides.find("nitec batch"), std::string_view::npos) << card.name;
  }
  for (const ClaimKind kind : {ClaimKind::kPatent, ClaimKind::kStandard, ClaimKind::kSoftware, ClaimKind::kFile,
                               ClaimKind::kPassage, ClaimKind::kAward, ClaimKind::kContract, ClaimKind::kPerson}) {
    for (const AcrossFinding& one : judge_across({side("a", "甲中心", kind), side("b", "乙中心", kind)})) {
      EXPECT_TRUE(names.contains(one.rule)) << one.rule;
    }
  }
  for (const char* rule :
       {"across/similar-file", "across/similar-passage", "across/other-center-named", "across/two-periods"}) {
    EXPECT_TRUE(names.contains(rule)) << rule;
  }
}

TEST(Across, OneCentreBeforeAndAfterItsConfirmation) {
  EXPECT_EQ(
      rules_of(judge_across({side("a", "甲中心（筹）", ClaimKind::kPatent), side("b", "甲中心(筹)", ClaimKind::kPatent),
                             side("c", "甲中心", ClaimKind::kPatent)})),
      Rules{});
}

TEST(Across, DraftersOfAStandardAreManyItsLeaderIsOne) {
  EXPECT_EQ(rules_of(judge_across(
                {side("a", "甲中心", ClaimKind::kStandard, true), side("b", "乙中心", ClaimKind::kStandard)})),
            Rules{"note across/standard-claimed-twice"});
  EXPECT_EQ(rules_of(judge_across(
                {side("a", "甲中心", ClaimKind::kStandard, true), side("b", "乙中心", ClaimKind::kStandard, true)})),
            Rules{"warning across/standard-claimed-twice"});
}

TEST(Across, PassagesOfTwoAreOneFindingThoseOfManyATemplates) {
  std::vector<ClaimSide> two{side("a", "甲中心", ClaimKind::kPassage), side("b", "乙中心", ClaimKind::kPassage)};
  std::vector<ClaimSide> again = two;
  again[0].claim.key = again[1].claim.key = "key2";
  two.insert(two.end(), again.begin(), again.end());
  const std::vector<AcrossFinding> found = judge_across(two);
  ASSERT_EQ(rules_of(found), Rules{"warning across/same-passage"});
  EXPECT_EQ(found[0].matters, 2);

  std::vector<ClaimSide> many;
  for (int i = 0; i < 8; ++i) {
    many.push_back(side(std::to_string(i), "中心" + std::to_string(i), ClaimKind::kPassage));
  }
  EXPECT_EQ(rules_of(judge_across(many)), Rules{});
  many.pop_back();
  EXPECT_EQ(judge_across(many).size(), 21U);  // 7 × 6 / 2
}

TEST(Across, AFileOfManyIsAPublicOne) {
  std::vector<ClaimSide> many;
  for (int i = 0; i < 30; ++i) {
    many.push_back(side(std::to_string(i), "中心" + std::to_string(i), ClaimKind::kFile));
  }
  const std::vector<AcrossFinding> found = judge_across(many);
  ASSERT_EQ(rules_of(found), Rules{"note across/same-file"});
  EXPECT_EQ(found[0].sides.size(), 20U);
  EXPECT_EQ(found[0].more_sides, 10);
}

TEST(Across, TwoEvaluationsOfOneCentre) {
  ClaimSide first = side("a", "甲中心", ClaimKind::kPatent);
  ClaimSide second = side("b", "甲中心", ClaimKind::kPatent);
  first.kind = second.kind = Kind::kEvaluation;
  EXPECT_EQ(rules_of(judge_across({first, second})), Rules{});  // The same period, handed in again.
  second.first_year = 2030;
  second.last_year = 2032;
  EXPECT_EQ(rules_of(judge_across({first, second})), Rules{"warning across/two-periods"});
  second.first_year = 2029;  // They overlap.
  EXPECT_EQ(rules_of(judge_across({first, second})), Rules{});
  second.kind = Kind::kAnnual;
  second.first_year = 2030;
  EXPECT_EQ(rules_of(judge_across({first, second})), Rules{});
}

TEST(Across, OneThatDoesNotSayWhoseItIsIsNotHeldAgainstAnybody) {
  for (const ClaimKind kind : {ClaimKind::kPatent, ClaimKind::kSoftware, ClaimKind::kPassage}) {
    EXPECT_EQ(rules_of(judge_across({side("a", "", kind), side("b", "甲中心", kind)})), Rules{});
    EXPECT_EQ(judge_across({side("a", "", kind), side("b", "甲中心", kind), side("c", "乙中心", kind)}).size(), 1U);
  }
}

TEST(Across, OneInQuarantineIsNobodys) {
  // Perhaps the same centre's, handed in before: for people to say.
  EXPECT_EQ(rules_of(judge_across({side("a", "", ClaimKind::kFile), side("b", "甲中心", ClaimKind::kFile)})),
            Rules{"note across/same-file"});
  EXPECT_EQ(rules_of(judge_across({side("a", "", ClaimKind::kFile), side("b", "甲中心", ClaimKind::kFile),
                                   side("c", "乙中心", ClaimKind::kFile)})),
            Rules{"warning across/same-file"});
}

}  // namespace
}  // namespace nitec
