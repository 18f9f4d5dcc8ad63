#include "ingest/text/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "ingest/text/fold.h"
#include "ingest/text/segment.h"

namespace nitec {
namespace {

using Match = Lexicon::Match;
using Matches = std::vector<Match>;

TEST(Lexicon, FindsTheLongestAndLeavesOutWhatLiesInside) {
  const Lexicon lexicon({{U"决算", 1}, {U"财务决算", 2}, {U"竣工财务决算", 3}, {U"决算审计", 4}});
  EXPECT_EQ(lexicon.find(U"竣工财务决算和决算"), (Matches{{0, 6, 3}, {7, 9, 1}}));
  // 决算审计 reaches beyond 财务决算: both are there.
  EXPECT_EQ(lexicon.find(U"财务决算审计"), (Matches{{0, 4, 2}, {2, 6, 4}}));
  EXPECT_EQ(lexicon.find(U"财务决"), Matches{});
  EXPECT_EQ(lexicon.find(U""), Matches{});
}

TEST(Lexicon, OneTermMayStandForSeveralIds) {
  const Lexicon lexicon({{U"标准制定", 7}, {U"标准制定", 3}, {U"标准制定", 7}, {U"", 1}});
  EXPECT_EQ(lexicon.find(U"标准制定"), (Matches{{0, 4, 3}, {0, 4, 7}}));
}

TEST(Lexicon, FoldsItsTerms) {
  const Lexicon lexicon({{U"財務決算", 1}, {U"⾏业服务", 2}, {U"ＣＮＡＳ 认证", 3}});
  EXPECT_EQ(lexicon.find(fold(U"财 务 决 算，行业服務，CNAS认证").text), (Matches{{0, 4, 1}, {5, 9, 2}, {10, 16, 3}}));
}

TEST(Lexicon, NearMissesHideWhatTheyContainAndAreNotReported) {
  const Lexicon lexicon({{U"审计", 1}, {U"评审计划", -1}, {U"审计划", -2}, {U"内部审计划分", 2}});
  EXPECT_EQ(lexicon.find(U"评审计划"), Matches{});
  EXPECT_EQ(lexicon.find(U"审计评审计划审计"), (Matches{{0, 2, 1}, {6, 8, 1}}));
  // A near miss inside a longer term hides nothing.
  EXPECT_EQ(lexicon.find(U"内部审计划分"), (Matches{{0, 6, 2}}));
  // One that a match only touches hides nothing either.
  const Lexicon touching({{U"运行机制", 1}, {U"机制造", -1}});
  EXPECT_EQ(touching.find(U"运行机制造"), (Matches{{0, 4, 1}}));
}

TEST(Lexicon, RefusedShortTermsHideNoOthers) {
  // 审计分 is no word in 评审|计分表; the near miss is none of the text's.
  const Lexicon lexicon({{U"机制", 1}, {U"行机", 2}});
  EXPECT_EQ(lexicon.find_words(U"运行机制"), (Matches{{2, 4, 1}}));
}

TEST(Lexicon, CharactersBeyondTheBasicPlane) {
  const Lexicon lexicon({{U"\U00020AC4试", 1}, {U"试", 2}});
  EXPECT_EQ(lexicon.find(U"一\U00020AC4试试\U00020AC5"), (Matches{{1, 3, 1}, {3, 4, 2}}));
}

TEST(Lexicon, EmptyLexiconFindsNothing) {
  const Lexicon lexicon(Lexicon::Terms{});
  EXPECT_EQ(lexicon.find(U"摘要"), Matches{});
}

// The automaton and the rule of the longest against the plainest possible search, on text of few letters.
TEST(Lexicon, AgreesWithASearchByHand) {
  std::mt19937 random(20260201);
  const auto pick = [&](unsigned n) { return static_cast<std::uint32_t>(random() % n); };
  const auto word = [&](std::uint32_t length) {
    std::u32string text;
    while (text.size() < length) {
      text += U"甲乙丙"[pick(3)];
    }
    return text;
  };
  for (int round = 0; round < 300; ++round) {
    Lexicon::Terms terms;
    for (int i = 0; i < 8; ++i) {
      terms.emplace_back(word(1 + pick(5)), i < 6 ? i : -i);
    }
    const std::u32string text = word(60);
    Matches all;
    for (std::uint32_t begin = 0; begin < text.size(); ++begin) {
      for (const auto& [term, id] : terms) {
        if (text.compare(begin, term.size(), term) == 0) {
          all.push_back({begin, begin + static_cast<std::uint32_t>(term.size()), id});
        }
      }
    }
    std::vector<Match> expected;
    for (const Match& match : all) {
      const bool inside = std::any_of(all.begin(), all.end(), [&](const Match& other) {
        return other.begin <= match.begin && match.end <= other.end &&
               other.end - other.begin > match.end - match.begin;
      });
      if (!inside && match.id >= 0 && std::find(expected.begin(), expected.end(), match) == expected.end()) {
        expected.push_back(match);
      }
    }
    std::sort(expected.begin(), expected.end(), [](const Match& a, const Match& b) {
      return std::tuple(a.begin, -static_cast<int>(a.end), a.id) < std::tuple(b.begin, -static_cast<int>(b.end), b.id);
    });
    EXPECT_EQ(Lexicon(terms).find(text), expected);
  }
}

TEST(Lexicon, SegmentationTraps) {
  ASSERT_EQ(segmentation_dictionary().substr(0, 5), "nitec");
  std::ifstream file(std::string(NITEC_SOURCE_DIR) + "/tests/ingest/text/traps.tsv");
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') {
      continue;
    }
    std::vector<std::string> fields;
    std::istringstream row(line);
    for (std::string field; std::getline(row, field, '\t');) {
      fields.push_back(field);
    }
    ASSERT_EQ(fields.size(), 5U) << line;
    ASSERT_TRUE(fields[2] == "found" || fields[2] == "not") << line;
    Lexicon::Terms terms = {{decode_utf8(fields[1]), 1}};
    std::istringstream near(fields[3]);
    for (std::string miss; near >> miss;) {
      terms.emplace_back(decode_utf8(miss), -1);
    }
    const auto matches = Lexicon(terms).find_words(fold(decode_utf8(fields[0])).text);
    EXPECT_EQ(!matches.empty(), fields[2] == "found") << line;
    // In a sentence the neighbours must not change that.
    const auto sentence = Lexicon(terms).find_words(fold(decode_utf8("本年度，" + fields[0] + "。")).text);
    EXPECT_EQ(sentence.size(), matches.size()) << line;
    ++cases;
  }
  EXPECT_GE(cases, 45);
}

}  // namespace
}  // namespace nitec
