// How characters become lines, and what a line tells beside its text.
#include <gtest/gtest.h>

#include "fixture.h"

namespace nitec::test {
namespace {

using Texts = std::vector<std::string>;

TEST(PdfLines, GapsJoinAndPart) {
  // The gaps in em stand in make_by_hand.py.
  const Document document = read_fixture("gaps");
  EXPECT_EQ(lines_of(document.pages.at(0)), (Texts{"摘 要", "财 务 决 算", "第一章 总则", "一、摘要 …………………… 1",
                                                   "建安工程", "已完成", "单元格", "邻格", "数字孪生", "中文AB中文"}));
}

TEST(PdfLines, ABlankOfOursHasItsOwnSpan) {
  const Document document = read_fixture("gaps");
  const Line& line = document.pages.at(0).lines.at(0);
  ASSERT_EQ(line.edges.size(), 4U);
  EXPECT_NEAR(line.edges[0], 72, 0.01);
  EXPECT_NEAR(line.edges[1], 82, 0.01);
  EXPECT_NEAR(line.edges[2], 112, 0.01);
  EXPECT_NEAR(line.edges[3], 122, 0.01);
}

TEST(PdfLines, OverprintedLettersAreBoldAndStandOnce) {
  const Document document = read_fixture("fake-bold");
  const std::vector<Line>& lines = document.pages.at(0).lines;
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_TRUE(lines[0].bold);
  EXPECT_TRUE(lines[1].bold) << "a stroke on the fill";
  EXPECT_TRUE(lines[2].bold);
  EXPECT_FALSE(lines[3].bold);
  EXPECT_EQ(lines[3].text, "普通的正文，字字如常；叠叠重重");
}

TEST(PdfLines, HeadingsAreBoldAndLargeInEveryProgramsOutput) {
  for (const char* name : {"libreoffice", "chromium", "weasyprint", "xelatex", "pango", "ghostscript"}) {
    const Document document = read_fixture(name);
    ASSERT_EQ(document.pages.size(), 2U) << name;
    const Line& title = document.pages[0].lines.at(0);
    const Line& heading = document.pages[1].lines.at(0);
    const Line& body = document.pages[1].lines.at(1);
    if (std::string(name) != "ghostscript") {  // The one there has no bold face: WenQuanYi Zen Hei.
      EXPECT_TRUE(title.bold) << name;
      EXPECT_TRUE(heading.bold) << name;
    }
    EXPECT_FALSE(body.bold) << name;
    EXPECT_GT(title.size, heading.size) << name;
    EXPECT_GT(heading.size, body.size) << name;
    EXPECT_NEAR(body.size, 12, 0.1) << name;
    EXPECT_LT(heading.font, document.fonts.size()) << name;
    EXPECT_NE(document.fonts[heading.font].name, "") << name;
  }
}

TEST(PdfLines, AFontOfManyPiecesIsOne) {
  // Chromium cuts each face into dozens of Type 3 fonts.
  const Document document = read_fixture("chromium");
  ASSERT_EQ(document.fonts.size(), 2U);
  EXPECT_EQ(document.fonts[0].name, "NotoSansCJKsc-Bold");
  EXPECT_TRUE(document.fonts[0].bold);
  EXPECT_EQ(document.fonts[1].name, "NotoSerifCJKsc-Regular");
  EXPECT_TRUE(document.fonts[1].mapped);
}

TEST(PdfLines, TableCellsAreReadRowByRow) {
  for (const char* name : {"libreoffice", "chromium", "weasyprint", "xelatex", "pango", "reportlab", "ghostscript"}) {
    const Document document = read_fixture(name);
    const Texts lines = lines_of(document.pages.at(1));
    const Texts cells{"序号",      "科目", "计划（万元）", "完成（万元）", "1",        "建安工程", "12,000.00",
                      "11,864.25", "2",    "仪器设备购置", "21,900.00",    "21,846.30"};
    EXPECT_NE(std::search(lines.begin(), lines.end(), cells.begin(), cells.end()), lines.end()) << name;
  }
}

TEST(PdfLines, ContentsEntriesKeepTheirPageNumbers) {
  for (const char* name : {"libreoffice", "chromium", "weasyprint", "xelatex", "pango", "reportlab", "ghostscript"}) {
    const Document document = read_fixture(name);
    int entries = 0;
    for (const std::string& line : lines_of(document.pages.at(0))) {
      entries += line.starts_with("一、摘") && line.ends_with("1") ? 1 : 0;
      entries += line.starts_with("三、主要建设内容完成情况") && line.ends_with("12") ? 1 : 0;
    }
    EXPECT_EQ(entries, 2) << name;
  }
}

TEST(PdfLines, ContentsNeedNoLeader) {
  const Document document = read_fixture("contents-without-leader");
  ASSERT_EQ(document.pages.size(), 2U);
  EXPECT_EQ(lines_of(document.pages[0]), (Texts{"目录", "一、摘要 1", "二、筹建期工作概述 3",
                                                "三、主要建设内容完成情况 8", "四、财务决算 15", "五、运行机制 21"}));
  const Line& entry = document.pages[0].lines[1];
  ASSERT_EQ(entry.edges.size(), 7U);
  EXPECT_NEAR(entry.edges[4], 72 + 4 * 12, 0.01) << "the blank begins where the title ends";
  EXPECT_NEAR(entry.edges[5], 520 - 6.672, 0.01);
  EXPECT_NEAR(entry.box.x1, 520, 0.01);
  EXPECT_EQ(document.pages[1].lines.size(), 10U) << "figures that go up and down are a table";
}

TEST(PdfLines, ColumnsAreReadOneAfterTheOther) {
  const Document document = read_fixture("two-columns");
  const Texts lines = lines_of(document.pages.at(0));
  ASSERT_EQ(lines.size(), 14U);
  EXPECT_EQ(lines[0], "横贯两栏的标题");
  EXPECT_EQ(lines[6], "左栏末行");
  EXPECT_EQ(lines[7], "右栏第一行文字排满了这一栏的宽度");
  EXPECT_EQ(lines[12], "右栏末行");
}

TEST(PdfLines, OcrLayersAreInvisible) {
  const Document document = read_fixture("scans");
  EXPECT_TRUE(document.pages.at(2).lines.at(0).invisible);
  EXPECT_FALSE(document.pages.at(3).lines.at(0).invisible);
}

TEST(PdfNavigation, BookmarksLeadToPagesByAnyKindOfDestination) {
  const Document document = read_fixture("navigation");
  ASSERT_EQ(document.bookmarks.size(), 3U);
  EXPECT_EQ(document.bookmarks[0], (Bookmark{"一、摘要", 0, 1}));
  EXPECT_EQ(document.bookmarks[1], (Bookmark{"二、建设", 0, 2})) << "by a name in the name tree";
  EXPECT_EQ(document.bookmarks[2], (Bookmark{"Plain", 1, 2})) << "by a name in the old dictionary";
  EXPECT_EQ(document.pages.at(0).label, "iv");
  EXPECT_EQ(document.pages.at(1).label, "A-7");
}

TEST(PdfNavigation, WriterExportsItsHeadings) {
  const Document document = read_fixture("libreoffice");
  ASSERT_EQ(document.bookmarks.size(), 2U);
  EXPECT_EQ(document.bookmarks[1], (Bookmark{"（一）资金筹措", 0, 2}));
  EXPECT_TRUE(document.producer.starts_with("LibreOffice"));
}

}  // namespace
}  // namespace nitec::test
