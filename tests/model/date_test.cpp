#include "model/date.h"

#include <gtest/gtest.h>

namespace nitec {
namespace {

Date day(std::string_view text) {
  return parse_iso_date(text).value();
}

TEST(Date, CountsToTheCorrespondingDayOrTheEndOfTheMonth) {
  EXPECT_EQ(add_months(day("2029-03-15"), 3), day("2029-06-15"));
  EXPECT_EQ(add_months(day("2028-11-30"), 3), day("2029-02-28"));
  EXPECT_EQ(add_months(day("2027-11-30"), 3), day("2028-02-29"));
  EXPECT_EQ(add_months(day("2029-01-31"), 3), day("2029-04-30"));
  EXPECT_EQ(add_months(day("2029-02-28"), 3), day("2029-05-28"));
  EXPECT_EQ(add_months(day("2028-12-31"), 3), day("2029-03-31"));
  EXPECT_EQ(add_months(day("2029-01-15"), -1), day("2028-12-15"));
}

TEST(Date, AddsYearsAcrossLeapDays) {
  EXPECT_EQ(add_years(day("2026-03-15"), 3), day("2029-03-15"));
  EXPECT_EQ(add_years(day("2028-02-29"), 3), day("2031-02-28"));
  EXPECT_EQ(add_years(day("2028-02-29"), 1), day("2029-02-28"));
}

TEST(Date, KnowsWhichDaysExist) {
  EXPECT_TRUE(parse_iso_date("2028-02-29"));
  EXPECT_FALSE(parse_iso_date("2029-02-29"));
  EXPECT_FALSE(parse_iso_date("2029-13-01"));
  EXPECT_FALSE(parse_iso_date("2029-1-01"));
  EXPECT_FALSE(parse_iso_date("2029/01/01"));
  EXPECT_FALSE(parse_iso_date(""));
}

TEST(Date, CountsDaysAndWeekdays) {
  EXPECT_EQ(days_between(day("2029-12-17"), day("2029-12-20")), 3);
  EXPECT_EQ(day("2029-12-16").weekday(), 0);
  EXPECT_EQ(add_days(day("2028-02-28"), 2), day("2028-03-01"));
  EXPECT_EQ(day("2029-06-05").chinese(), "2029年6月5日");
}

}  // namespace
}  // namespace nitec
