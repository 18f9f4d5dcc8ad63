#include "model/rmb.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace nitec {
namespace {

TEST(Rmb, AmountsInWords) {
  const std::vector<std::pair<long long, std::string>> vectors{
      {140950, "人民币壹仟肆佰零玖元伍角整"},
      {168032, "人民币壹仟陆佰捌拾元叁角贰分"},
      {10705300, "人民币壹拾万柒仟零伍拾叁元整"},
      {32504, "人民币叁佰贰拾伍元零肆分"},
      {1640902, "人民币壹万陆仟肆佰零玖元零贰分"},
      {123456780000, "人民币壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰元整"},
      {100000000000, "人民币壹拾亿元整"},
      {1000100, "人民币壹万零壹元整"},
      {12345600, "人民币壹拾贰万叁仟肆佰伍拾陆元整"},
      {0, "人民币零元整"},
      {5, "人民币伍分"},
      {1050, "人民币壹拾元伍角整"},
  };
  for (const auto& [fen, words] : vectors) {
    EXPECT_EQ(rmb_in_words(fen), words);
    EXPECT_EQ(read_rmb(words).fen, fen) << words;
    EXPECT_TRUE(read_rmb(words).standard) << words;
  }
}

TEST(Rmb, WhatIsNoAmount) {
  for (const char* words :
       {"人民币壹仟二百元整", "人民币一百万元整", "人民币壹佰贰拾", "", "元", "人民币", "整", "壹贰元整", "壹元贰",
        "壹佰元整整", "壹分贰角", "壹拾佰元", "壹万贰亿元整", "壹元贰元", "佰元整"}) {
    EXPECT_FALSE(read_rmb(words).fen) << words;
    EXPECT_FALSE(read_rmb(words).standard) << words;
  }
  EXPECT_FALSE(read_rmb(std::string(100'000, 'x')).fen);
}

TEST(Rmb, VariantsOfTheForm) {
  EXPECT_EQ(read_rmb("人民币壹佰万元正").fen, 100000000);
  EXPECT_TRUE(read_rmb("人民币壹佰万元正").standard);
  EXPECT_EQ(read_rmb("壹佰萬圆整").fen, 100000000);
  EXPECT_TRUE(read_rmb("壹佰萬圆整").standard);
  EXPECT_EQ(read_rmb("人民币壹仟零伍拾元").fen, 105000);
  EXPECT_FALSE(read_rmb("人民币壹仟零伍拾元").standard) << "整 is left out";
  EXPECT_EQ(read_rmb("拾万元整").fen, 10000000);
  EXPECT_FALSE(read_rmb("拾万元整").standard);
}

TEST(Rmb, ThereAndBack) {
  // Steps that meet zeros at every place.
  for (long long fen = 1; fen < kMaxFen; fen += fen / 7 + 1) {
    for (const long long amount : {fen, fen - fen % 10, fen - fen % 1000, fen - fen % 1'000'000}) {
      const std::string words = rmb_in_words(amount);
      ASSERT_EQ(read_rmb(words).fen, amount) << words;
      ASSERT_TRUE(read_rmb(words).standard) << words;
    }
  }
  EXPECT_EQ(read_rmb(rmb_in_words(kMaxFen)).fen, kMaxFen);
}

}  // namespace
}  // namespace nitec
