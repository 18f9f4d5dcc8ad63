#include "ingest/pdf/text_layer.h"

#include <gtest/gtest.h>

#include "fixture.h"

namespace nitec::test {
namespace {

std::vector<Line> lines(const std::string& text) {
  Line line;
  line.text = text;
  line.box = {72, 400, 500, 412};
  return {line};
}

const PageDrawing kPlain{0, 0, 842};

TEST(TextLayerTest, DamagedMappingsAreSeen) {
  const Document document = read_fixture("damaged-mappings");
  ASSERT_EQ(document.pages.size(), 7U);
  EXPECT_EQ(document.pages[0].text_layer, TextLayer::kDamaged) << "no mapping at all";
  EXPECT_EQ(document.pages[1].text_layer, TextLayer::kDamaged) << "private use";
  EXPECT_EQ(document.pages[2].text_layer, TextLayer::kDamaged) << "GBK read as Latin-1";
  EXPECT_EQ(document.pages[3].text_layer, TextLayer::kDamaged) << "UTF-8 read as GBK";
  EXPECT_EQ(document.pages[4].text_layer, TextLayer::kDamaged) << "a table that is off by some";
  EXPECT_EQ(document.pages[5].text_layer, TextLayer::kOk) << "a private bullet harms nobody";
  EXPECT_EQ(document.pages[6].text_layer, TextLayer::kOk) << "names and figures";
  ASSERT_FALSE(document.fonts.empty());
  EXPECT_FALSE(document.fonts[0].mapped);
  EXPECT_TRUE(document.fonts.back().mapped);
}

TEST(TextLayerTest, AFontThatLostItsMappingOnTheWayIsSeen) {
  const Document document = read_fixture("ghostscript-lost-mapping");
  ASSERT_EQ(document.pages.size(), 2U);
  EXPECT_EQ(document.pages[0].text_layer, TextLayer::kDamaged);
  EXPECT_EQ(document.pages[1].text_layer, TextLayer::kDamaged);
}

TEST(TextLayerTest, ScansAreTold) {
  const Document document = read_fixture("scans");
  ASSERT_EQ(document.pages.size(), 6U);
  EXPECT_EQ(document.pages[0].text_layer, TextLayer::kNone);
  EXPECT_EQ(document.pages[1].text_layer, TextLayer::kNone) << "a running head is not the page's text";
  EXPECT_EQ(document.pages[2].text_layer, TextLayer::kOk) << "an OCR layer is text";
  EXPECT_EQ(document.pages[3].text_layer, TextLayer::kOk) << "a photo with words below it";
  EXPECT_EQ(document.pages[4].text_layer, TextLayer::kOk) << "a blank page";
  EXPECT_EQ(document.pages[5].text_layer, TextLayer::kNone) << "letters drawn as curves";
  EXPECT_DOUBLE_EQ(document.pages[0].image_cover, 1);
  EXPECT_NEAR(document.pages[3].image_cover, 500.0 * 500 / (595 * 842), 0.02);
  EXPECT_FALSE(has_problem(document, ProblemKind::kNoText)) << "some pages have text";
}

TEST(TextLayerTest, OrdinaryPagesOfAllProgramsAreBelieved) {
  for (const char* name : {"libreoffice", "chromium", "weasyprint", "xelatex", "pango", "reportlab", "ghostscript",
                           "vertical-writing", "rotated-text", "two-columns"}) {
    for (const Page& page : read_fixture(name).pages) {
      EXPECT_EQ(page.text_layer, TextLayer::kOk) << name << " page " << page.number;
    }
  }
}

TEST(TextLayerTest, TraditionalTextIsAsGoodAsSimplified) {
  EXPECT_EQ(judge_text_layer(
                lines("籌建期間研究院利用既有廠房，完成積層基板中試線及可靠性測試所，總投入人民幣二億七千三百萬元。"),
                kPlain),
            TextLayer::kOk);
}

TEST(TextLayerTest, RadicalsCountAsTheCharactersThatTheyLookLike) {
  EXPECT_EQ(judge_text_layer(lines("⼀、⼆、⼈⼤⼯⼿⽅⽬⾏⾦⾼⻓⻔⻋⻚⻅⻛⼀、⼆、⼈⼤⼯⼿⽅⽬⾏⾦⾼"), kPlain),
            TextLayer::kOk);
}

TEST(TextLayerTest, TheThresholdsAreWhatTheHeaderSays) {
  // One in ten unreadable is damaged, fewer is not; and four at least.
  EXPECT_EQ(judge_text_layer(lines("筹建期内完成总投资三亿六千万元占批复数的百分之九十八新增科研设备一台套��"), kPlain),
            TextLayer::kOk);
  EXPECT_EQ(judge_text_layer(lines("筹建期内完成总投资三亿六千万元占批复数的百分之九十八��������"), kPlain),
            TextLayer::kDamaged);
  EXPECT_EQ(judge_text_layer(lines("���"), kPlain), TextLayer::kOk);
  EXPECT_EQ(judge_text_layer(lines("����"), kPlain), TextLayer::kDamaged);
  // Fifteen characters on a picture are none, sixteen are text.
  const PageDrawing picture{0.5, 0, 842};
  EXPECT_EQ(judge_text_layer(lines("一二三四五六七八九十一二三四五"), picture), TextLayer::kNone);
  EXPECT_EQ(judge_text_layer(lines("一二三四五六七八九十一二三四五六"), picture), TextLayer::kOk);
  EXPECT_EQ(judge_text_layer({}, {0.49, 0, 842}), TextLayer::kOk);
}

}  // namespace
}  // namespace nitec::test
