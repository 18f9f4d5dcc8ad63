#include "model/date_words.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace nitec {
namespace {

/// The day that an official document names: year, month and day in words; E_RANGE when there is none.
std::string official(std::string_view text) {
  const std::optional<DateWords> read = read_date_words(text);
  if (!read || read->day == 0 || (read->form != DateForm::kChinese && read->form != DateForm::kNumerals)) {
    return "E_FORMAT";
  }
  return read->exists() ? read->last_day()->iso() : "E_RANGE";
}

TEST(DateWords, AsDocumentsWriteThem) {
  const std::vector<std::pair<std::string_view, std::string>> vectors{
      {"二〇二六年二月一日", "2026-02-01"},
      {"二○二六年二月一日", "2026-02-01"},
      {"二零二六年十二月三十一日", "2026-12-31"},
      {"二O二六年元月廿八日", "2026-01-28"},
      {"2026年2月1日", "2026-02-01"},
      {"2026年02月01日", "2026-02-01"},
      {"二〇二八年二月二十九日", "2028-02-29"},
      {"贰零贰陆年零贰月零壹日", "2026-02-01"},
      {"2026 年 2 月 1 日", "2026-02-01"},
      {"二〇二六年二月三十日", "E_RANGE"},
      {"二〇二六年十三月一日", "E_RANGE"},
      {"二六年二月一日", "E_FORMAT"},
      {"2026.2.1", "E_FORMAT"},
      {"2026年2月", "E_FORMAT"},
  };
  for (const auto& [text, expected] : vectors) {
    EXPECT_EQ(official(text), expected) << text;
  }
  EXPECT_EQ(official("贰零贰陆年壹拾贰月叁拾壹日"), "2026-12-31");
  EXPECT_EQ(official("２０２６年３月１６日"), "2026-03-16");
  EXPECT_EQ(official("二〇二六年三月卅一日"), "2026-03-31");
}

TEST(DateWords, AsFormsHaveThem) {
  const auto day = [](std::string_view text) {
    const std::optional<DateWords> read = read_date_words(text);
    return !read || !read->exists() ? std::string("none") : read->first_day()->iso() + " " + read->last_day()->iso();
  };
  EXPECT_EQ(day("2026-03-16"), "2026-03-16 2026-03-16");
  EXPECT_EQ(day("2026.3.16"), "2026-03-16 2026-03-16");
  EXPECT_EQ(day("2026/03/16"), "2026-03-16 2026-03-16");
  EXPECT_EQ(day("2026-3-16"), "2026-03-16 2026-03-16");
  EXPECT_EQ(day("20260316"), "2026-03-16 2026-03-16");
  EXPECT_EQ(day("2028年2月"), "2028-02-01 2028-02-29");
  EXPECT_EQ(day("二〇二九年二月"), "2029-02-01 2029-02-28");
  EXPECT_EQ(day("2026.03"), "2026-03-01 2026-03-31");
  EXPECT_EQ(day("2026-02-30"), "none");
  EXPECT_EQ(day("2026.13.1"), "none");
}

TEST(DateWords, WhatIsNoDate) {
  for (const char* text : {"", "年", "2026", "2026年", "26年3月16日", "16.3.2026", "2026.3.16.1", "2026-03/16",
                           "3月16日", "2026年3月16日前", "2026年3月16", "1226.3.16", "20261316", "二〇二六年三月十十日",
                           "二〇二六年月日", "2026年3月0日", "2026..3", "\xFF\xFE"}) {
    EXPECT_FALSE(read_date_words(text)) << text;
  }
  EXPECT_FALSE(read_date_words(std::string(100'000, '2')));
}

}  // namespace
}  // namespace nitec
