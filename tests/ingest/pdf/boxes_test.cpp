// Where the words stand: by hand for the pages that were written by hand, and beside pdftotext for those of other
// programs.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "fixture.h"

namespace nitec::test {
namespace {

const Line& only_line(const Page& page) {
  static const Line kNone;
  EXPECT_EQ(page.lines.size(), 1U);
  return page.lines.empty() ? kNone : page.lines[0];
}

TEST(PdfBoxes, FollowRotationCropBoxAndUserUnit) {
  const Document document = read_fixture("page-geometry");
  ASSERT_EQ(document.pages.size(), 6U);
  const double widths[] = {400, 300, 400, 300, 400, 400};
  const double heights[] = {300, 400, 300, 400, 300, 300};
  const int rotations[] = {0, 90, 180, 270, 0, 0};
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    const Page& page = document.pages[i];
    EXPECT_DOUBLE_EQ(page.width, widths[i]) << i;
    EXPECT_DOUBLE_EQ(page.height, heights[i]) << i;
    EXPECT_EQ(page.rotation, rotations[i]) << i;
    // The baseline begins 100 points from the left and 50 from the top, whatever the page is turned by.
    const Line& line = only_line(page);
    EXPECT_NEAR(line.box.x0, 100, 0.01) << i;
    EXPECT_LT(line.box.y0, 50) << i;
    EXPECT_GT(line.box.y1, 50) << i;
    EXPECT_NEAR(line.box.y1 - line.box.y0, 20, 1) << i;
    EXPECT_NEAR(line.size, 20, 0.01) << i;
    EXPECT_FALSE(line.vertical) << i;
  }
  // "Upright" in Helvetica: U 722 p 556 r 333 i 222 g 556 h 556 t 278 thousandths of 20 points.
  const Line& line = document.pages[0].lines[0];
  EXPECT_NEAR(line.box.x1 - line.box.x0, 3.223 * 20, 0.05);
  // Its metrics say: the p reaches 207 thousandths below the baseline, capitals 718 above.
  EXPECT_GE(line.box.y1, 50 + 0.207 * 20);
  EXPECT_LT(line.box.y1, 50 + 0.25 * 20);
  EXPECT_LE(line.box.y0, 50 - 0.718 * 20);
  ASSERT_EQ(line.edges.size(), 8U);
  EXPECT_NEAR(line.edges[1], 100 + 14.44, 0.01);
  EXPECT_NEAR(line.edges[7], line.box.x1, 0.01);
}

TEST(PdfBoxes, TextOperatorsMoveAsTheStandardSays) {
  const Document document = read_fixture("text-operators");
  ASSERT_EQ(document.pages.size(), 1U);
  const auto find = [&](const std::string& text) {
    for (const Line& line : document.pages[0].lines) {
      if (line.text == text) {
        return line;
      }
    }
    ADD_FAILURE() << text;
    return Line{};
  };
  const double height = 842;
  // 12 points of leading below the first line; T* and ' alike.
  EXPECT_NEAR(find("second").box.y0 - find("first").box.y0, 12, 0.01);
  EXPECT_NEAR(find("third").box.y0 - find("second").box.y0, 12, 0.01);
  // Tc 1 after each character, Tw 2 after the blank: a 5.56 + 1, blank 2.78 + 1 + 2, then b.
  ASSERT_EQ(find("a b").edges.size(), 4U);
  EXPECT_NEAR(find("a b").edges[2], 72 + 6.56 + 5.78, 0.02);
  // 200 % of w 722 i 222 d 556 e 556 at 10 points.
  EXPECT_NEAR(find("wide").box.x1 - find("wide").box.x0, 2 * 20.56, 0.05);
  EXPECT_NEAR(find("Matrix").size, 24, 0.01);
  EXPECT_NEAR(find("scaled").size, 20, 0.01);
  EXPECT_NEAR(find("scaled").box.x0, 72, 0.01);
  EXPECT_NEAR(find("back").box.x0, 72, 0.01);
  EXPECT_LT(find("back").box.y0, height - 380);
  // TD sets the leading that T* then goes by.
  EXPECT_NEAR(find("more").box.y0 - find("again").box.y0, 14, 0.01);
  // 600 thousandths are a blank, 20 are none.
  EXPECT_EQ(find("spaced apart").text, "spaced apart");
}

TEST(PdfBoxes, TurnedTextHasEdgesAlongIts) {
  const Document document = read_fixture("rotated-text");
  ASSERT_EQ(document.pages.size(), 1U);
  const Line& line = document.pages[0].lines.at(0);
  EXPECT_EQ(line.text, "序号 1 真空炉");
  EXPECT_TRUE(line.vertical);
  // It begins 200 points above the lower edge and goes up: eight characters of 12 points, blanks included.
  EXPECT_NEAR(line.edges.front(), 842 - 200, 0.01);
  EXPECT_NEAR(line.edges.back(), 842 - 200 - 96, 0.01);
  EXPECT_NEAR(line.box.x0, 200 - 0.88 * 12, 0.02);
  EXPECT_NEAR(line.box.x1, 200 + 0.12 * 12, 0.02);
}

TEST(PdfBoxes, VerticalWritingGoesDown) {
  const Document document = read_fixture("vertical-writing");
  ASSERT_EQ(document.pages.size(), 1U);
  const Line& line = document.pages[0].lines.at(0);
  EXPECT_TRUE(line.vertical);
  // From 750 points above the lower edge, twelve characters of 16 points, 500 the middle of the line.
  EXPECT_NEAR(line.edges.front(), 842 - 750, 0.01);
  EXPECT_NEAR(line.edges.back(), 842 - 750 + 12 * 16, 0.01);
  EXPECT_NEAR((line.box.x0 + line.box.x1) / 2, 500, 0.01);
  EXPECT_NEAR(line.box.x1 - line.box.x0, 16, 0.01);
}

TEST(PdfBoxes, AnnotationsAndFormsStandWhereTheyArePut) {
  const Document annotations = read_fixture("annotations");
  ASSERT_EQ(annotations.pages.at(0).lines.size(), 3U);
  EXPECT_NEAR(annotations.pages[0].lines[1].box.x0, 72, 0.01);
  EXPECT_NEAR(annotations.pages[0].lines[1].box.y1, 842 - 604 + 0.12 * 12, 0.02);
  EXPECT_NEAR(annotations.pages[0].lines[2].box.y1, 842 - 404 + 0.12 * 12, 0.02);
  const Document forms = read_fixture("form-xobject");
  for (const Line& line : forms.pages.at(0).lines) {
    EXPECT_NEAR(line.box.x0, 72, 0.01) << line.text;
  }
}

/// The words that pdftotext saw, each inside one of our lines: its characters' edges and the line's height agree with
/// its box.
class Words : public testing::TestWithParam<std::string> {};

TEST_P(Words, StandWherePdftotextSeesThem) {
  const Document document = read_fixture(GetParam());
  std::istringstream table(slurp(fixtures() / GetParam() / "words.tsv"));
  constexpr double kAcross = 1.0;  // Points: pdftotext rounds nothing, but takes other ends for compressed punctuation.
  std::size_t checked = 0;
  std::size_t page = 0;
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
  std::string word;
  while (table >> page >> x0 >> y0 >> x1 >> y1 >> word) {
    ASSERT_LE(page, document.pages.size());
    const std::u32string wanted = utf8_to_utf32(word);
    bool found = false;
    std::string seen;
    for (const Line& line : document.pages[page - 1].lines) {
      const std::u32string text = utf8_to_utf32(line.text);
      for (std::size_t at = text.find(wanted); at != std::u32string::npos; at = text.find(wanted, at + 1)) {
        const double left = line.edges[at];
        const double right = line.edges[at + wanted.size()];
        const double middle = (y0 + y1) / 2;
        // Our last edge is where the next character begins: what letter spacing adds is not the word's own, and a
        // full-width bracket or comma may be set half as wide as pdftotext takes it.
        const double squeezed = wanted.back() == U'）' || wanted.back() == U'，' ? line.size * 0.55 : 0;
        found = found ||
                (std::abs(left - x0) <= kAcross && right >= x1 - kAcross - squeezed && right - x1 <= line.size / 2 &&
                 line.box.y0 < middle && line.box.y1 > middle && line.box.y1 - line.box.y0 <= 1.3 * line.size);
        seen += " " + std::to_string(left) + "-" + std::to_string(right);
      }
    }
    EXPECT_TRUE(found || seen.empty()) << word << " at " << x0 << "-" << x1 << " on page " << page << ", here:" << seen;
    checked += found ? 1 : 0;
  }
  EXPECT_GE(checked, 20U);
}

INSTANTIATE_TEST_SUITE_P(Programs, Words,
                         testing::Values("libreoffice", "chromium", "weasyprint", "xelatex", "pango", "reportlab",
                                         "ghostscript"));

}  // namespace
}  // namespace nitec::test
