#include "report/text/text_writers.h"

#include <gtest/gtest.h>

#include <sstream>

#include "report/text/plain.h"
#include "tests/report_json/small_sheet.h"

namespace nitec {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

/// No control character but line feed and form feed.
bool harmless(const std::string& text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\f') || byte == 0x7F) {
      return false;
    }
  }
  return true;
}

TEST(PlainText, TakesControlsAndBrokenBytesAway) {
  EXPECT_EQ(plain_text("一、摘　要"), "一、摘　要");
  EXPECT_EQ(plain_text("a\tb\nc"), "a b c");
  EXPECT_EQ(plain_text(std::string("a\0b", 3)), "ab");
  EXPECT_EQ(plain_text("\x1b[31m"), " [31m");
  EXPECT_EQ(plain_text("\xe2\x80\xae"
                       "abc"),
            "abc");
  EXPECT_EQ(plain_text("\xff"
                       "a"),
            "\xef\xbf\xbd"
            "a");
  EXPECT_EQ(plain_text("\xc0\xaf"), "\xef\xbf\xbd\xef\xbf\xbd") << "an overlong slash";
  EXPECT_EQ(plain_text("\xed\xa0\x80").find('\xed'), std::string::npos) << "a lone surrogate";
  EXPECT_EQ(plain_text("\xe6\xb1"), "\xef\xbf\xbd\xef\xbf\xbd") << "cut in the middle";
  EXPECT_EQ(plain_text("\xf0\xa0\xae\xb7"), "\xf0\xa0\xae\xb7") << "beyond the basic plane";
}

TEST(PlainText, KnowsWidths) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("中文，"), 6U);
  EXPECT_EQ(display_width("（筹）"), 6U);
  EXPECT_EQ(display_width("\xf0\xa0\xae\xb7"), 2U);
  EXPECT_EQ(padded_to_columns("中", 4), "中  ");
  EXPECT_EQ(cut_to_columns("中文字符", 5), "中文…");
  EXPECT_EQ(cut_to_columns("中文", 4), "中文");
}

TEST(PlainText, BreaksLinesAsChineseIsSet) {
  EXPECT_EQ(broken_to_columns("一二三四五", 6, 0, 0), "一二三\n四五");
  EXPECT_EQ(broken_to_columns("一二三，四五", 6, 0, 0), "一二\n三，四\n五") << "no comma at the start of a line";
  EXPECT_EQ(broken_to_columns("一二（三四", 6, 0, 0), "一二\n（三四") << "no opening mark at the end";
  EXPECT_EQ(broken_to_columns("一二 period/late", 14, 0, 2), "一二\n  period/late")
      << "words are not broken at a slash";
  EXPECT_EQ(broken_to_columns("一二三四", 8, 4, 2), "一二\n  三四") << "four columns are taken already";
}

TEST(Text, EndsEachPageWithAFormFeed) {
  const ReviewSheet sheet = small_sheet();
  EXPECT_EQ(write_text(sheet.submission.documents[2]), "一、摘　要\n本中心位于岚州市。\n\f\f\f");
  EXPECT_TRUE(harmless(write_text(hostile_sheet().submission.documents[2])));
}

TEST(OutlineText, ShowsNineSectionsInColumns) {
  const std::string text = write_outline_text(*small_sheet().submission.outline, Language::kChinese);
  const std::vector<std::string> lines = lines_of(text);
  EXPECT_EQ(lines[0], "筹建期总结报告.pdf  3页  文字层可用");
  int sections = 0;
  for (const std::string& line : lines) {
    // The status stands in the same column of every section's row.
    for (const char* status : {"✓ 齐备", "! 缺项", "! 合并", "! 空缺", "✗ 未见 "}) {
      const std::size_t at = line.find(status);
      if (at != std::string::npos && at > 8) {
        ++sections;
        EXPECT_EQ(display_width(line.substr(0, at)), 36U) << line;
      }
    }
    EXPECT_LE(display_width(line), kTextColumns) << line;
  }
  EXPECT_EQ(sections, 9);
  EXPECT_NE(text.find("✗ 未见 关键工程软件"), std::string::npos);
  EXPECT_NE(text.find("并入第四部分"), std::string::npos);
  EXPECT_NE(text.find("“详见附件12”"), std::string::npos);
  EXPECT_NE(text.find("应在第2页之后"), std::string::npos);
  EXPECT_NE(text.find("次序与提纲不一致"), std::string::npos);
  EXPECT_TRUE(harmless(write_outline_text(*hostile_sheet().submission.outline, Language::kEnglish)));
}

TEST(CheckText, NamesEveryFindingWithItsPlace) {
  const std::vector<std::string> files = {"out/review.html", "out/review.pdf"};
  const std::string text = write_check_text(small_sheet(), Language::kChinese, files);
  EXPECT_NE(text.find("错误 1 · 疑点 1 · 提示 1"), std::string::npos) << text;
  EXPECT_NE(text.find("完整性 2 · 真实性 1"), std::string::npos);
  EXPECT_NE(text.find("不通过 1 · 需人工 1"), std::string::npos);
  EXPECT_NE(text.find("筹建期总结报告.pdf 第2页"), std::string::npos);
  EXPECT_NE(text.find("datasheet.xml 第17行 “2029-03-15”"), std::string::npos);
  EXPECT_NE(text.find("应为：2029-03-16；实为：2029-03-15"), std::string::npos);
  EXPECT_NE(text.find("out/review.pdf"), std::string::npos);
  for (const std::string& line : lines_of(text)) {
    EXPECT_LE(display_width(line), kTextColumns) << line;
  }
  const std::string english = write_check_text(small_sheet(), Language::kEnglish, {});
  EXPECT_NE(english.find("Section 8 was not seen in the report."), std::string::npos);
  EXPECT_NE(english.find("Error 1 · Doubt 1 · Note 1"), std::string::npos);
  EXPECT_TRUE(harmless(write_check_text(hostile_sheet(), Language::kChinese, files)));
}

TEST(RulesText, PrintsCatalogueAndCard) {
  const RuleCard cards[] = {{.name = "period/application-late",
                             .clause = "第十八条第一款",
                             .clause_id = "M24",
                             .summary = "筹建期结束后3个月内提出申请",
                             .summary_en = "Filed within three months",
                             .why = "第十八条第一款规定……",
                             .decides = "以收文登记为准。",
                             .remedy = "请附收文凭证。",
                             .remedy_en = "",
                             .severity = Severity::kError}};
  const std::string list = write_rules_text(cards, Language::kChinese);
  EXPECT_NE(list.find("period/application-late"), std::string::npos);
  EXPECT_NE(list.find("筹建期结束后3个月内提出申请"), std::string::npos);
  EXPECT_NE(list.find("共1条规则"), std::string::npos);
  EXPECT_NE(write_rules_text(cards, Language::kEnglish).find("Filed within three months"), std::string::npos);
  const std::string card = write_explain(cards[0], {}, Language::kChinese);
  for (const char* words : {"第十八条第一款（M24）", "以收文登记为准。", "请附收文凭证。", "错误 · 完整性"}) {
    EXPECT_NE(card.find(words), std::string::npos) << words;
  }
  const std::string page = write_rules_markdown(cards);
  EXPECT_NE(page.find("| [`period/application-late`](#periodapplication-late) | 错误 | 完整性 | 第十八条第一款 |"),
            std::string::npos);
  EXPECT_NE(page.find("### period/application-late"), std::string::npos);
}

}  // namespace
}  // namespace nitec
