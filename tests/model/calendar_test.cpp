// Holidays of 2026 as announced (通知 of 4 November 2025), checked by hand against a wall calendar.
#include "model/calendar.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "schemas/schemas.h"

namespace nitec {
namespace {

Date day(std::string_view iso) {
  return parse_iso_date(iso).value();
}

TEST(Calendar, OfOurDataKnowsTheHolidaysAndTheShiftedDays) {
  const Calendar calendar = Calendar::parse(schemas::file("calendar.txt"));
  EXPECT_TRUE(calendar.knows(2026));
  EXPECT_FALSE(calendar.knows(2029));
  EXPECT_EQ(calendar.holiday(day("2026-02-15")), "春节");
  EXPECT_EQ(calendar.holiday(day("2026-02-23")), "春节");
  EXPECT_EQ(calendar.holiday(day("2026-02-24")), "");
  EXPECT_TRUE(calendar.is_shifted_work_day(day("2026-02-28")));  // A Saturday.
  EXPECT_FALSE(calendar.is_rest(day("2026-02-28")));
  EXPECT_TRUE(calendar.is_rest(day("2026-03-01")));
  EXPECT_EQ(calendar.work_day_from(day("2026-02-28")), day("2026-02-28"));
  EXPECT_EQ(calendar.work_day_from(day("2026-02-15")), day("2026-02-24"));
  EXPECT_EQ(calendar.work_day_from(day("2026-01-01")), day("2026-01-04"));  // A Sunday on which people work.
  EXPECT_EQ(calendar.work_day_from(day("2026-09-25")), day("2026-09-28"));
  EXPECT_EQ(calendar.work_day_from(day("2026-10-01")), day("2026-10-08"));
  // Thirty-three days of rest are announced: 3, 9, 3, 5, 3, 3 and 7.
  int days = 0;
  for (Date each = day("2026-01-01"); each.year == 2026; each = add_days(each, 1)) {
    days += calendar.holiday(each).empty() ? 0 : 1;
  }
  EXPECT_EQ(days, 33);
}

TEST(Calendar, OfAnUnknownYearHasOnlyWeekends) {
  const Calendar calendar = Calendar::parse("");
  EXPECT_EQ(calendar.work_day_from(day("2029-03-31")), day("2029-04-02"));
  EXPECT_EQ(calendar.work_day_from(day("2029-10-01")), day("2029-10-01"));
}

TEST(Calendar, AUnitsYearReplacesOurs) {
  Calendar calendar = Calendar::parse("年  2026  甲\n休  2026-10-01  国庆节\n年  2027  甲\n休  2027-01-01  元旦\n");
  calendar.replace_years(Calendar::parse("年\t2026\t乙\r\n休\t2026-10-02\t2026-10-03\t国庆节\r\n"));
  EXPECT_EQ(calendar.holiday(day("2026-10-01")), "");
  EXPECT_EQ(calendar.holiday(day("2026-10-02")), "国庆节");
  EXPECT_EQ(calendar.holiday(day("2027-01-01")), "元旦");
}

TEST(Calendar, WhatIsNotInItsFormIsRefusedWithItsLine) {
  const auto reason = [](const std::string& text) -> std::string {
    try {
      Calendar::parse(text);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return {};
  };
  EXPECT_TRUE(reason("# 注\n休  2026-10-01  国庆节\n").starts_with("第2行：日期不在"));
  EXPECT_TRUE(reason("年  2026  甲\n休  2026-10-41  国庆节\n").starts_with("第2行：“2026-10-41”不是日期"));
  EXPECT_TRUE(reason("年  2026  甲\n班  2026-10-01\n").starts_with("第2行：2026-10-01不是周六、周日"));
  EXPECT_TRUE(reason("年  2026  甲\n休  2026-10-07  2026-10-01  国庆节\n").starts_with("第2行：止日早于起日"));
  EXPECT_TRUE(reason("年  2026  甲\n休  2026-10-03  国庆节\n班  2026-10-03\n").starts_with("第3行：2026-10-03已有"));
  EXPECT_TRUE(reason("年  2026  甲\n年  2026  乙\n").starts_with("第2行：2026年有两段"));
  EXPECT_TRUE(reason("年  2026  甲\n假  2026-10-03\n").starts_with("第2行：“假”不认识"));
  EXPECT_TRUE(reason("年  二〇二六  甲\n").starts_with("第1行：“二〇二六”不是年份"));
  EXPECT_TRUE(reason("休 2026-10-03\n").starts_with("第1行：“休 2026-10-03”之后没有内容"));
  EXPECT_TRUE(reason("年  2026  甲\n休  2026-12-30  2027-01-02  元旦\n").starts_with("第2行：日期不在"));
}

}  // namespace
}  // namespace nitec
