#include "validators/targets/rate.h"

#include <gtest/gtest.h>

namespace nitec {
namespace {

Target make(std::string direction, std::string_view target, std::string_view actual, std::string_view rate) {
  Target made;
  made.direction = std::move(direction);
  made.target = Decimal::parse(target);
  made.actual = Decimal::parse(actual);
  made.rate = Decimal::parse(rate);
  return made;
}

TEST(Rate, IsActualOverTarget) {
  EXPECT_EQ(rate_text(make("≥", "1200", "1080", "")), "90.0%");
  EXPECT_EQ(rate_text(make("≥", "30", "34", "")), "113.3%");
  EXPECT_EQ(rate_text(make("≥", "6000", "6830.41", "")), "113.8%");
  EXPECT_EQ(rate_text(make("=", "3", "2", "")), "66.7%");
}

TEST(Rate, IsTargetOverActualForACeiling) {
  EXPECT_EQ(rate_text(make("≤", "0.018", "0.015", "")), "120.0%");
}

TEST(Rate, AllowsTheRoundingOfWhatIsShownAndNoMore) {
  EXPECT_TRUE(rate_agrees(make("≥", "3", "2", "66.7")));
  EXPECT_TRUE(rate_agrees(make("≥", "3", "2", "67")));
  EXPECT_FALSE(rate_agrees(make("≥", "3", "2", "66.6")));
  EXPECT_FALSE(rate_agrees(make("≥", "3", "2", "66")));
  // 10.5 may stand for 10.45 to 10.55: 104.5 to 105.5 per cent of 10.
  EXPECT_TRUE(rate_agrees(make("≥", "10", "10.5", "105.4")));
  EXPECT_FALSE(rate_agrees(make("≥", "10", "10.5", "105.7")));
}

TEST(Rate, RefusesWhatCannotBeRecomputed) {
  EXPECT_FALSE(recomputable(make("≥", "0", "1", "")));
  EXPECT_FALSE(recomputable(make("≤", "1", "0", "")));
  EXPECT_FALSE(recomputable(make("≥", "1", "", "")));
  EXPECT_FALSE(recomputable(make("≥", "123456789012345678901234", "1", "")));
  EXPECT_FALSE(recomputable(make("≥", "1", "-1", "")));
  EXPECT_TRUE(recomputable(make("≥", "12345678901234", "12345678901234", "")));
  EXPECT_EQ(rate_text(make("≥", "0.00000001", "99999999999999", "")), "99999999999.9%");
}

TEST(Rate, MetGoesByDirection) {
  EXPECT_TRUE(met(make("≥", "3", "3", "")));
  EXPECT_FALSE(met(make("≥", "3", "2.99", "")));
  EXPECT_TRUE(met(make("≤", "3", "3.00", "")));
  EXPECT_FALSE(met(make("≤", "3", "3.01", "")));
  EXPECT_FALSE(met(make("=", "3", "4", "")));
}

}  // namespace
}  // namespace nitec
