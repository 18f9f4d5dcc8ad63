#include "ingest/pdf/cmap.h"

#include <gtest/gtest.h>

#include "ingest/pdf/glyph_names.h"
#include "ingest/pdf/lexer.h"
#include "ingest/pdf/standard_widths.h"
#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

// CIDs below are those of Adobe Technical Note 5079 (Adobe-GB1): 啊 1125 (0xB0A1 in GBK-EUC), the full-width comma 98.
TEST(CMapTest, PredefinedOnesAreThere) {
  const auto gbk = predefined_cmap("GBK-EUC-H");
  ASSERT_NE(gbk, nullptr);
  EXPECT_FALSE(gbk->vertical);
  const std::vector<char32_t>& gb1 = collection_to_unicode("Adobe-GB1");
  EXPECT_GE(gb1.size(), 30284U);
  EXPECT_EQ(gb1[gbk->cid({0xB0A1, 2})], U'啊');
  EXPECT_EQ(gb1[gbk->cid({0xD6D0, 2})], U'中');
  EXPECT_EQ(gb1[gbk->cid({0x41, 1})], U'A');
  EXPECT_EQ(gbk->cid({0x41, 2}), 0U) << "another length is another code";
  EXPECT_EQ(predefined_cmap("No-Such-H"), nullptr);
  EXPECT_TRUE(collection_to_unicode("Adobe-Nothing").empty());
}

TEST(CMapTest, VerticalOnesChangeWhatTheyMustAndShareTheRest) {
  const auto across = predefined_cmap("UniGB-UCS2-H");
  const auto down = predefined_cmap("UniGB-UCS2-V");
  ASSERT_NE(down, nullptr);
  EXPECT_TRUE(down->vertical);
  EXPECT_EQ(down->cid({0x4E2D, 2}), across->cid({0x4E2D, 2}));
  EXPECT_NE(down->cid({0x3002, 2}), across->cid({0x3002, 2}));
  // Upright or turned, it is the same full stop.
  EXPECT_EQ(collection_to_unicode("Adobe-GB1")[down->cid({0x3002, 2})], U'。');
}

TEST(CMapTest, CodesAreCutByTheirSpaces) {
  const auto gbk = predefined_cmap("GBK-EUC-H");
  const std::string mixed =
      "A\xD6\xD0"
      "1";
  EXPECT_EQ(gbk->next_code(mixed, 0).length, 1);
  EXPECT_EQ(gbk->next_code(mixed, 1).value, 0xD6D0U);
  EXPECT_EQ(gbk->next_code(mixed, 3).length, 1);
  EXPECT_EQ(gbk->next_code("\xD6", 0).length, 1) << "cut off: never beyond the end";
  const auto four = predefined_cmap("GBK2K-H");
  EXPECT_EQ(four->next_code("\x81\x30\x81\x30", 0).length, 4);
  const auto utf8 = predefined_cmap("UniGB-UTF8-H");
  EXPECT_EQ(utf8->next_code("\xE4\xB8\xAD", 0).length, 3);
  EXPECT_EQ(unicode_of_code("UniGB-UTF8-H", {0xE4B8AD, 3}), U'中');
  EXPECT_EQ(unicode_of_code("UniGB-UTF16-H", {0xD840DC0B, 4}), U'\U0002000B');
  EXPECT_EQ(unicode_of_code("GBK-EUC-H", {0xD6D0, 2}), U'\0');
}

TEST(CMapTest, ReadsWhatFilesBring) {
  const CMap map = parse_cmap(
      "/Base usecmap 1 begincodespacerange <00> <FF> endcodespacerange 2 begincidrange <20> <7E> 100 <8140> <8143> 7 "
      "endcidrange "
      "1 begincidchar <30> 999 endcidchar 1 beginbfrange <01> <03> [<0041> <00420043>] endbfrange 1 beginbfchar <05> "
      "<D842DFB7> "
      "endbfchar /WMode 1 def endcmap");
  EXPECT_EQ(map.base_name, "Base");
  EXPECT_TRUE(map.vertical);
  EXPECT_EQ(map.cid({0x21, 1}), 101U);
  EXPECT_EQ(map.cid({0x30, 1}), 999U) << "the later and narrower one";
  EXPECT_EQ(map.cid({0x8142, 2}), 9U);
  EXPECT_EQ(map.text(1), U"A");
  EXPECT_EQ(map.text(2), U"BC");
  EXPECT_EQ(map.text(3), U"");
  EXPECT_EQ(map.text(5), U"\U00020BB7");
}

TEST(CMapTest, RubbishIsSkipped) {
  EXPECT_EQ(parse_cmap("beginbfchar <01> beginbfrange <01> <02> [ <41> endbfrange <<<<").texts.size(), 1U);
  EXPECT_TRUE(parse_cmap("1 begincidrange <00> <FF> (x) <0000000000> <01> 5 endcidrange").cids.empty());
  EXPECT_TRUE(parse_cmap("").code_spaces.empty());
}

TEST(LexerTest, CutsTokensAsTheStandardSays) {
  Lexer lexer("12 -.5 +3. (a\\(b\\)\\101\\\n(c)) <41 4> /N#41me [<<>>]Tj% comment\nBT--7");
  EXPECT_EQ(lexer.next().number, 12);
  EXPECT_EQ(lexer.next().number, -0.5);
  EXPECT_EQ(lexer.next().number, 3);
  EXPECT_EQ(lexer.next().text, "a(b)A(c)");
  EXPECT_EQ(lexer.next().text, "A@");
  EXPECT_EQ(lexer.next().text, "NAme");
  EXPECT_EQ(lexer.next().kind, Token::Kind::kArrayOpen);
  EXPECT_EQ(lexer.next().kind, Token::Kind::kDictOpen);
  EXPECT_EQ(lexer.next().kind, Token::Kind::kDictClose);
  EXPECT_EQ(lexer.next().kind, Token::Kind::kArrayClose);
  EXPECT_EQ(lexer.next().text, "Tj");
  EXPECT_EQ(lexer.next().text, "BT--7");
  EXPECT_EQ(lexer.next().kind, Token::Kind::kEnd);
}

TEST(LexerTest, UnclosedThingsEndWithTheInput) {
  Lexer lexer("(never closed \\");
  EXPECT_EQ(lexer.next().text, "never closed ");
  EXPECT_EQ(lexer.next().kind, Token::Kind::kEnd);
  Lexer hex("<4");
  EXPECT_EQ(hex.next().text, "@");
}

TEST(GlyphNameTest, SaysWhatItStandsFor) {
  EXPECT_EQ(glyph_name_to_text("eacute"), U"é");
  EXPECT_EQ(glyph_name_to_text("uni4E2D6587"), U"中文");
  EXPECT_EQ(glyph_name_to_text("u20BB7"), U"\U00020BB7");
  // As the Adobe glyph list has them: А, Ё, Ж, Я, а, ё, я.
  EXPECT_EQ(glyph_name_to_text("afii10017_afii10023_afii10024_afii10049"), U"\u0410\u0401\u0416\u042F");
  EXPECT_EQ(glyph_name_to_text("afii10065_afii10071_afii10097"), U"\u0430\u0451\u044F");
  EXPECT_EQ(glyph_name_to_text("afii10050"), U"");
  EXPECT_EQ(glyph_name_to_text("f_f_i"), U"ffi");
  EXPECT_EQ(glyph_name_to_text("one.oldstyle"), U"1");
  EXPECT_EQ(glyph_name_to_text("summationdisplay"), U"∑");
  EXPECT_EQ(glyph_name_to_text("parenleftbigg"), U"(");
  EXPECT_EQ(glyph_name_to_text("g37"), U"");
  EXPECT_EQ(glyph_name_to_text(".notdef"), U"");
  EXPECT_EQ(base_encoding(BaseEncoding::kWinAnsi, 0x80), U'€');
  EXPECT_EQ(base_encoding(BaseEncoding::kMacRoman, 0x8E), U'é');
  EXPECT_EQ(base_encoding(BaseEncoding::kStandard, 0xAE), U'ﬁ');
  EXPECT_EQ(base_encoding(BaseEncoding::kZapfDingbats, 0x33), U'✓');
}

TEST(StandardWidthTest, AreThoseOfTheCoreFonts) {
  EXPECT_EQ(standard_width("Helvetica", U'W'), 944);
  EXPECT_EQ(standard_width("Times-Roman", U'W'), 944);
  EXPECT_EQ(standard_width("Times-Bold", U'a'), 500);
  EXPECT_EQ(standard_width("Courier-Bold", U'i'), 600);
}

TEST(UnicodeTest, TextStringsOfAllKinds) {
  EXPECT_EQ(text_string_to_utf8(std::string("\xFE\xFF\x4E\x2D\xD8\x42\xDF\xB7", 8)), "中\xF0\xA0\xAE\xB7");
  EXPECT_EQ(text_string_to_utf8("\xFF\xFE\x2D\x4E"), "中");
  EXPECT_EQ(text_string_to_utf8("\xEF\xBB\xBF中"), "中");
  EXPECT_EQ(text_string_to_utf8("a\x84z\xA0\x07"), "a—z€");
  EXPECT_EQ(utf8_to_utf32("a\xFF\xE4\xB8"), U"a\xFFFD\xFFFD\xFFFD");
}

}  // namespace
}  // namespace nitec
