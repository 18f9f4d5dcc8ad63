// Paragraphs of a page whose lines stand far apart, and the way back to the page.
#include "validators/agreement/paragraphs.h"

#include <gtest/gtest.h>

#include "model/document.h"
#include "validators/agreement/measures.h"
#include "validators/agreement/vocabulary.h"

namespace nitec {
namespace {

/// A line of that text at that height, with an edge for each character of 12 points.
Line line_at(double x, double y, const std::string& text) {
  Line line;
  line.text = text;
  const std::size_t characters = to_utf32(text).size();
  line.box = {x, y, x + 12.0 * static_cast<double>(characters), y + 14};
  for (std::size_t i = 0; i <= characters; ++i) {
    line.edges.push_back(static_cast<float>(x + 12.0 * static_cast<double>(i)));
  }
  return line;
}

/// A page of one block for each line.
Document page_of(const std::vector<Line>& lines) {
  Document document;
  document.path = "报告.pdf";
  Page page;
  page.number = 1;
  page.text_layer = TextLayer::kOk;
  page.lines = lines;
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    PageBlock block;
    block.kind = BlockKind::kText;
    block.lines.push_back(i);
    block.box = lines[i].box;
    page.blocks.push_back(block);
  }
  document.pages.push_back(page);
  return document;
}

TEST(Paragraphs, GoOnOverAWideSpaceBelowAFullLine) {
  const Document document =
      page_of({line_at(84, 100, "另与五家企业（河源光伏、东屿硅业、临沧"),
               line_at(60, 130, "玻璃）建立联合课题组，交流会５次。"), line_at(84, 160, "下一段另起一行。")});
  const std::vector<Prose> found = paragraphs(document);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(to_utf8(found[0].text), "另与五家企业(河源光伏、东屿硅业、临沧玻璃)建立联合课题组,交流会5次。");
  // Verbatim, with its box, over the end of the line.
  const std::size_t at = found[0].text.find(U"临沧玻璃");
  const Location where = found[0].place(document, at, at + 4);
  EXPECT_EQ(where.quote, "临沧玻璃");
  EXPECT_EQ(where.box.y0, 100);
  const std::size_t five = found[0].text.find(U"5次");
  EXPECT_EQ(found[0].place(document, five, five + 2).quote, "５次");
}

TEST(Paragraphs, EndWithAShortLineAndBeforeAnIndentedOne) {
  EXPECT_EQ(paragraphs(page_of({line_at(60, 100, "中心现有三条试验线和一个检测平台"), line_at(60, 130, "另有一条在建"),
                                line_at(60, 160, "这是很长很长很长很长的一行，使前两行都显得短")}))
                .size(),
            3U);
  EXPECT_EQ(paragraphs(page_of({line_at(60, 100, "这一行写到了版心的右边而没有结束"),
                                line_at(120, 130, "这一行缩进太多是另一段")}))
                .size(),
            2U);
}

TEST(Measures, HaveUnitsAsTheyAreWritten) {
  const Document document =
      page_of({line_at(60, 100, "钢轨阻尼器线质量：5.1 kg/m，续航112分钟，占地3.5公顷，见图3。")});
  const std::vector<Prose> found = paragraphs(document);
  ASSERT_EQ(found.size(), 1U);
  const std::vector<Measure> measures = measures_in(document, found[0]);
  ASSERT_EQ(measures.size(), 3U);
  EXPECT_EQ(to_utf8(measures[0].words), "钢轨阻尼器线质量");
  EXPECT_EQ(to_utf8(measures[0].digits), "5.1");
  EXPECT_TRUE(begins_with_unit(measures[0].behind, U"千克/米"));
  EXPECT_FALSE(begins_with_unit(measures[0].behind, U"kg"));
  EXPECT_TRUE(begins_with_unit(measures[1].behind, U"min"));
  EXPECT_FALSE(begins_with_unit(U"千瓦时", U"kW"));
  EXPECT_TRUE(begins_with_unit(U"千瓦时", U"kWh"));
  EXPECT_EQ(plain_unit(U"每平方米"), plain_unit(U"/m²"));
}

}  // namespace
}  // namespace nitec
