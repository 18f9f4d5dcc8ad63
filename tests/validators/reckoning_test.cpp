// The date arithmetic, with expected days worked out by hand and checked with a calendar.
#include "validators/period/reckoning.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/notation.h"

namespace nitec {
namespace {

Date day(std::string_view iso) {
  return parse_iso_date(iso).value();
}

TEST(Reckoning, ThreeMonthsEndOnTheCorrespondingDayOrTheMonthsEnd) {
  EXPECT_EQ(three_months_after(day("2029-03-15")), day("2029-06-15"));
  EXPECT_EQ(three_months_after(day("2028-11-30")), day("2029-02-28"));
  EXPECT_EQ(three_months_after(day("2027-11-30")), day("2028-02-29"));
  EXPECT_EQ(three_months_after(day("2029-01-31")), day("2029-04-30"));
  EXPECT_EQ(three_months_after(day("2026-08-31")), day("2026-11-30"));
  EXPECT_EQ(three_months_after(day("2028-02-29")), day("2028-05-29"));
  EXPECT_EQ(three_months_after(day("2029-02-28")), day("2029-05-28"));
  EXPECT_EQ(three_months_after(day("2028-12-31")), day("2029-03-31"));
}

TEST(Reckoning, AWeekendMovesTheDeadlineToMonday) {
  EXPECT_EQ(deadline_after(day("2028-12-31"), nullptr), day("2029-04-02"));  // 2029-03-31 is a Saturday.
  EXPECT_EQ(deadline_after(day("2029-09-16"), nullptr), day("2029-12-17"));  // 2029-12-16 is a Sunday.
  EXPECT_EQ(deadline_after(day("2029-03-15"), nullptr), day("2029-06-15"));  // A Friday stays.
  EXPECT_EQ(deadline_after(day("2029-03-18"), nullptr), day("2029-06-18"));  // A Monday stays.
}

TEST(Reckoning, AHolidayMovesTheDeadlineBehindItsEndAndAShiftedSaturdayDoesNot) {
  const Calendar calendar = Calendar::parse(
      "年  2029  甲\n休  2029-06-16  2029-06-18  端午节\n班  2029-06-23\n休  2029-10-01  2029-10-07  国庆节\n");
  EXPECT_EQ(deadline_after(day("2029-03-18"), &calendar), day("2029-06-19"));  // 06-18, a Monday, is a holiday.
  EXPECT_EQ(deadline_after(day("2029-03-23"), &calendar), day("2029-06-23"));  // A Saturday on which people work.
  EXPECT_EQ(deadline_after(day("2029-07-01"), &calendar), day("2029-10-08"));
  const Timeline line = reckon(from_notation("field A07 2029-07-01\n"), {.as_of = {}, .calendar = &calendar}).timeline;
  EXPECT_TRUE(line.calendar_known);
  const auto step =
      std::find_if(line.steps.begin(), line.steps.end(), [](const PeriodStep& one) { return one.name == "申报期限"; });
  ASSERT_NE(step, line.steps.end());
  EXPECT_EQ(step->reckoning, "截止日加3个月为10月1日（周一，国庆节假期），顺延至周一（10月8日）；已计法定节假日及调休");
}

TEST(Reckoning, ThreeYearsAndOneYear) {
  EXPECT_EQ(add_years(day("2026-03-15"), 3), day("2029-03-15"));
  EXPECT_EQ(add_years(day("2028-02-29"), 3), day("2031-02-28"));
  EXPECT_EQ(add_years(day("2026-02-01"), 3), day("2029-02-01"));
  EXPECT_EQ(add_years(day("2029-03-15"), 1), day("2030-03-15"));
  EXPECT_EQ(add_years(day("2028-02-29"), 1), day("2029-02-28"));
  EXPECT_EQ(add_years(day("2029-02-28"), 1), day("2030-02-28"));
}

constexpr std::string_view kExtended =
    "field A06 2026-03-16\nfield A07 2029-03-16\nfield A08 某文〔2028〕77号\nfield A09 2029-09-16\nfield A26 "
    "2029-12-20\n"
    "evidence 01 通知 type=start-consent file=附件01.pdf pages=1 date=2026-03-16\n"
    "evidence 02 延期批复 type=extension-approval file=附件02.pdf pages=1 date=2028-11-28\n"
    "evidence 03 申请函 type=application-letter file=附件03.pdf date=2029-12-18\n";

TEST(Reckoning, WritesEveryStepForTheReader) {
  const Timeline line = reckon(from_notation(kExtended), {}).timeline;
  EXPECT_EQ(line.start, day("2026-03-16"));
  EXPECT_EQ(line.original_end, day("2029-03-16"));
  EXPECT_EQ(line.extended_end, day("2029-09-16"));
  EXPECT_EQ(line.full_months, day("2029-12-16"));
  EXPECT_EQ(line.deadline, day("2029-12-17"));
  EXPECT_EQ(line.filed, day("2029-12-20"));
  EXPECT_EQ(line.filed_source, "评估表A26");
  const std::vector<PeriodStep> steps{
      {"筹建期起始日", "2026-03-16", "同意启动组建的通知成文日期", "附件01第1页；评估表A06"},
      {"原截止日", "2029-03-16", "起始日加3年，取对应日（第十八条第一款）", "评估表A07"},
      {"延长后截止日", "2029-09-16", "延长6个月，不超过1年；批复成文日期2028年11月28日，在期满前",
       "附件02第1页；评估表A09"},
      {"申报期限", "2029-12-17", "截止日加3个月为12月16日（周日），顺延至周一；未计法定节假日及调休",
       "民法典第二百零二条、第二百零三条"},
      {"收文登记日", "2029-12-20", "在期限之后3日", "评估表A26"},
  };
  EXPECT_EQ(line.steps, steps);
}

TEST(Reckoning, TheTrustedDateComesFirst) {
  const Reckoning reckoning = reckon(from_notation(kExtended), {});
  ASSERT_EQ(reckoning.filings.size(), 2U);
  EXPECT_EQ(reckoning.filings[0].date, day("2029-12-20"));
  EXPECT_EQ(reckoning.filings[1].name, "申请函成文日");

  const Reckoning cover =
      reckon(from_notation("document 报告.pdf role=summary-report pages=1\n  page 1\n    | 筹建期总结报告\n    | "
                           "二〇二九年五月十日\nfield A23e 2029-05-08\n"),
             {});
  ASSERT_EQ(cover.filings.size(), 2U);
  EXPECT_EQ(cover.filings[0].date, day("2029-05-10"));
  EXPECT_EQ(cover.filings[1].source, "评估表A23e");
}

TEST(Reckoning, AMonthOnTheCoverIsNoDay) {
  const Reckoning cover = reckon(
      from_notation(
          "document 报告.pdf role=summary-report pages=1\n  page 1\n    | 筹建期总结报告\n    | 二〇二九年五月\n"),
      {});
  EXPECT_TRUE(cover.filings.empty());
}

TEST(Reckoning, AnUnprovedExtensionDoesNotMoveTheEnd) {
  const Reckoning reckoning = reckon(from_notation("field A07 2029-03-16\nfield A09 2029-09-16\n"), {});
  EXPECT_TRUE(reckoning.extension_unproved);
  EXPECT_EQ(reckoning.timeline.extended_end, std::nullopt);
  EXPECT_EQ(reckoning.timeline.deadline, day("2029-06-18"));  // 2029-06-16 is a Saturday.
  EXPECT_EQ(reckoning.deadline_if_extended, day("2029-12-17"));
}

TEST(Reckoning, WhatIsNotKnownIsSaid) {
  const Timeline line = reckon(from_notation("submission confirmation x\n"), {}).timeline;
  EXPECT_EQ(line.deadline, std::nullopt);
  ASSERT_EQ(line.steps.size(), 4U);
  for (const PeriodStep& step : line.steps) {
    EXPECT_EQ(step.result, "未知");
    EXPECT_FALSE(step.reckoning.empty());
  }
}

TEST(Reckoning, TheMonthsEndIsExplained) {
  const Timeline line = reckon(from_notation("field A07 2028-11-30\nfield A26 2029-02-28\n"), {}).timeline;
  ASSERT_EQ(line.steps.size(), 4U);
  EXPECT_EQ(line.steps[2].reckoning, "截止日加3个月，该月没有对应日，取月末，为2月28日（周三）；未计法定节假日及调休");
  EXPECT_EQ(line.steps[3].reckoning, "在期限的最后一日");
}

TEST(Reckoning, TheRecordKnowsBestWhenItWasReceived) {
  const Reckoning reckoning = reckon(
      from_notation("field A07 2029-03-16\nfield A26 2029-06-14\nfield A25 2029-06-01\n"
                    "record received confirmation 2029-06-21 line=30\nrecord received annual 2029-02-01 year=2028\n"),
      {});
  ASSERT_EQ(reckoning.filings.size(), 3U);
  EXPECT_EQ(reckoning.filings[0].date, day("2029-06-21"));
  EXPECT_EQ(reckoning.filings[0].source, "中心台账第30行");
  EXPECT_EQ(reckoning.filings[0].where.file, "中心台账.xml");
  EXPECT_EQ(reckoning.timeline.filed, day("2029-06-21"));
}

TEST(Reckoning, TheRecordOfAnotherCentreSaysNothing) {
  const Reckoning reckoning =
      reckon(from_notation("field A01 甲乙国家产业技术工程化中心\nfield A11 某公司\nfield A07 2029-03-16\n"
                           "record center 丙丁国家产业技术工程化中心\nrecord host 别的公司\nrecord end 2030-03-16\n"
                           "record received confirmation 2029-06-21\n"),
             {});
  EXPECT_EQ(reckoning.timeline.original_end, day("2029-03-16"));
  EXPECT_TRUE(reckoning.filings.empty());
}

TEST(Reckoning, AnApprovedExtensionOnRecordMovesTheEnd) {
  const Reckoning reckoning =
      reckon(from_notation("field A07 2029-03-16\nrecord end 2029-03-16\n"
                           "record extension 批准 requested=2029-01-10 until=2029-09-16 number=x号 line=20\n"),
             {});
  EXPECT_EQ(reckoning.timeline.extended_end, day("2029-09-16"));
  EXPECT_EQ(reckoning.timeline.deadline, day("2029-12-17"));
  EXPECT_FALSE(reckoning.extension_unproved);
}

TEST(Reckoning, AnUndecidedOneGivesBothDeadlines) {
  const Reckoning reckoning = reckon(from_notation("field A07 2029-03-16\nfield A09 2029-12-16\nrecord end 2029-03-16\n"
                                                   "record extension 未决 requested=2029-01-10 until=2029-09-16\n"),
                                     {});
  EXPECT_EQ(reckoning.timeline.deadline, day("2029-06-18"));
  EXPECT_EQ(reckoning.deadline_if_extended, day("2029-12-17"));
}

TEST(Reckoning, ARefusedOneLeavesTheEnd) {
  const Reckoning reckoning = reckon(from_notation("field A07 2029-03-16\nfield A09 2029-12-16\n"
                                                   "evidence 07 批复 type=extension-approval date=2029-02-01\n"
                                                   "record extension 不予批准 requested=2029-01-10\n"),
                                     {});
  EXPECT_EQ(reckoning.timeline.extended_end, std::nullopt);
  EXPECT_EQ(reckoning.timeline.deadline, day("2029-06-18"));
  EXPECT_EQ(reckoning.deadline_if_extended, std::nullopt);
}

TEST(Reckoning, TheRecordsPeriodCounts) {
  const Timeline line = reckon(from_notation("field A06 2026-04-16\nfield A07 2029-04-16\n"
                                             "record start 2026-03-16 line=6\nrecord end 2029-03-16 line=6\n"),
                               {})
                            .timeline;
  EXPECT_EQ(line.start, day("2026-03-16"));
  EXPECT_EQ(line.original_end, day("2029-03-16"));
  EXPECT_EQ(line.steps[1].source, "中心台账第6行");
}

}  // namespace
}  // namespace nitec
