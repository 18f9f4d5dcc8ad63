// Tables and blocks of pages that several programs made; rows as they were written into make_by_programs.py.
#include <gtest/gtest.h>

#include <algorithm>

#include "fixture.h"
#include "model/joined_text.h"

namespace nitec::test {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Each cell's text, with its spans behind it where it has any: “科目↓2”, “计划→2”.
Rows rows_of(const Page& page, const PageTable& table) {
  Rows rows(static_cast<std::size_t>(table.rows));
  for (const TableCell& cell : table.cells) {
    std::string text;
    for (const char32_t c : join(page, cell.text).text) {
      append_utf8(text, c);
    }
    text += cell.row_span > 1 ? "↓" + std::to_string(cell.row_span) : "";
    text += cell.column_span > 1 ? "→" + std::to_string(cell.column_span) : "";
    rows[static_cast<std::size_t>(cell.row)].push_back(text);
  }
  return rows;
}

std::vector<BlockKind> kinds_of(const Page& page) {
  std::vector<BlockKind> kinds;
  for (const PageBlock& block : page.blocks) {
    kinds.push_back(block.kind);
  }
  return kinds;
}

TEST(PdfTables, MergedCellsOfThreePrograms) {
  const Rows expected{
      {"科目↓2", "2027年（万元）→2", "2028年（万元）→2"},
      {"计划", "完成", "计划", "完成"},
      {"建安工程", "6,000.00", "5,864.25", "6,000.00", "6,000.00"},
      {"仪器设备↓2", "10,900.00", "10,846.30", "11,000.00", "11,000.00"},
      {"其中进口：1,120.00→2", "其中进口：860.50→2"},
      {"说明",
       "两年合计与批复的概算相比节余189.45万元，节余部分按规定结转到下一年度的设备安装与调试费用中继续使用。→4"}};
  for (const char* name :
       {"../pdf-tables/merged-weasyprint", "../pdf-tables/merged-chromium", "../pdf-tables/merged-libreoffice"}) {
    const Document document = read_fixture(name);
    const Page& page = document.pages.at(0);
    ASSERT_EQ(page.tables.size(), 1U) << name;
    EXPECT_EQ(rows_of(page, page.tables[0]), expected) << name;
    EXPECT_TRUE(page.tables[0].ruled);
    EXPECT_EQ(kinds_of(page), (std::vector{BlockKind::kText, BlockKind::kTable, BlockKind::kText})) << name;
  }
}

/// Three rules and nothing between the columns: they are told by the gaps that all rows share.
TEST(PdfTables, ThreeRulesWithoutUprights) {
  const Document booktabs = read_fixture("../pdf-tables/three-rules-xelatex");
  const Page& page = booktabs.pages.at(0);
  ASSERT_EQ(page.tables.size(), 2U);
  EXPECT_EQ(rows_of(page, page.tables[0]), (Rows{{"指标", "目标", "实际"},
                                                 {"研发投入（万元）", "2,600", "2,715"},
                                                 {"发明专利（件）", "12", "15"},
                                                 {"国际标准（项）", "1", "0"}}));
  EXPECT_EQ(rows_of(page, page.tables[1]), (Rows{{"任务", "目标", "完成情况"},
                                                 {"中试线", "建成一条", "已建成，2027年6月投产"},
                                                 {"检测平台", "通过认可", "已通过"}}));
  const Rows expected{{"年度", "来源", "金额（万元）"},
                      {"2027", "申请单位自筹", "3,200"},
                      {"2028", "省级补助", "800"},
                      {"2028", "申请单位自筹", "1,650"}};
  for (const char* name : {"../pdf-tables/three-rules-chromium", "../pdf-tables/three-rules-weasyprint"}) {
    const Document document = read_fixture(name);
    ASSERT_EQ(document.pages.at(0).tables.size(), 1U) << name;
    EXPECT_EQ(rows_of(document.pages[0], document.pages[0].tables[0]), expected) << name;
  }
}

/// Nothing is drawn: the columns are the gaps that most rows share, also where a row head all but touches its number.
/// Contents, numbered lists and running text beside them are no tables.
TEST(PdfTables, WithoutRules) {
  const Rows expected{{"项目", "2026年", "2027年", "2028年", "合计"},
                      {"科技经费筹集额", "1,749.60", "2,006.75", "1,050.07", "4,806.42"},
                      {"其中：政府资金", "860.00", "1,120.00", "740.00", "2,720.00"},
                      {"依托单位资金和借款", "889.60", "886.75", "310.07", "2,086.42"},
                      {"用于研究开发", "1,200.00", "1,500.00", "900.00", "3,600.00"},
                      {"研究人员（人）", "35", "48", "52", "—"}};
  for (const char* name : {"../pdf-tables/without-rules-weasyprint", "../pdf-tables/without-rules-xelatex"}) {
    const Document document = read_fixture(name);
    const Page& page = document.pages.at(0);
    ASSERT_EQ(page.tables.size(), 1U) << name;
    EXPECT_FALSE(page.tables[0].ruled);
    EXPECT_EQ(rows_of(page, page.tables[0]), expected) << name;
    EXPECT_EQ(kinds_of(page), (std::vector{BlockKind::kText, BlockKind::kTable, BlockKind::kText})) << name;
  }
  const Document document = read_fixture("../pdf-tables/without-rules-weasyprint");
  ASSERT_EQ(document.pages.size(), 2U);
  EXPECT_TRUE(document.pages[1].tables.empty());
}

TEST(PdfTables, TheSameRowsFromEveryProgram) {
  const Rows expected{{"序号", "科目", "计划（万元）", "完成（万元）"},
                      {"1", "建安工程", "12,000.00", "11,864.25"},
                      {"2", "仪器设备购置", "21,900.00", "21,846.30"}};
  for (const char* name : {"libreoffice", "chromium", "weasyprint", "xelatex", "pango", "reportlab", "ghostscript"}) {
    const Document document = read_fixture(name);
    const Page& page = document.pages.at(1);
    ASSERT_EQ(page.tables.size(), 1U) << name;
    EXPECT_EQ(rows_of(page, page.tables[0]), expected) << name;
  }
}

TEST(PdfTables, GoOnOverThePage) {
  const Document document = read_fixture("../pdf-tables/over-pages");
  ASSERT_EQ(document.pages.size(), 2U);
  const PageTable& first = document.pages[0].tables.at(0);
  const PageTable& second = document.pages[1].tables.at(0);
  EXPECT_FALSE(first.continues);
  EXPECT_TRUE(second.continues);
  EXPECT_EQ(second.repeated_rows, 1);
  EXPECT_EQ(first.rows + second.rows, 60 + 2);
  EXPECT_EQ(rows_of(document.pages[1], second).back(), (std::vector<std::string>{"60", "设备60号", "180.50"}));
}

TEST(PdfTables, OnItsSide) {
  const Document document = read_fixture("../pdf-tables/on-its-side");
  const Page& page = document.pages.at(1);
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_EQ(
      rows_of(page, page.tables[0]),
      (Rows{{"任务", "内容", "投资（万元）"}, {"厂房", "试验厂房一座", "5,100"}, {"设备", "分析仪器十二台", "4,350"}}));
}

TEST(PdfTables, InAColumnOfText) {
  const Document document = read_fixture("../pdf-tables/in-columns");
  const Page& page = document.pages.at(0);
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_EQ(rows_of(page, page.tables[0]), (Rows{{"年度", "收入"}, {"2027", "310"}, {"2028", "620"}}));
}

TEST(PdfBlocks, HeadsAndNumbersOfPages) {
  const Document document = read_fixture("../pdf-tables/over-pages");
  for (const Page& page : document.pages) {
    const std::vector<BlockKind> kinds = kinds_of(page);
    EXPECT_EQ(std::count(kinds.begin(), kinds.end(), BlockKind::kRunningHead), 1);
    EXPECT_EQ(std::count(kinds.begin(), kinds.end(), BlockKind::kPageNumber), 1);
  }
}

TEST(JoinedText, ChineseWithoutBlanksWordsWithThemHyphensAway) {
  Page page;
  const auto add = [&](const std::string& text, std::size_t letters, float y) {
    Line line{.text = text, .box = {0, y, 10.0 * static_cast<double>(letters), y + 10}, .size = 10, .edges = {}};
    for (std::size_t i = 0; i <= letters; ++i) {
      line.edges.push_back(10.0F * static_cast<float>(i));
    }
    page.lines.push_back(line);
  };
  add("建设", 2, 0);
  add("任务 of", 5, 20);
  add("the re-", 7, 40);
  add("port GB-", 8, 60);
  add("2020", 4, 80);
  PageBlock block;
  block.lines = {0, 1, 2, 3, 4};
  const JoinedText joined = join(page, block);
  EXPECT_EQ(joined.text, U"建设任务 of the report GB-2020");
  ASSERT_EQ(joined.places.size(), joined.text.size());
  const std::vector<Box> boxes = joined.boxes(page, 1, 3);  // 设任
  ASSERT_EQ(boxes.size(), 2U);
  EXPECT_EQ(boxes[0], (Box{10, 0, 20, 10}));
  EXPECT_EQ(boxes[1], (Box{0, 20, 10, 30}));
}

}  // namespace
}  // namespace nitec::test
