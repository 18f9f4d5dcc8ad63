#include "ingest/text/fold.h"

#include <gtest/gtest.h>

#include <string>

namespace nitec {
namespace {

std::string folded(std::string_view text, Blanks blanks = Blanks::kDropAll) {
  return encode_utf8(fold(decode_utf8(text), blanks).text);
}

TEST(Utf8, ReadsWhatIsUtf8) {
  EXPECT_EQ(decode_utf8("a二\xF0\xA0\xAB\x84"), U"a二\U00020AC4");
  EXPECT_EQ(encode_utf8(U"a二\U00020AC4é"), "a二\xF0\xA0\xAB\x84é");
  EXPECT_EQ(decode_utf8(std::string_view("\0x", 2)), std::u32string_view(U"\0x", 2));
}

// The examples of the Unicode standard, 3.9, tables 3-8 to 3-11.
TEST(Utf8, ReplacesWhatIsNot) {
  EXPECT_EQ(decode_utf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"), U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(decode_utf8("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"), U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(decode_utf8("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"),
            U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
            U"A\uFFFD\uFFFD"
            U"B");
  EXPECT_EQ(decode_utf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), U"\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(encode_utf8(std::u32string{0xD800, 0x110000}), "\uFFFD\uFFFD");
}

TEST(Utf8, Length) {
  EXPECT_EQ(utf8_length(""), 0U);
  EXPECT_EQ(utf8_length("a二\xF0\xA0\xAB\x84\xEF\xBF\xBD"), 4U);  // U+FFFD itself is a character
  for (const std::string_view text : {"\xE4\xBA", "a\x80", "\xED\xA0\x80", "\xC0\xAF", "\xFF"}) {
    EXPECT_EQ(utf8_length(text), std::nullopt);
  }
}

TEST(Fold, Radicals) {
  EXPECT_EQ(folded("⼆、筹建期⼯作概述及取得的重⼤成效"), "二、筹建期工作概述及取得的重大成效");
  EXPECT_EQ(folded("⼋、其他，资⾦筹措，⾏业，⼈才"), "八、其他,资金筹措,行业,人才");
  // U+2E80 and on, which NFKC leaves.
  EXPECT_EQ(folded("⻓⻚⻜⻋⻔⻅⻛⻢⻥⻩⻬⻮⻰⻳⺟⺠"), "长页飞车门见风马鱼黄齐齿龙龟母民");
}

TEST(Fold, TraditionalAndOldForms) {
  EXPECT_EQ(folded("三、主要建設內容完成情況"), "三、主要建设内容完成情况");
  EXPECT_EQ(folded("裏裡為爲準臺祕後於衆眾決"), "里里为为准台秘后于众众决");
  EXPECT_EQ(folded("値査戸敎旣硏眞"), "值查户教既研真");
}

// Simplified text comes through as it is, also where a character is another's traditional form.
TEST(Fold, SimplifiedTextStays) {
  constexpr std::string_view kText = "显著著作权俱乐部复杂了解覆盖系统关系面条里程后来发展只有云计算台架准备历史";
  EXPECT_EQ(folded(kText), kText);
}

TEST(Fold, WidthAndSigns) {
  EXPECT_EQ(folded("１．２％（甲）：ＡＢ①㈠"), "1.2%(甲):AB1(一)");
  EXPECT_EQ(folded("—–−－‐─"), "------");
  EXPECT_EQ(folded("•‧∙・·"), "·····");
  EXPECT_EQ(folded("“甲”‘乙’"), "\"甲\"'乙'");
  EXPECT_EQ(folded("〔2026〕〇○、。Ab"), "〔2026〕〇○、。Ab");
  EXPECT_EQ(folded("摘\u00AD要\u200B\uFEFF\u0007"), "摘要");
}

TEST(Fold, Blanks) {
  constexpr std::string_view kText = "\u3000摘\u3000 要 A\tB 1\u00A0表 ";
  EXPECT_EQ(folded(kText, Blanks::kDropAll), "摘要AB1表");
  EXPECT_EQ(folded(kText, Blanks::kDropBetweenHan), " 摘要 A B 1 表 ");
  EXPECT_EQ(folded(kText, Blanks::kKeep), " 摘  要 A B 1 表 ");
}

TEST(Fold, KnowsTheWayBack) {
  const Folded result = fold(U"摘 ㈠\u00AD要", Blanks::kDropAll);
  EXPECT_EQ(result.text, U"摘(一)要");
  EXPECT_EQ(result.origin, (std::vector<std::uint32_t>{0, 2, 2, 2, 4, 5}));
  const Folded between = fold(U"摘 要 1", Blanks::kDropBetweenHan);
  EXPECT_EQ(between.text, U"摘要 1");
  EXPECT_EQ(between.origin, (std::vector<std::uint32_t>{0, 2, 3, 4, 5}));
  EXPECT_EQ(fold(U"").origin, std::vector<std::uint32_t>{0});
}

TEST(Fold, EveryCharacterComesToRest) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const Folded once = fold(std::u32string_view(&c, 1), Blanks::kKeep);
    const Folded twice = fold(once.text, Blanks::kKeep);
    ASSERT_EQ(once.text, twice.text) << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(once.origin.size(), once.text.size() + 1);
  }
  EXPECT_EQ(fold(U"\x7FFFFFFF").text.size(), 1U);
}

TEST(Characters, Kinds) {
  EXPECT_TRUE(is_han(U'摘') && is_han(U'〇') && is_han(U'⼆') && is_han(U'⻓') && is_han(U'\U00020AC4'));
  EXPECT_FALSE(is_han(U'A') || is_han(U'，') || is_han(U'。') || is_han(U'○') || is_han(U'カ'));
  EXPECT_TRUE(is_blank(U' ') && is_blank(U'\u3000') && is_blank(U'\u00A0') && is_blank(U'\t') && is_blank(U'\n'));
  EXPECT_FALSE(is_blank(U'\u200B') || is_blank(U'a') || is_blank(U'。'));
  EXPECT_TRUE(is_digit(U'0') && is_digit(U'９'));
  EXPECT_FALSE(is_digit(U'一') || is_digit(U'½') || is_digit(U':'));
}

}  // namespace
}  // namespace nitec
