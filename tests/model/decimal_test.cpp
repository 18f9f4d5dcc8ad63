#include "model/decimal.h"

#include <gtest/gtest.h>

namespace nitec {
namespace {

Decimal number(std::string_view text) {
  return Decimal::parse(text).value();
}

TEST(Decimal, KeepsTheDecimalsWritten) {
  EXPECT_EQ(number("12.30").text(), "12.30");
  EXPECT_EQ(number("-0.05").text(), "-0.05");
  EXPECT_EQ(number("+7").text(), "7");
  EXPECT_EQ(number("12.30"), number("12.3"));
}

TEST(Decimal, SumsExactly) {
  EXPECT_EQ((number("0.1") + number("0.2")).text(), "0.3");
  EXPECT_EQ((number("1200.00") - number("1190.5")).text(), "9.50");
  EXPECT_EQ((number("1.5") * number("0.25")).text(), "0.375");
  EXPECT_LT(number("-1"), number("0.5"));
}

TEST(Decimal, GroupsThousandsForPeople) {
  EXPECT_EQ(number("8196.07").grouped(), "8 196.07");
  EXPECT_EQ(number("-1234567.8").grouped(","), "-1,234,567.8");
  EXPECT_EQ(number("999").grouped(), "999");
  EXPECT_EQ(number("1000").grouped(), "1 000");
}

TEST(Decimal, RefusesWhatIsNoPlainNumeral) {
  for (const char* text : {"", "-", ".5", "5.", "1,000", "1e3", "１２", "12 ", "1.2.3", "1234567890123456789012345"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
}

}  // namespace
}  // namespace nitec
