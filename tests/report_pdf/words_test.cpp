// The counts and words that paper and screen share.
#include "report/words/words.h"

#include <gtest/gtest.h>

#include "tests/report_pdf/sample_sheet.h"

namespace nitec {
namespace {

std::vector<std::string> stretches_of(const Finding& finding, std::size_t location) {
  std::vector<std::string> out;
  const std::vector<std::vector<Stretch>> all = differing_words(finding);
  for (const Stretch stretch : all.at(location)) {
    out.push_back(finding.locations.at(location).quote.substr(stretch.begin, stretch.end - stretch.begin));
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(Tally, CountsTheRichSheetAsCountedByHand) {
  const ReviewSheet sheet = sample::rich();
  const Tally counts = tally(sheet);
  EXPECT_EQ(counts.of(Severity::kError), 4);
  EXPECT_EQ(counts.of(Severity::kWarning), 7);
  EXPECT_EQ(counts.of(Severity::kNote), 3);
  EXPECT_EQ(counts.of(Opinion::kCompleteness, Severity::kError), (std::vector<int>{1, 2, 4}));
  EXPECT_EQ(counts.of(Opinion::kAuthenticity, Severity::kError), (std::vector<int>{3}));
  EXPECT_EQ(counts.of(Opinion::kAuthenticity, Severity::kWarning), (std::vector<int>{8, 9, 10, 11}));
  EXPECT_EQ(counts.of(ClauseStatus::kPass), 13);
  EXPECT_EQ(counts.of(ClauseStatus::kFail), 4);
  EXPECT_EQ(counts.clause_total(), 27);
  EXPECT_EQ(counts.clauses_of(Opinion::kCompleteness) + counts.clauses_of(Opinion::kAuthenticity), 27);
  EXPECT_EQ(counts.files, 17);
  EXPECT_EQ(counts.pdfs, 15);
  // 2 + 60 + 4 + 3 + 2 + 38 + 5 + 6 + 74 + 2 + 41 + 18 + 9 + 22 + 2
  EXPECT_EQ(counts.pages, 288);
  EXPECT_EQ(counts.whole, 5);
  EXPECT_EQ(counts.lacking, 1);
  EXPECT_EQ(counts.merged + counts.empty + counts.missing, 3);
}

TEST(Sentences, SayWhatTheTallySays) {
  const ReviewSheet sheet = sample::rich();
  std::string verdict;
  for (const Piece& piece : verdict_sentence(sheet)) {
    verdict += piece.text;
  }
  EXPECT_EQ(verdict, "材料中有4项错误须由依托单位补正或者说明，另有7项疑点请审查人核实，3项提示供参考。");
  EXPECT_EQ(files_sentence(tally(sheet)), "17个文件，其中PDF文件15个，共288页");
  EXPECT_EQ(timeline_sentence(sheet),
            "申报期限为2029年11月20日，2029年11月24日收文，在期限之后4日。未计法定节假日及调休。");
  EXPECT_EQ(clauses_sentence(sheet, tally(sheet)),
            "与确认申请有关的条款共27条：通过13条、不通过4条、疑点2条、需人工5条、缺数据2条、不适用1条。");
  EXPECT_EQ(sections_sentence(sheet),
            "总结报告共60页，文字层可用。提纲的九个部分中，齐备5个，缺子项1个，合并1个，空缺1个，未见1个；次序与提纲一"
            "致，没有重复的标题。");
}

TEST(Sentences, NeverSayFalseOrForged) {
  for (const ReviewSheet& sheet : {sample::rich(), sample::clean(), sample::scanned()}) {
    std::string all = sections_sentence(sheet) + timeline_sentence(sheet);
    for (const Piece& piece : verdict_sentence(sheet)) {
      all += piece.text;
    }
    for (const char* word : {"虚假", "伪造", "造假"}) {
      EXPECT_EQ(all.find(word), std::string::npos);
    }
  }
}

TEST(Headlines, ErrorsFirstAndTheRestCounted) {
  ReviewSheet sheet = sample::rich();
  EXPECT_EQ(headlines(sheet).findings.size(), 4U);
  EXPECT_EQ(headlines(sheet).more, 0);
  EXPECT_EQ(headlines(sheet, 3).findings.size(), 2U);
  EXPECT_EQ(more_sentence(headlines(sheet, 3)), "另有2项错误，见第三部分");
  EXPECT_EQ(more_sentence(headlines(sheet, 0)), "共4项错误，见第三部分");
  sheet.findings.erase(sheet.findings.begin(), sheet.findings.begin() + 4);
  EXPECT_EQ(headlines(sheet).severity, Severity::kWarning);
  EXPECT_EQ(headlines(sheet).more, 3);
  EXPECT_TRUE(headlines(sample::clean()).findings.empty());
}

TEST(Items, ListsRangesAndCounts) {
  EXPECT_EQ(items({}), "—");
  EXPECT_EQ(items({3}), "第3项");
  EXPECT_EQ(items({1, 2, 4}), "第1、2、4项");
  EXPECT_EQ(items({5, 6, 7}), "第5—7项");
  EXPECT_EQ(items({1, 2, 3, 8, 10, 11, 20}, 3), "第1—3、8等7项");
  EXPECT_EQ(items({7, 8, 20}, 1), "第7等3项");
  EXPECT_EQ(numbers({1, 12}), "1、12");
}

TEST(Words, NumeralsDigestsPages) {
  EXPECT_EQ(chinese_numeral(1), "一");
  EXPECT_EQ(chinese_numeral(10), "十");
  EXPECT_EQ(chinese_numeral(19), "十九");
  EXPECT_EQ(chinese_numeral(42), "四十二");
  EXPECT_EQ(short_digest("ce374f2702630cfb0000"), "ce37 4f27 0263");
  EXPECT_EQ(short_digest(""), "—");
  EXPECT_EQ(pages_in_words(3, 4), "第3—4页");
  EXPECT_EQ(pages_in_words(3, 3), "第3页");
  EXPECT_EQ(pages_in_words(0, 0), "");
}

TEST(Places, AreNamedAsPeopleNameThem) {
  const ReviewSheet sheet = sample::rich();
  EXPECT_EQ(place_in_words(sheet, sample::at_page("02-筹建期总结报告.pdf", 26, "")), "《总结报告》第26页");
  EXPECT_EQ(
      place_in_words(sheet, sample::at_line("03-中心评估表.xml", 212, "/datasheet/field[@code='E08']", "2145.60")),
      "评估表第212行 E08");
  EXPECT_EQ(place_in_words(sheet, sample::at_page("附件03-竣工决算审计报告.pdf", 9, "")),
            "附件03《竣工决算审计报告》第9页");
  EXPECT_EQ(place_in_words(sheet, sample::at_page("文件夹/附件7.pdf", 1, "")), "附件7第1页");
  EXPECT_EQ(place_in_words(sheet, sample::at_page("其他/挂牌现场照片.jpg", 0, "")), "《挂牌现场照片》");
  EXPECT_EQ(place_in_words(sheet, Location{}), "报送材料");
}

TEST(Places, LinksArePercentEncodedAndNameThePage) {
  EXPECT_EQ(place_link(sample::at_page("a b/报告.pdf", 26, "")), "a%20b/%E6%8A%A5%E5%91%8A.pdf#page=26");
  EXPECT_EQ(place_link(sample::at_page("x'#?.pdf", 0, "")), "x%27%23%3F.pdf");
  EXPECT_EQ(place_link(Location{}), "");
}

TEST(DifferingWords, NumbersOfExpectedAndActualHoweverTheyAreWritten) {
  const ReviewSheet sheet = sample::rich();
  EXPECT_EQ(stretches_of(sheet.findings[2], 0), Strings{"2172.60"});
  EXPECT_EQ(stretches_of(sheet.findings[2], 2), Strings{"2145.60"});
  EXPECT_EQ(stretches_of(sheet.findings[0], 1), Strings{"2029年11月24日"});
  EXPECT_EQ(stretches_of(sheet.findings[0], 0), Strings{});
  Finding finding = sample::finding("x/y", Severity::kError, Opinion::kAuthenticity, "", "", "",
                                    {sample::at_page("a.pdf", 1, "投资1,268.40万元，见表4-1，E1268.4"),
                                     sample::at_page("b.pdf", 1, "2029-12-20收文")},
                                    "1268.4", "2029年12月20日");
  EXPECT_EQ(stretches_of(finding, 0), Strings{"1,268.40"});
  EXPECT_EQ(stretches_of(finding, 1), Strings{"2029-12-20"});
}

TEST(DifferingWords, ANumberInWordsAndNotTheYearBesideIt) {
  const Finding finding =
      sample::finding("x/y", Severity::kWarning, Opinion::kAuthenticity, "", "", "",
                      {sample::at_page("a.pdf", 1, "到2030年末已是五十六家"), sample::at_page("b.pdf", 1, "58")},
                      "成员数（2030年）58家", "五十六家");
  EXPECT_EQ(stretches_of(finding, 0), Strings{"五十六家"});
  EXPECT_EQ(stretches_of(finding, 1), Strings{"58"});
}

TEST(DifferingWords, TwoSimilarQuotesOrCitedWordsOrNothing) {
  Finding finding = sample::finding(
      "x/y", Severity::kError, Opinion::kAuthenticity, "", "", "",
      {sample::at_page("a.pdf", 1, "依托单位为甲城研究院"), sample::at_page("b.pdf", 1, "依托单位为乙镇研究院")});
  EXPECT_EQ(stretches_of(finding, 0), Strings{"甲城"});
  EXPECT_EQ(stretches_of(finding, 1), Strings{"乙镇"});
  finding.locations[1].quote = "与此毫不相干的一句话";
  EXPECT_EQ(stretches_of(finding, 0), Strings{});
  finding.message = "名称“甲城研究院”不一致";
  EXPECT_EQ(stretches_of(finding, 0), Strings{"甲城研究院"});
}

TEST(Printable, AQuarantinedSheetRepeatsNothing) {
  ReviewSheet sheet = sample::rich();
  sheet.verdict = Verdict::kQuarantine;
  const ReviewSheet shown = printable(sheet);
  EXPECT_TRUE(shown.center.empty());
  EXPECT_TRUE(shown.host.empty());
  EXPECT_FALSE(shown.submission.outline.has_value());
  EXPECT_FALSE(shown.submission.datasheet.has_value());
  for (const Finding& finding : shown.findings) {
    EXPECT_EQ(finding.message, "材料带有涉密标志，此项内容不在此重复。");
    EXPECT_TRUE(finding.expected.empty() && finding.actual.empty());
    for (const Location& where : finding.locations) {
      EXPECT_TRUE(where.quote.empty());
    }
  }
  sheet.verdict = Verdict::kReturn;
  EXPECT_EQ(printable(sheet), sheet);
}

TEST(Text, OneLineIsPrintable) {
  EXPECT_EQ(one_line("  甲\n\t乙  "), "甲 乙");
  EXPECT_EQ(one_line("甲\u202e乙\u200b丙"), "甲乙丙");
  EXPECT_EQ(one_line("a\xff\x01z"), "a\uFFFD z");
  EXPECT_EQ(shortened("一二三四五", 5), "一二三四五");
  EXPECT_EQ(shortened("一二三四五六", 5), "一二三四…");
  EXPECT_EQ(utf8(code_points("𠮷野家")), "𠮷野家");
  EXPECT_EQ(code_points("\xed\xa0\x80").size(), 3U);  // A lone surrogate is three bad bytes.
}

TEST(Parts, OnlyWhatAKindHas) {
  ReviewSheet sheet = sample::rich();
  EXPECT_EQ(parts_of(sheet).size(), 6U);
  EXPECT_EQ(numbered_title(sheet, Part::kFindings), "三、核查发现");

  sheet.submission.kind = Kind::kExtension;
  sheet.submission.outline.reset();
  EXPECT_EQ(parts_of(sheet).front(), Part::kTimeline);
  EXPECT_EQ(numbered_title(sheet, Part::kTimeline), "一、筹建期与延期申请");
  EXPECT_EQ(part_number(sheet, Part::kClauses), "第三部分");

  sheet.submission.kind = Kind::kApplication;
  sheet.timeline = {};
  EXPECT_EQ(parts_of(sheet).front(), Part::kFindings);
  EXPECT_FALSE(has_timeline_picture(sheet));
  EXPECT_EQ(headlines(sheet, 0).part, "第一部分");
}

TEST(Sentences, OfAnExtensionTellsTheLastDay) {
  ReviewSheet sheet;
  sheet.submission.kind = Kind::kExtension;
  sheet.timeline.original_end = sheet.timeline.deadline = Date{2029, 3, 16};
  sheet.timeline.filed = Date{2029, 3, 20};
  sheet.timeline.requested_end = Date{2029, 12, 31};
  EXPECT_EQ(
      timeline_sentence(sheet),
      "延期申请应在筹建期结束前提出，最后一日为2029年3月16日；2029年3月20日提出，在期限之后4日。计划于2029年12月31日"
      "完成。");
  sheet.timeline.filed = Date{2029, 3, 16};
  sheet.timeline.requested_end.reset();
  EXPECT_EQ(timeline_sentence(sheet),
            "延期申请应在筹建期结束前提出，最后一日为2029年3月16日；2029年3月16日提出，是期限的最后一日。");
}

}  // namespace
}  // namespace nitec
