// What a rule must bring along: a card that says everything, cases of both kinds, words of the regulation that are
// really there.
#include "validators/catalogue.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "schemas/schemas.h"
#include "tests/validators/fixture.h"
#include "validators/clauses.h"

namespace nitec {
namespace {

TEST(Catalogue, NamesAreUniqueAndInKebabCase) {
  static const RE2 kName("[a-z]+(-[a-z]+)*/[a-z]+(-[a-z]+)*");
  std::set<std::string_view> names;
  for (const Rule* rule : catalogue()) {
    EXPECT_TRUE(names.insert(rule->card.name).second) << rule->card.name;
    EXPECT_TRUE(RE2::FullMatch(std::string(rule->card.name), kName)) << rule->card.name;
    EXPECT_NE(rule->check, nullptr) << rule->card.name;
  }
}

TEST(Catalogue, EveryCardSaysEverything) {
  for (const Rule* rule : catalogue()) {
    const RuleCard& card = rule->card;
    for (const std::string_view text : {card.clause, card.clause_id, card.summary, card.summary_en, card.why,
                                        card.decides, card.remedy, card.remedy_en}) {
      EXPECT_FALSE(text.empty()) << card.name;
      for (const std::string_view word : {"虚假", "伪造", "造假", "作假", "欺诈"}) {
        EXPECT_EQ(text.find(word), std::string_view::npos) << card.name;
      }
    }
    for (const std::string_view text : {card.summary, card.remedy}) {
      EXPECT_TRUE(text.ends_with("。")) << card.name << ": " << text;
    }
  }
}

TEST(Catalogue, EveryClauseOfACardIsInTheTable) {
  for (const Rule* rule : catalogue()) {
    const bool known = std::any_of(clause_rows().begin(), clause_rows().end(),
                                   [&](const ClauseRow& row) { return row.id == rule->card.clause_id; });
    EXPECT_TRUE(known) << rule->card.name << " " << rule->card.clause_id;
  }
}

TEST(Catalogue, ARuleIsInForceFromItsFirstDayToItsLast) {
  RuleCard card;
  EXPECT_FALSE(card.in_force({2026, 1, 31}));
  EXPECT_TRUE(card.in_force({2026, 2, 1}));
  EXPECT_TRUE(card.in_force({2031, 1, 31}));
  EXPECT_FALSE(card.in_force({2031, 2, 1}));
  for (const Rule* rule : catalogue()) {  // Outside of the regulation's time its first and last rules are used.
    EXPECT_TRUE(rule->card.from <= rule->card.until) << rule->card.name;
    EXPECT_TRUE(kInForceFrom <= rule->card.from && rule->card.until <= kInForceUntil) << rule->card.name;
  }
}

/// What a card puts between “ ” after “第N条…：” must be the regulation's own words.
TEST(Catalogue, QuotesAreInTheRegulation) {
  static const RE2 kQuote("(?:第[一二三四五六七八九十]+(?:条|款|项|部分)|）项)：“([^“”]*(?:“[^“”]*”[^“”]*)*)”");
  const std::string_view regulation = schemas::file("2026-02-01/regulation.txt");
  int quotes = 0;
  for (const Rule* rule : catalogue()) {
    re2::StringPiece rest(rule->card.why.data(), rule->card.why.size());
    std::string quote;
    while (RE2::FindAndConsume(&rest, kQuote, &quote)) {
      ++quotes;
      EXPECT_NE(regulation.find(quote), std::string_view::npos) << rule->card.name << ": " << quote;
    }
  }
  EXPECT_GT(quotes, 50);
}

TEST(Catalogue, EveryRuleHasTwoCasesOfEachKindAndEachHasAStory) {
  for (const Rule* rule : catalogue()) {
    int finds = 0;
    int innocent = 0;
    for (const std::filesystem::path& path : testing::cases_of(rule->card.name)) {
      const std::string name = path.filename().string();
      finds += name.starts_with("finds-") ? 1 : 0;
      innocent += name.starts_with("innocent-") ? 1 : 0;
      EXPECT_TRUE(name.starts_with("finds-") || name.starts_with("innocent-")) << path;
      if (path.extension() == ".txt") {
        EXPECT_GE(testing::read_fixture(path).story.size(), 8U) << path;
      }
    }
    EXPECT_GE(finds, 2) << rule->card.name;
    EXPECT_GE(innocent, 2) << rule->card.name;
  }
}

TEST(Catalogue, NoFixtureWithoutItsRule) {
  std::set<std::string> names;
  for (const Rule* rule : catalogue()) {
    names.insert(std::string(rule->card.name));
  }
  const std::filesystem::path root = std::filesystem::path(NITEC_SOURCE_DIR) / "fixtures/rules";
  for (const auto& family : std::filesystem::directory_iterator(root)) {
    if (!family.is_directory() || family.path().filename() == "sheets") {
      continue;
    }
    for (const auto& rule : std::filesystem::directory_iterator(family.path())) {
      const std::string name = family.path().filename().string() + "/" + rule.path().filename().string();
      EXPECT_TRUE(!rule.is_directory() || names.contains(name)) << name;
    }
  }
}

}  // namespace
}  // namespace nitec
