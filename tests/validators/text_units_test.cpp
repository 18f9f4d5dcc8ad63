// Numbers in tables and paragraphs: what may be read on, and what a cell is about.
#include "validators/identifiers/text_units.h"

#include <gtest/gtest.h>

#include "validators/catalogue.h"

namespace nitec {
namespace {

constexpr double kLineHeight = 14;

/// A page that is put together line by line.
class Sheet {
 public:
  explicit Sheet(int number) { page_.number = number; }

  std::uint32_t line(const std::string& text, double x1 = 500) {
    Line made;
    made.text = text;
    made.size = 12;
    const double top = 72 + kLineHeight * static_cast<double>(page_.lines.size());
    made.box = {72, top, x1, top + 12};
    page_.lines.push_back(made);
    return static_cast<std::uint32_t>(page_.lines.size() - 1);
  }
  Sheet& paragraph(const std::vector<std::string>& lines, double x1 = 500) {
    PageBlock block;
    for (const std::string& text : lines) {
      block.lines.push_back(line(text, x1));
    }
    block.box = {72, page_.lines[block.lines.front()].box.y0, 500, page_.lines.back().box.y1};
    page_.blocks.push_back(block);
    return *this;
  }
  /// A cell holds one line or, set apart by “|”, several.
  Sheet& table(const std::vector<std::vector<std::string>>& rows, bool continues = false) {
    PageTable made;
    PageBlock block;
    block.kind = BlockKind::kTable;
    block.table = static_cast<int>(page_.tables.size());
    made.ruled = true;
    made.continues = continues;
    made.rows = static_cast<int>(rows.size());
    made.columns = static_cast<int>(rows[0].size());
    for (int row = 0; row < made.rows; ++row) {
      for (int column = 0; column < made.columns; ++column) {
        TableCell cell;
        cell.row = row;
        cell.column = column;
        std::string rest = rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
        while (!rest.empty()) {
          const std::size_t end = std::min(rest.find('|'), rest.size());
          const std::uint32_t at = line(rest.substr(0, end));
          cell.text.push_back({at, 0, UINT32_MAX});
          block.lines.push_back(at);
          rest.erase(0, std::min(end + 1, rest.size()));
        }
        made.cells.push_back(cell);
      }
    }
    page_.tables.push_back(made);
    page_.blocks.push_back(block);
    return *this;
  }
  [[nodiscard]] const Page& page() const { return page_; }

 private:
  Page page_;
};

Submission submission(const std::vector<Sheet>& sheets) {
  Submission made;
  Document report;
  report.path = "报告.pdf";
  report.role = Role::kSummaryReport;
  report.is_pdf = true;
  for (const Sheet& sheet : sheets) {
    report.pages.push_back(sheet.page());
  }
  made.documents.push_back(report);
  return made;
}

std::vector<std::string> told(const Rule& rule, const Submission& submission) {
  std::vector<Finding> findings;
  rule.check(submission, {{2029, 6, 30}}, findings);
  std::vector<std::string> quotes;
  for (const Finding& finding : findings) {
    quotes.push_back(finding.locations.front().quote + " " + finding.actual);
  }
  return quotes;
}

using Strings = std::vector<std::string>;

TEST(TextUnits, ANumberGoesOnInItsCellAndNowhereElse) {
  // ZL201910603565.1 is valid; the neighbour's digits are none of its own.
  const Submission one = submission({Sheet(1).table({{"序号", "专利号", "年份"}, {"1", "ZL201910|603565.1", "2021"}})});
  EXPECT_EQ(told(kPatentInText, one), Strings());
  const Submission wrong =
      submission({Sheet(1).table({{"序号", "专利号", "年份"}, {"1", "ZL201910|603565.3", "2021"}})});
  EXPECT_EQ(told(kPatentInText, wrong), Strings({"ZL201910603565.3 ZL201910 603565.3"}));
}

TEST(TextUnits, AParagraphGoesOnWhereItsLineIsFull) {
  EXPECT_EQ(told(kPatentInText, submission({Sheet(1).paragraph({"授权专利ZL201910", "603565.3等"})})).size(), 1U);
  EXPECT_EQ(told(kPatentInText, submission({Sheet(1).paragraph({"授权专利ZL201910", "603565.3等"}, 300)})).size(), 0U)
      << "a short line may end where it does for another reason";
  EXPECT_EQ(told(kPatentInText, submission({Sheet(1).paragraph({"授权专利ZL201910", "603565.1等"})})).size(), 0U);
}

TEST(TextUnits, AColumnIsWhatItsHeadSays) {
  const Strings head{"名称", "专利号", "项目编号"};
  const Submission one = submission({Sheet(1).table({head, {"轴承", "201811564288.0", "201811564288.0"}})});
  EXPECT_EQ(told(kPatentInText, one).size(), 1U) << "the number of a project is none of a patent";
  // On the next page the table has no head of its own.
  const Submission two = submission(
      {Sheet(1).table({head, {"轴承", "201811564288.X", ""}}), Sheet(2).table({{"密封", "201811564288.0", ""}}, true)});
  EXPECT_EQ(told(kPatentInText, two).size(), 1U);
  const Submission other = submission(
      {Sheet(1).table({head, {"轴承", "201811564288.X", ""}}), Sheet(2).table({{"密封", "201811564288.0", ""}})});
  EXPECT_EQ(told(kPatentInText, other).size(), 0U) << "another table, without a head";
}

TEST(TextUnits, KindAndCategoryStandInTheRow) {
  const Strings head{"名称", "类型", "专利号"};
  EXPECT_EQ(told(kPatentKind, submission({Sheet(1).table({head,
                                                          {"轴承", "发明", "ZL202322865413.3"},
                                                          {"密封", "实用新型", "ZL202322865413.3"},
                                                          {"保持架", "发明", "ZL202010566088.9"}})})),
            Strings({"ZL202322865413.3 ZL202322865413.3（实用新型）"}));
  EXPECT_EQ(told(kStandardKind, submission({Sheet(1).table({{"标准名称", "类别", "标准号"},
                                                            {"轴承", "国家标准", "T/CECS 1234-2022"},
                                                            {"密封", "国家标准", "GB/T 9704—2012"},
                                                            {"接头", "团体标准", "T/CECS 1234-2022"}})}))
                .size(),
            1U);
  EXPECT_EQ(
      told(kStandardKind,
           submission({Sheet(1)
                           .paragraph({"表5 主持制定的国家标准清单"})
                           .table({{"标准名称", "标准号"}, {"轴承", "GB/T 9704—2012"}, {"密封", "JB/T 8126.1-2010"}})}))
          .size(),
      1U);
}

TEST(TextUnits, TheSameOnTwoPagesOfOneTable) {
  const Strings head{"序号", "专利号"};
  const Submission one = submission(
      {Sheet(1).table({head, {"1", "ZL202010566088.9"}}), Sheet(2).table({{"2", "ZL 2020 1 0566088.9"}}, true)});
  EXPECT_EQ(told(kIdentifierDuplicate, one).size(), 1U);
  const Submission two = submission(
      {Sheet(1).table({head, {"1", "ZL202010566088.9"}}), Sheet(2).table({head, {"1", "ZL 2020 1 0566088.9"}})});
  EXPECT_EQ(told(kIdentifierDuplicate, two).size(), 0U) << "two lists";
  const Submission row = submission({Sheet(1).table({{"申请号", "专利号"}, {"202010566088.9", "ZL202010566088.9"}})});
  EXPECT_EQ(told(kIdentifierDuplicate, row).size(), 0U) << "one row";
}

TEST(TextUnits, LabelsStandBesideOrAbove) {
  const Submission beside = submission({Sheet(1).table(
      {{"单位名称", "某公司"}, {"统一社会信用代码", "91310115591693856B"}, {"编号", "91310115591693856B"}})});
  EXPECT_EQ(told(kUsccInText, beside).size(), 1U);
  const Submission above =
      submission({Sheet(1).table({{"单位", "统一社会信用代码"}, {"某公司", "91310115591693856B"}})});
  EXPECT_EQ(told(kUsccInText, above).size(), 1U);
  const Submission amounts = submission({Sheet(1).table(
      {{"项目", "大写", "小写"}, {"合计", "壹佰万元整", "¥1,000,001.00"}, {"税", "壹佰元整", "¥100.00"}})});
  EXPECT_EQ(told(kAmountInWords, amounts).size(), 1U);
}

}  // namespace
}  // namespace nitec
