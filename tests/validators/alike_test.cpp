// Texts that were changed a little are found among others, and papers of one form are not.
#include "validators/across/alike.h"

#include <gtest/gtest.h>

#include "validators/across/sketch.h"

namespace nitec {
namespace {

/// Sentences by number: no two have five characters in a row in common.
std::string sentence(int number) {
  constexpr std::u32string_view kWords =
      U"设备流程工艺材料检验装配温度压力能耗样机产线用户标定误差寿命批次焊缝涂层阀门转速";
  std::string out;
  std::uint64_t state = static_cast<std::uint64_t>(number) * 2'654'435'761U + 12'345;
  for (int i = 0; i < 30; ++i) {
    state = state * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
    const char32_t c = kWords[static_cast<std::size_t>((state >> 33U) % kWords.size())];
    out += static_cast<char>(0xE0U | c >> 12U);
    out += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
  return out;
}

std::string sentences(int first, int count) {
  std::string out;
  for (int i = first; i < first + count; ++i) {
    out += sentence(i) + "，";
  }
  return out;
}

TextSketch sketch(const std::string& text, bool evidence = false) {
  Sketcher sketcher(!evidence);
  sketcher.add(text);
  TextSketch made = sketcher.sketch();
  made.exact = std::hash<std::string>()(text);
  return made;
}

/// What the centres 0, 1, 2 … have alike, each with one text; as “rule matters”.
std::vector<std::string> found(const std::vector<TextSketch>& texts, bool one_center = false) {
  Alike alike;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    TextSide side;
    side.inbox = "/inbox";
    side.name = std::to_string(i);
    side.center = "中心" + std::to_string(one_center ? 0 : i);
    side.texts = {texts[i]};
    alike.add(side);
  }
  std::vector<std::string> words;
  for (const AlikeFinding& one : alike.judge()) {
    words.push_back(one.found.rule + " " + std::to_string(one.found.matters));
  }
  return words;
}
using Words = std::vector<std::string>;

TEST(Sketch, TheShareInCommonIsTold) {
  // Six sentences of ten in common: 0.6 × 31 − 4 runs at the seam of 310 − 4 each.
  const double share = (6.0 * 31 - 4) / (2 * (310.0 - 4) - (6 * 31 - 4));
  double sum = 0;
  constexpr int kTexts = 200;
  for (int i = 0; i < kTexts; ++i) {
    const int first = i * 100;
    sum += alike(sketch(sentences(first, 10)), sketch(sentences(first + 4, 10)));
  }
  EXPECT_NEAR(sum / kTexts, share, 0.02);
  EXPECT_LT(alike(sketch(sentences(0, 10)), sketch(sentences(50, 10))), 0.2);
  EXPECT_EQ(alike(sketch(sentences(0, 10)), sketch(sentences(0, 10))), 1);
}

TEST(Sketch, NumbersOfAPassageDoNotCount) {
  const std::string one = sentence(1) + "投入1,234.5万元" + sentence(2) + "建成3台";
  const std::string other = sentence(1) + "投入98万元" + sentence(2) + "建成12台";
  EXPECT_EQ(sketch(one).words, sketch(other).words);
  EXPECT_NE(sketch(one, true).words, sketch(other, true).words);
  EXPECT_TRUE(sketch(one).numbers.empty());
  EXPECT_EQ(sketch(one, true).numbers.size(), 1U);  // 3台 is in every paper.
}

TEST(Sketch, NoTextIsTooShortForIt) {
  EXPECT_EQ(sketch("").words, sketch("四个字符").words);
  EXPECT_NE(sketch("五个字符的").words, sketch("").words);
  EXPECT_EQ(sketch("\xE5\xFF").numbers, sketch("").numbers);
}

TEST(Alike, APassageWithASentenceChanged) {
  EXPECT_EQ(found({sketch(sentences(0, 8)), sketch(sentences(0, 7) + sentence(99))}),
            Words{"across/similar-passage 1"});
}

TEST(Alike, PassagesThatShareASentenceOrNothing) {
  EXPECT_EQ(found({sketch(sentences(0, 8)), sketch(sentences(7, 8)), sketch(sentences(100, 8))}), Words{});
}

TEST(Alike, WhatIsTheSameIsFoundElsewhere) {
  EXPECT_EQ(found({sketch(sentences(0, 8)), sketch(sentences(0, 8))}), Words{});
}

TEST(Alike, ACentresOwnWords) {
  EXPECT_EQ(found({sketch(sentences(0, 8)), sketch(sentences(0, 7) + sentence(99))}, true), Words{});
}

TEST(Alike, WordingThatManyUse) {
  std::vector<TextSketch> many;
  for (int i = 0; i < 8; ++i) {
    many.push_back(sketch(sentences(0, 9) + sentence(100 + i)));
  }
  EXPECT_EQ(found(many), Words{});
  many.pop_back();
  EXPECT_EQ(found(many).size(), 21U);  // 7 × 6 / 2
}

TEST(Alike, APassageIsNoFile) {
  EXPECT_EQ(found({sketch(sentences(0, 8)), sketch(sentences(0, 7) + sentence(99), true)}), Words{});
}

/// A paper of a form: the wording is everybody's.
std::string paper(const std::string& center, const std::string& numbers) {
  return sentences(0, 10) + center + numbers + sentences(10, 10);
}

TEST(Alike, APaperHandedOnWithAnotherName) {
  const std::string numbers = "合计48213.66万元，其中15882.10、20931.55、9077.31；报告编号20280417003。";
  EXPECT_EQ(found({sketch(paper("甲单位", numbers), true), sketch(paper("乙单位", numbers), true)}),
            Words{"across/similar-file 1"});
}

TEST(Alike, PapersOfOneFormWithNumbersOfTheirOwn) {
  EXPECT_EQ(found({sketch(paper("甲", "合计48213.66万元，其中15882.10、20931.55；编号20280417003"), true),
                   sketch(paper("乙", "合计60100.02万元，其中33105.81、12004.76；编号20290310118"), true)}),
            Words{});
}

TEST(Alike, PapersWithoutNumbers) {
  EXPECT_EQ(found({sketch(paper("甲单位", "承诺如上"), true), sketch(paper("乙单位", "承诺如上"), true)}), Words{});
}

TEST(Alike, TheFirstSubmissionsAreNamedAndTheOthersCounted) {
  Alike alike;
  const auto add = [&](const std::string& name, const std::string& center, int changed) {
    TextSide side;
    side.inbox = "/inbox";
    side.name = name;
    side.center = center;
    for (int i = 0; i < 3; ++i) {
      side.texts.push_back(sketch(sentences(100 * i, 9) + sentence(changed + i)));
    }
    alike.add(side);
  };
  add("c", "乙中心", 2'000);
  add("b", "甲中心（筹）", 3'000);
  add("a", "甲中心", 4'000);
  const std::vector<AlikeFinding> all = alike.judge();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].found.sides[0].name, "a");
  EXPECT_EQ(all[0].found.sides[1].name, "c");
  EXPECT_EQ(all[0].found.matters, 3);
  EXPECT_EQ(all[0].found.more_sides, 1);
  EXPECT_EQ(all[0].text, (std::array<std::uint32_t, 2>{0, 0}));
}

TEST(Alike, WhoseIsNotSaidIsLeftOut) {
  Alike alike;
  for (const char* center : {"", "乙中心"}) {
    TextSide side;
    side.name = center;
    side.center = center;
    side.texts = {sketch(sentences(0, 9) + center)};
    alike.add(side);
  }
  EXPECT_TRUE(alike.judge().empty());
}

}  // namespace
}  // namespace nitec
