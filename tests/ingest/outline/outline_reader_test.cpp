#include "ingest/outline/outline_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/text/fold.h"

namespace nitec {
namespace {

/// Sets a report line by line: A4 pages, 12-point body, headings as asked for.
class Report {
 public:
  Report() {
    document_.path = "报告.pdf";
    document_.is_pdf = true;
    document_.fonts.push_back({"FangSong", false, true});
    page();
  }

  Report& page(TextLayer layer = TextLayer::kOk) {
    Page next;
    next.number = static_cast<int>(document_.pages.size()) + 1;
    next.width = 595;
    next.height = 842;
    next.text_layer = layer;
    next.image_cover = layer == TextLayer::kOk ? 0 : 1;
    document_.pages.push_back(next);
    y_ = 100;
    if (!header_.empty()) {
      add(header_, 9, false, 60, 180);
    }
    return *this;
  }

  Report& header(std::string text) {
    header_ = std::move(text);
    return *this;
  }

  Report& heading(const std::string& text) {
    y_ += 12;
    add(text, 16, true, y_, 90);
    y_ += 28;
    return *this;
  }

  Report& lower(const std::string& text) {
    add(text, 12, true, y_, 114);
    y_ += 20;
    return *this;
  }

  /// A paragraph, broken into lines of 34 characters, the first indented.
  Report& text(const std::string& paragraph) {
    std::u32string rest = decode_utf8(paragraph);
    double x = 114;
    while (!rest.empty()) {
      const std::size_t count = x > 100 ? 32 : 34;
      add(encode_utf8(rest.substr(0, count)), 12, false, y_, x);
      rest.erase(0, std::min(count, rest.size()));
      y_ += 20;
      x = 90;
    }
    return *this;
  }

  /// Enough words to be no hollow section, about nothing in particular.
  Report& filler() {
    return text(
        "本部分按照批准的方案逐项说明，有关情况已经依托单位内部审议，并向理事各方通报，数据截至期末，与台账记录核对一致"
        "，口径前后相同。");
  }

  Report& contents(const std::vector<std::string>& entries) {
    add("目　录", 16, true, y_, 270);
    y_ += 30;
    for (const std::string& entry : entries) {
      add(entry + "……………………………3", 12, false, y_, 90);
      y_ += 20;
    }
    return *this;
  }

  [[nodiscard]] Outline read() const { return read_outline(document_); }
  [[nodiscard]] const Document& document() const { return document_; }

 private:
  void add(const std::string& text, double size, bool bold, double y, double x) {
    Line line;
    line.text = text;
    line.size = size;
    line.bold = bold;
    const std::size_t characters = decode_utf8(text).size();
    line.box = {x, y, x + static_cast<double>(characters) * size, y + size};
    for (std::size_t i = 0; i <= characters; ++i) {
      line.edges.push_back(static_cast<float>(x + static_cast<double>(i) * size));
    }
    document_.pages.back().lines.push_back(std::move(line));
  }

  Document document_;
  double y_ = 0;
  std::string header_;
};

const std::vector<std::string> kHeadings{
    "一、摘要",     "二、筹建期工作概述及取得的重大成效", "三、主要建设内容完成情况", "四、财务决算",
    "五、运行机制", "六、筹建期发展目标完成情况",         "七、中长期任务与目标",     "八、其他需说明事项",
    "九、相关附件"};

/// The nine in their own words, one to a page, from page 2 on, without the ones named.
Report nine(const std::vector<int>& without = {}) {
  Report report;
  report.text("某某国家产业技术工程化中心（筹）");
  for (int number = 1; number <= kSectionCount; ++number) {
    if (std::find(without.begin(), without.end(), number) == without.end()) {
      report.page().heading(kHeadings[static_cast<std::size_t>(number) - 1]).filler();
    }
  }
  return report;
}

const Section& section(const Outline& outline, int number) {
  return outline.sections[static_cast<std::size_t>(number) - 1];
}

TEST(Outline, FindsTheNineInTheirOwnWords) {
  const Outline outline = nine().read();
  for (int number = 1; number <= kSectionCount; ++number) {
    EXPECT_EQ(section(outline, number).status, SectionStatus::kPresent) << number;
    EXPECT_EQ(section(outline, number).heading.page, number + 1);
    EXPECT_EQ(section(outline, number).heading.quote, kHeadings[static_cast<std::size_t>(number) - 1]);
  }
  EXPECT_TRUE(outline.order_ok);
}

TEST(Outline, BoxCoversTheHeading) {
  const Location heading = section(nine().read(), 1).heading;
  EXPECT_DOUBLE_EQ(heading.box.x0, 90);
  EXPECT_DOUBLE_EQ(heading.box.x1, 90 + 4 * 16);
}

TEST(Outline, TakesNoHeadingFromTheContents) {
  Report report;
  report.page().contents(kHeadings);
  for (const std::string& heading : kHeadings) {
    if (heading != "四、财务决算") {
      report.page().heading(heading).filler();
    }
  }
  const Outline outline = report.read();
  EXPECT_EQ(outline.contents_page, 2);
  EXPECT_EQ(section(outline, 1).heading.page, 3);
  EXPECT_EQ(section(outline, 4).status, SectionStatus::kMissing);
  EXPECT_TRUE(section(outline, 4).in_contents);
  EXPECT_EQ(section(outline, 4).expected.page, 5);  // after section 3
}

TEST(Outline, TakesNoHeadingFromRunningHeaders) {
  Report report;
  report.header("四、财务决算");
  for (int number = 1; number <= kSectionCount; ++number) {
    report.page();
    if (number != 4) {
      report.heading(kHeadings[static_cast<std::size_t>(number) - 1]).filler();
    }
  }
  EXPECT_EQ(section(report.read(), 4).status, SectionStatus::kMissing);
}

TEST(Outline, LeavesTheEvidenceBehindAlone) {
  Report report = nine({5});
  report.page().heading("附件1 管理制度汇编");
  report.page().heading("一、总则").filler().heading("五、运行机制").filler().heading("一、摘要").filler();
  const Outline outline = report.read();
  EXPECT_EQ(section(outline, 5).status, SectionStatus::kMissing);
  EXPECT_TRUE(section(outline, 1).again.empty());
}

TEST(Outline, CallsNothingMissingBehindAScan) {
  Report report;
  for (int number = 1; number <= kSectionCount; ++number) {
    if (number == 4) {
      report.page(TextLayer::kNone);
    } else {
      report.page().heading(kHeadings[static_cast<std::size_t>(number) - 1]).filler();
    }
  }
  const Outline outline = report.read();
  EXPECT_EQ(section(outline, 4).status, SectionStatus::kUnknown);
  EXPECT_EQ(section(outline, 5).status, SectionStatus::kPresent);
}

TEST(Outline, CallsNothingMissingWhereEveryPageIsAScan) {
  Report report;
  for (int i = 0; i < 10; ++i) {
    report.page(TextLayer::kNone);
  }
  const Outline outline = report.read();
  EXPECT_EQ(outline.text_layer, TextLayer::kNone);
  for (const Section& one : outline.sections) {
    EXPECT_EQ(one.status, SectionStatus::kUnknown);
  }
}

TEST(Outline, KnowsHollowSections) {
  Report report;
  report.page().heading("一、摘要").filler().heading("二、筹建期工作概述及取得的重大成效").filler();
  report.heading("三、主要建设内容完成情况")
      .text("包括建安工程、实验室仪器设备配置、研发和工程化试验设施、分析检测手段、关键工程软件、配套条件等。");
  report.heading("四、财务决算")
      .text("详见附件12。")
      .heading("五、运行机制")
      .filler()
      .heading("六、筹建期发展目标完成情况")
      .filler();
  report.page()
      .heading("七、中长期任务与目标")
      .heading("八、其他需说明事项")
      .text("无。")
      .heading("九、相关附件")
      .text("附件1 审计报告");
  const Outline outline = report.read();
  EXPECT_EQ(section(outline, 3).status, SectionStatus::kEmpty);
  EXPECT_EQ(section(outline, 4).status, SectionStatus::kEmpty);
  EXPECT_EQ(section(outline, 4).substance.quote, "详见附件12。");
  EXPECT_EQ(section(outline, 5).status, SectionStatus::kPresent);
  EXPECT_EQ(section(outline, 7).status, SectionStatus::kEmpty);
  EXPECT_EQ(section(outline, 8).status, SectionStatus::kPresent);
  EXPECT_EQ(section(outline, 9).status, SectionStatus::kPresent);
}

TEST(Outline, SeesSectionsUnderOthersHeadings) {
  Report joint;
  for (int number : {1, 2, 3}) {
    joint.page().heading(kHeadings[static_cast<std::size_t>(number) - 1]).filler();
  }
  joint.page().heading("四、财务决算与运行机制").filler();
  joint.page().heading("六、筹建期发展目标完成情况").filler();
  joint.page().heading("七、中长期任务与目标").filler().lower("（三）其他需说明事项").filler();
  joint.page().heading("九、相关附件").filler();
  const Outline outline = joint.read();
  EXPECT_EQ(section(outline, 4).status, SectionStatus::kPresent);
  EXPECT_EQ(section(outline, 5).status, SectionStatus::kMerged);
  EXPECT_EQ(section(outline, 5).merged_into, 4);
  EXPECT_EQ(section(outline, 8).status, SectionStatus::kMerged);
  EXPECT_EQ(section(outline, 8).merged_into, 7);
}

TEST(Outline, TakesNoSubItemForASection) {
  Report report;
  for (int number : {1, 2, 3, 4, 5, 6, 7, 9}) {
    report.page().heading(kHeadings[static_cast<std::size_t>(number) - 1]).filler();
    if (number == 4) {
      report.lower("（五）其他情况").filler();
    }
  }
  EXPECT_EQ(section(report.read(), 8).status, SectionStatus::kMissing);
}

TEST(Outline, SeesWrongOrderAndRepeats) {
  Report report;
  for (int number : {1, 2, 3, 4, 6, 5, 7, 8, 9}) {
    report.page().heading(kHeadings[static_cast<std::size_t>(number) - 1]).filler();
  }
  EXPECT_FALSE(report.read().order_ok);

  Report twice;
  for (int number : {1, 2, 3, 4, 5, 4, 6, 7, 8, 9}) {
    twice.page().heading(kHeadings[static_cast<std::size_t>(number) - 1]).filler();
  }
  const Outline outline = twice.read();
  ASSERT_EQ(section(outline, 4).again.size(), 1U);
  EXPECT_EQ(section(outline, 4).again[0].page, 7);
}

TEST(Outline, ReadsOtherHandsAndLetters) {
  Report report;
  const std::vector<std::string> headings{"⼀、摘　　要",
                                          "⼆、筹建⼯作回顾与标志性成果",
                                          "三、主要建設內容完成情況",
                                          "四、财 务 决 算",
                                          "五、管理体制与运⾏机制",
                                          "六、组建方案目标达成情况",
                                          "七、面向未来的发展规划与目标",
                                          "⼋、其它需要说明的问题",
                                          "九、佐证材料目录"};
  for (const std::string& heading : headings) {
    report.page().heading(heading).filler();
  }
  const Outline outline = report.read();
  for (int number = 1; number <= kSectionCount; ++number) {
    EXPECT_EQ(section(outline, number).status, SectionStatus::kPresent)
        << headings[static_cast<std::size_t>(number) - 1];
    EXPECT_EQ(section(outline, number).heading.page, number + 1);
  }
}

TEST(Outline, DoesNotTakeTheBudgetForTheAccounts) {
  Report report;
  for (int number = 1; number <= kSectionCount; ++number) {
    report.page().heading(number == 4 ? "四、财务预算" : kHeadings[static_cast<std::size_t>(number) - 1]).filler();
  }
  EXPECT_EQ(section(report.read(), 4).status, SectionStatus::kMissing);
}

TEST(Outline, FindsSubItemsHoweverTheyAreTold) {
  Report told;
  for (int number = 1; number <= kSectionCount; ++number) {
    told.page().heading(kHeadings[static_cast<std::size_t>(number) - 1]).filler();
    if (number == 3) {
      told.lower("（一）建筑安装工程").text("实验楼建筑面积五千平方米，已通过竣工验收。");
      told.text("仪器设备：购置各类仪器二百台套，全部到货。");
      told.text("中试线三条建成投产，具备吨级放大能力。");
      told.text("本项目不涉及关键工程软件购置。");
      told.text("供电、供水、消防、环保等公用工程同步建成。");
      told.text("设备利用率达到百分之八十，市场分析表明前景良好，软件著作权登记六件。");
    }
  }
  const Outline outline = told.read();
  const std::vector<SubItem>& items = section(outline, 3).items;
  ASSERT_EQ(items.size(), 6U);
  EXPECT_EQ(items[0].cue, Cue::kHeading);
  EXPECT_EQ(items[0].where.quote, "（一）建筑安装工程");
  EXPECT_TRUE(items[1].covered);
  EXPECT_TRUE(items[2].covered);
  EXPECT_FALSE(items[3].covered) << items[3].where.quote;  // 分析检测手段
  EXPECT_EQ(items[4].cue, Cue::kNotApplicable);
  EXPECT_TRUE(items[5].covered);
}

TEST(Outline, SurvivesAnything) {
  EXPECT_EQ(read_outline(Document{}).pages, 0);
  Report report;
  report.text(std::string(5000, '.')).text("第第第一一一、、、").heading("").lower("　　").text("目录").text("目录");
  EXPECT_EQ(report.read().sections.size(), 9U);
}

TEST(Outline, TellsAReportFromOtherPapers) {
  Report report = nine();
  EXPECT_GE(summary_report_score(report.document()), 0.5);
  Report audit;
  audit.heading("审计报告")
      .text("我们审计了后附的财务报表。")
      .heading("一、审计意见")
      .filler()
      .heading("二、财务决算")
      .filler();
  EXPECT_LT(summary_report_score(audit.document()), 0.5);
}

TEST(SummaryReportScore, WhatCannotReachWhatIsNeededIsNothing) {
  Report report;
  report.page();
  for (const char* heading : {"一、摘要", "二、筹建期工作概述及取得的重大成效", "三、主要建设内容完成情况",
                              "四、财务决算", "五、运行机制", "六、筹建期发展目标完成情况", "七、中长期任务与目标"}) {
    report.heading(heading);
    report.text("本部分说明有关情况，各项工作均按照批准的方案完成。");
  }
  const double score = summary_report_score(report.document());
  EXPECT_GT(score, 0.3);
  EXPECT_EQ(summary_report_score(report.document(), score), score);  // It can be reached: nothing is left out.
  EXPECT_EQ(summary_report_score(report.document(), 0.9), 0);        // Nine sections without a title never are 0.9.
}

}  // namespace
}  // namespace nitec
