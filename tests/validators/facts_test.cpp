#include "validators/facts.h"

#include <gtest/gtest.h>

#include "model/notation.h"
#include "validators/reading.h"

namespace nitec {
namespace {

TEST(Folded, MakesAlikeWhatLooksAlike) {
  EXPECT_EQ(folded("摘　　要"), "摘要");
  EXPECT_EQ(folded("⼯程化中⼼（筹）"), "工程化中心(筹)");
  EXPECT_EQ(folded("２０２９年 — ５月"), "2029年-5月");
  EXPECT_EQ(folded("⻚⻓"), "页长");
  EXPECT_EQ(folded("a\x01\u200Bb"), "ab");
  EXPECT_EQ(folded("\xE4\xBA"), "\xEF\xBF\xBD\xEF\xBF\xBD");  // Cut short: one mark for each byte.
  EXPECT_EQ(folded("\xF5\xFF"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(Reading, LeadsBackToTheWordsAndTheirBox) {
  const Submission s = from_notation(
      "document 报告.pdf role=summary-report pages=1\n  page 1\n"
      "    line 72,100,172,112 12 edges=72,84,96,108,120,132 | 甲 中⼼名\n    | 称（筹）乙\n");
  const Reading reading(s.documents[0], s.documents[0].pages[0]);
  EXPECT_EQ(reading.text(), "甲中心名称(筹)乙");
  const std::size_t begin = reading.text().find("中心");
  const Location one = reading.place(begin, begin + 6);
  EXPECT_EQ(one.quote, "中⼼");
  EXPECT_EQ(one.page, 1);
  EXPECT_EQ(one.box, (Box{96, 100, 120, 112}));
  const Location two = reading.place(begin, reading.text().find("乙"));
  EXPECT_EQ(two.quote, "中⼼名称（筹）");
  EXPECT_EQ(two.box, (Box{96, 100, 172, 112}));
}

TEST(Reading, SurvivesTextThatIsNoUtf8) {
  Document document;
  document.path = "x.pdf";
  Page page;
  page.number = 1;
  Line line;
  line.text = "\xE4\xBA\xF0\x9F\xFF甲";
  line.edges = {1, 2};
  page.lines.push_back(line);
  document.pages.push_back(page);
  const Reading reading(document, document.pages[0]);
  for (std::size_t i = 0; i <= reading.text().size(); ++i) {
    EXPECT_EQ(reading.place(i, reading.text().size() + 5).page, 1);
    EXPECT_EQ(reading.passage(std::string_view(reading.text()).substr(i)).page, 1);
  }
  EXPECT_TRUE(reading.text().ends_with("甲"));
}

Cover cover_of(const std::string& lines) {
  return read_cover(from_notation("document 报告.pdf role=summary-report pages=3\n  page 1\n" + lines));
}

TEST(Cover, TellsCentreHostSupervisorAndDate) {
  const Cover cover = cover_of(
      "| 低温精密传动国家产业技术\n| 工程化中心（筹）\n| 筹建期总结报告\n| "
      "依托单位（盖章）：岚州凌泉低温装备研究院有限公司\n"
      "| 主 管 单 位：岚州省发展和改革委员会\n| 二〇二九年五月廿八日\n");
  ASSERT_TRUE(cover.center && cover.host && cover.supervisor);
  EXPECT_EQ(cover.center->text, "低温精密传动国家产业技术工程化中心(筹)");
  EXPECT_EQ(cover.center->where.quote, "低温精密传动国家产业技术工程化中心（筹）");
  EXPECT_EQ(cover.host->text, "岚州凌泉低温装备研究院有限公司");
  EXPECT_EQ(cover.supervisor->text, "岚州省发展和改革委员会");
  EXPECT_EQ(cover.day, (Date{2029, 5, 28}));
}

TEST(Cover, KnowsTheLabelsThatPeopleUse) {
  EXPECT_EQ(cover_of("| 牵头单位：黑淞农垦食品科技有限责任公司\n").host->text, "黑淞农垦食品科技有限责任公司");
  EXPECT_EQ(cover_of("| 依托单位（章）：铁岭湾动力再造股份公司\n").host->text, "铁岭湾动力再造股份公司");
  EXPECT_EQ(cover_of("| 依托单位｜沧屿重工股份有限公司\n").host->text, "沧屿重工股份有限公司");
  EXPECT_EQ(cover_of("| 推荐单位：黑淞省发展和改革委员会\n").supervisor->text, "黑淞省发展和改革委员会");
}

TEST(Cover, PrefersTheNameWithItsMark) {
  const Cover cover =
      cover_of("| 低温精密传动国家产业技术工程化中心筹建期总结报告\n| 低温精密传动国家产业技术工程化中心（筹）\n");
  EXPECT_EQ(cover.center->text, "低温精密传动国家产业技术工程化中心(筹)");
}

TEST(Cover, ReadsDatesInEveryHand) {
  EXPECT_EQ(cover_of("| 2029年5月10日\n").day, (Date{2029, 5, 10}));
  EXPECT_EQ(cover_of("| 编制日期：2029 年 5 月 10 日\n").day, (Date{2029, 5, 10}));
  EXPECT_EQ(cover_of("| 2029.05.10\n").day, (Date{2029, 5, 10}));
  EXPECT_EQ(cover_of("| 二○二九年十二月三十一日\n").day, (Date{2029, 12, 31}));
  EXPECT_EQ(cover_of("| 二O二九年元月二十日\n").day, (Date{2029, 1, 20}));
  EXPECT_EQ(cover_of("| 二〇二九年二月\n").month_end, (Date{2029, 2, 28}));
  EXPECT_EQ(cover_of("| 二〇二九年二月三十日\n").day, std::nullopt);
  EXPECT_EQ(cover_of("| 2029年13月1日\n").day, std::nullopt);
}

TEST(Words, NameTheParts) {
  Evidence evidence;
  evidence.id = "03";
  evidence.name = "审计报告";
  EXPECT_EQ(title(evidence), "附件03《审计报告》");
  evidence.id = "附件3";
  evidence.name = "《审计报告》";
  EXPECT_EQ(title(evidence), "附件3《审计报告》");
  EXPECT_EQ(pages_words(3, 3), "第3页");
  EXPECT_EQ(pages_words(3, 0), "第3页");
  EXPECT_EQ(pages_words(3, 5), "第3—5页");
  EXPECT_EQ(abridged("一二三四五", 3), "一二三……");
  EXPECT_EQ(abridged("一二三", 3), "一二三");
}

}  // namespace
}  // namespace nitec
