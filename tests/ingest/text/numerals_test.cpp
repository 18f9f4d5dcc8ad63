#include "ingest/text/numerals.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "ingest/text/fold.h"

namespace nitec {
namespace {

TEST(ChineseInteger, Reads) {
  const std::vector<std::pair<std::u32string, int>> cases = {{U"〇", 0},
                                                             {U"零", 0},
                                                             {U"一", 1},
                                                             {U"两", 2},
                                                             {U"九", 9},
                                                             {U"十", 10},
                                                             {U"十一", 11},
                                                             {U"二十", 20},
                                                             {U"二十三", 23},
                                                             {U"廿", 20},
                                                             {U"廿八", 28},
                                                             {U"卅一", 31},
                                                             {U"一百", 100},
                                                             {U"一百零五", 105},
                                                             {U"一百一十五", 115},
                                                             {U"一百十五", 115},
                                                             {U"一百五十", 150},
                                                             {U"两千", 2000},
                                                             {U"一千零五十六", 1056},
                                                             {U"九千九百九十九", 9999},
                                                             {U"二〇二六", 2026},
                                                             {U"二○二六", 2026},
                                                             {U"二O二六", 2026},
                                                             {U"壹", 1},
                                                             {U"貳拾叄", 23},
                                                             {U"壹拾贰", 12},
                                                             {U"零壹拾", 10},
                                                             {U"零贰", 2},
                                                             {U"12", 12},
                                                             {U"１２", 12},
                                                             {U"0012", 12},
                                                             {U"9999", 9999},
                                                             {U" 十 一 ", 11},
                                                             {U"⼆⼗", 20},
                                                             {U"三七", 37}};
  for (const auto& [text, value] : cases) {
    EXPECT_EQ(parse_chinese_integer(text), value) << encode_utf8(text);
  }
}

TEST(ChineseInteger, Refuses) {
  for (const std::u32string text :
       {U"",   U" ",    U"一百五",   U"十十",       U"百",   U"万",         U"一万",  U"10000", U"1 2",
        U"-1", U"1.5",  U"二十一百", U"一百零五十", U"十零", U"零零一一一", U"2十",   U"十2",   U"2六",
        U"O",  U"十两", U"两十",     U"甲",         U"第一", U"一、",       U"一千五"}) {
    EXPECT_EQ(parse_chinese_integer(text), std::nullopt) << encode_utf8(text);
  }
}

TEST(ChineseInteger, AgreesWithItselfWrittenOut) {
  constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
  for (int value = 1; value <= 9999; ++value) {
    std::u32string text;
    bool gap = false;
    for (const auto& [unit, sign] : {std::pair{1000, U'千'}, {100, U'百'}, {10, U'十'}, {1, U' '}}) {
      const int digit = value / unit % 10;
      if (digit == 0) {
        gap = !text.empty();
        continue;
      }
      if (gap) {
        text += U'零';
        gap = false;
      }
      text += kDigits[static_cast<std::size_t>(digit)];
      if (unit > 1) {
        text += sign;
      }
    }
    ASSERT_EQ(parse_chinese_integer(text), value) << encode_utf8(text);
    ASSERT_EQ(parse_chinese_integer(decode_utf8(std::to_string(value))), value);
  }
}

TEST(ChineseDate, Reads) {
  const std::vector<std::pair<std::u32string, Date>> cases = {{U"二〇二六年二月一日", {2026, 2, 1}},
                                                              {U"二○二六年二月一日", {2026, 2, 1}},
                                                              {U"二零二六年十二月三十一日", {2026, 12, 31}},
                                                              {U"二O二六年元月廿八日", {2026, 1, 28}},
                                                              {U"二o二六年元月卅日", {2026, 1, 30}},
                                                              {U"二Ｏ二六年元月卅一日", {2026, 1, 31}},
                                                              {U"二0二六年二月一日", {2026, 2, 1}},
                                                              {U"2026年2月1日", {2026, 2, 1}},
                                                              {U"2026年02月01日", {2026, 2, 1}},
                                                              {U"２０２６年２月１日", {2026, 2, 1}},
                                                              {U"二〇二八年二月二十九日", {2028, 2, 29}},
                                                              {U"贰零贰陆年零贰月零壹日", {2026, 2, 1}},
                                                              {U"贰零贰陆年零壹拾月贰拾日", {2026, 10, 20}},
                                                              {U"贰零贰陆年壹拾贰月叁拾壹日", {2026, 12, 31}},
                                                              {U"2026 年 2 月 1 日", {2026, 2, 1}},
                                                              {U"二 〇 二 六 年 二 月 一 日", {2026, 2, 1}},
                                                              {U"⼆〇⼆六年⼆⽉⼀⽇", {2026, 2, 1}}};
  for (const auto& [text, date] : cases) {
    EXPECT_EQ(parse_chinese_date(text), date) << encode_utf8(text);
  }
}

TEST(ChineseDate, Refuses) {
  for (const std::u32string text : {U"二〇二六年二月三十日",
                                    U"二〇二六年十三月一日",
                                    U"二六年二月一日",
                                    U"2026.2.1",
                                    U"2026年2月",
                                    U"2026-02-01",
                                    U"",
                                    U"年月日",
                                    U"2026年0月1日",
                                    U"2026年2月0日",
                                    U"2026年2月29日",
                                    U"12026年2月1日",
                                    U"2026年2月1日起",
                                    U"自2026年2月1日",
                                    U"2026年2月1号",
                                    U"20二六年二月一日",
                                    U"2026年2025月1日",
                                    U"2026年002月1日",
                                    U"0000年1月1日",
                                    U"26年2月1日"}) {
    EXPECT_EQ(parse_chinese_date(text), std::nullopt) << encode_utf8(text);
  }
}

struct Seen {
  std::string text;
  std::string date;  // ISO, without the day for month precision
  bool operator==(const Seen&) const = default;
};

void PrintTo(const Seen& seen, std::ostream* out) {
  *out << seen.text << " = " << seen.date;
}

std::vector<Seen> dates_of(std::u32string_view text) {
  std::vector<Seen> seen;
  for (const FoundDate& found : find_dates(text)) {
    EXPECT_LE(found.begin, found.end);
    EXPECT_LE(found.end, text.size());
    EXPECT_TRUE(found.date.valid());
    const std::string iso = found.date.iso();
    seen.push_back({encode_utf8(text.substr(found.begin, found.end - found.begin)),
                    found.month_precision ? iso.substr(0, 7) : iso});
  }
  return seen;
}

TEST(FindDates, InRunningText) {
  EXPECT_EQ(dates_of(U"筹建期自2026年2月1日起至2029年1月31日止。"),
            (std::vector<Seen>{{"2026年2月1日", "2026-02-01"}, {"2029年1月31日", "2029-01-31"}}));
  EXPECT_EQ(dates_of(U"（二〇二九年 五 月）二○二九年十二月廿四日"),
            (std::vector<Seen>{{"二〇二九年 五 月", "2029-05"}, {"二○二九年十二月廿四日", "2029-12-24"}}));
  EXPECT_EQ(dates_of(U"日期：2026-02-01，2026.2.1、2026/2/1；２０２６－２－１。"),
            (std::vector<Seen>{{"2026-02-01", "2026-02-01"},
                               {"2026.2.1", "2026-02-01"},
                               {"2026/2/1", "2026-02-01"},
                               {"２０２６－２－１", "2026-02-01"}}));
  EXPECT_EQ(
      dates_of(U"于 2026 年 12 月 底前，2027年3月—5月，2028年1月15号"),
      (std::vector<Seen>{{"2026 年 12 月", "2026-12"}, {"2027年3月", "2027-03"}, {"2028年1月15号", "2028-01-15"}}));
  EXPECT_EQ(dates_of(U"签于2026.12.31."), (std::vector<Seen>{{"2026.12.31", "2026-12-31"}}));
  EXPECT_EQ(dates_of(U"2 0 2 9 年 5 月"), (std::vector<Seen>{{"2 0 2 9 年 5 月", "2029-05"}}));
  EXPECT_EQ(dates_of(U"合同2026-02-01至2027-01-31"),
            (std::vector<Seen>{{"2026-02-01", "2026-02-01"}, {"2027-01-31", "2027-01-31"}}));
  EXPECT_EQ(dates_of(U"1.2026年3月，完成"), (std::vector<Seen>{{"2026年3月", "2026-03"}}));
  EXPECT_EQ(dates_of(U"共3 2026年2月1日"), (std::vector<Seen>{{"2026年2月1日", "2026-02-01"}}));
}

TEST(FindDates, WhatIsNoDate) {
  for (const std::u32string text :
       {U"2026年", U"2026年度", U"三年内", U"2026年13月", U"2026年2月30日", U"12026年2月1日", U"2026-02-01-003",
        U"V2026.2.1.4", U"A2026-02-01", U"2026-2/1", U"2026-13-01", U"1026.2.1", U"GB/T 9704-2012",
        U"发改高技〔2026〕12号", U"12 026年2月1日", U"五年月日", U"2026年年底"}) {
    EXPECT_EQ(dates_of(text), std::vector<Seen>{}) << encode_utf8(text);
  }
}

}  // namespace
}  // namespace nitec
