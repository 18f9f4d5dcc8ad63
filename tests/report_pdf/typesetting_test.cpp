// Lines of Chinese as a printer would break them.
#include "report/pdf/typesetting.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "report/pdf/line_breaks.h"

namespace nitec {
namespace {

std::vector<std::string> lines_of(Fonts& fonts, const std::string& text, double width, TextStyle style = {}) {
  std::vector<std::string> out;
  for (const SetLine& line : set_text(fonts, text, style, width, 1.5).lines) {
    out.emplace_back();
    for (const SetRun& run : line.runs) {
      out.back() += run.text;
    }
  }
  return out;
}

using Lines = std::vector<std::string>;

class Typesetting : public ::testing::Test {
 protected:
  Fonts fonts_;
};

TEST_F(Typesetting, BreaksAnywhereBetweenHan) {
  EXPECT_EQ(lines_of(fonts_, "一二三四五六七八九十", 40), (Lines{"一二三四", "五六七八", "九十"}));
}

TEST_F(Typesetting, NoStopBeginsALineAndNoOpeningMarkEndsOne) {
  const std::string text = "材料（含附件）、数据，以及“目标”：均应一致；否则请说明。详见《总结报告》第3页……";
  for (int width = 30; width < 200; ++width) {
    for (const std::string& line : lines_of(fonts_, text, width)) {
      const std::u32string characters = code_points(line);
      ASSERT_FALSE(characters.empty());
      EXPECT_FALSE(is_closing(characters.front()) || characters.front() == U'…') << width << ": " << line;
      EXPECT_FALSE(is_opening(characters.back())) << width << ": " << line;
    }
  }
}

TEST_F(Typesetting, NumberAndUnitDatesAndOrdinalsStayTogether) {
  EXPECT_EQ(lines_of(fonts_, "一二三四1268万元", 50), (Lines{"一二三四", "1268万元"}));
  EXPECT_EQ(lines_of(fonts_, "一二三四第十八条第一款", 70), (Lines{"一二三四", "第十八条第一款"}));
  EXPECT_EQ(lines_of(fonts_, "收文日期是2029年12月20日", 90), (Lines{"收文日期是", "2029年12月20日"}));
}

TEST_F(Typesetting, LinesAreNeverWiderThanAsked) {
  const std::string text =
      "项目编号unreadable_name_without_any_blank_0123456789abcdef属于（《附件》）12345678901234567890万元。";
  for (int width = 24; width < 160; width += 3) {
    const Paragraph set = set_text(fonts_, text, TextStyle{}, width, 1.5);
    EXPECT_LE(set.width(), width + 0.01) << width;
  }
}

TEST_F(Typesetting, TheLastLineHasTwoCharacters) {
  EXPECT_EQ(lines_of(fonts_, "一二三四五六七八九", 40).back(), "八九");
  EXPECT_EQ(lines_of(fonts_, "一二三四五六七八九。", 40).back(), "八九。");
}

TEST_F(Typesetting, OpeningMarkAtTheLeftGivesUpItsEmptyHalf) {
  const Paragraph set = set_text(fonts_, "《甲》", TextStyle{}, 100, 1.5);
  EXPECT_NEAR(set.lines[0].runs[0].glyphs[0].x, -5, 0.01);
  EXPECT_NEAR(set.width(), 20, 0.01);  // Half a mark, the character, half a mark.
}

TEST_F(Typesetting, AirBetweenHanAndDigitsOnlyWhereAsked) {
  TextStyle spaced;
  TextStyle plain;
  plain.spaced = false;
  EXPECT_NEAR(measure(fonts_, "第3页", spaced) - measure(fonts_, "第3页", plain), 2 * 0.98, 0.01);
  EXPECT_NEAR(measure(fonts_, "2029年", spaced) - measure(fonts_, "2029年", plain), 0.98, 0.01)
      << "a year is not grouped";
  EXPECT_NEAR(measure(fonts_, "12345", spaced) - measure(fonts_, "12345", plain), 0.98, 0.01);
  EXPECT_NEAR(measure(fonts_, "20281573-T-999", spaced), measure(fonts_, "20281573-T-999", plain), 0.01);
}

TEST_F(Typesetting, NothingIsPrintedAsAnEmptyBox) {
  const Paragraph set = set_text(fonts_, "甲😀乙\u0627", TextStyle{}, 1000, 1.5);
  EXPECT_EQ(set.lines[0].runs[0].text, "甲〓乙〓");
  for (const SetRun::Placed& glyph : set.lines[0].runs[0].glyphs) {
    EXPECT_NE(glyph.glyph, 0U);
  }
}

TEST_F(Typesetting, CutTextEndsWithDotsInsideTheWidth) {
  const Paragraph set = set_text(fonts_, "一二三四五六七八九十一二三四五六七八九十", TextStyle{}, 80, 1.5, 2);
  ASSERT_EQ(set.lines.size(), 2U);
  EXPECT_EQ(set.lines[1].runs.back().text, "…");
  EXPECT_LE(set.lines[1].width, 80.01);
}

TEST_F(Typesetting, EmptyTextHasNoLinesAndLineEndsAreKept) {
  EXPECT_TRUE(set_text(fonts_, "", TextStyle{}, 100, 1.5).lines.empty());
  EXPECT_EQ(lines_of(fonts_, "甲\n乙丙", 100), (Lines{"甲", "乙丙"}));
}

TEST(FontsTest, MissingFontsAreNamedWithTheirPackage) {
  try {
    const Fonts fonts("/no/such/folder/");
    FAIL() << "fonts were found where there are none";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("fonts-noto-cjk"), std::string::npos) << error.what();
  }
}

TEST_F(Typesetting, DecomposedAccentsAndTabsDoNoHarm) {
  EXPECT_EQ(set_text(fonts_, "e\u0301\t\u0302", TextStyle{}, 100, 1.5).lines.size(), 1U);
}

}  // namespace
}  // namespace nitec
