// Quantities as reports write them. Expected values are worked out by hand.
#include "model/quantity.h"

#include <gtest/gtest.h>

namespace nitec {
namespace {

/// "16113.89万元=161138900.00元±100" for each: as written, the value, what one in the last digit is worth, marks.
std::string told(std::u32string_view text) {
  std::string out;
  for (const Quantity& quantity : find_quantities(text)) {
    out += out.empty() ? "" : " ";
    out += quantity.value.text() + (quantity.upper ? "-" + quantity.upper->text() : "") + quantity.unit;
    out += quantity.step == Decimal(1) ? "" : "±" + quantity.step.text();
    out += quantity.approximate ? "~" : "";
    out += quantity.bound == Bound::kAtLeast ? "+" : quantity.bound == Bound::kAtMost ? "-" : "";
  }
  return out;
}

TEST(Quantity, ArabicNumeralsWithUnits) {
  EXPECT_EQ(told(U"申请专利70件,授权33件"), "70件 33件");
  EXPECT_EQ(told(U"配置研发仪器设备269台(套),原值16113.89万元"), "269台套 161138900.00元±100.00");
  EXPECT_EQ(told(U"总投资2.46亿元"), "246000000.00元±1000000.00");
  EXPECT_EQ(told(U"建筑面积16,820.00平方米"), "16820.00㎡±0.01");
  EXPECT_EQ(told(U"建筑面积1 682 000.5㎡"), "1682000.5㎡±0.1");
  EXPECT_EQ(told(U"1.68万平方米"), "16800.00㎡±100.00");
  EXPECT_EQ(told(U"培训36期1820人次"), "36期 1820人次");
  EXPECT_EQ(told(U"利用率达82.5%,提高3.5个百分点"), "82.5%±0.1 3.5百分点±0.1");
  EXPECT_EQ(told(U"全时当量126.4人年"), "126.4人年±0.1");
  EXPECT_EQ(told(U"5千万元"), "50000000元±10000000");
  EXPECT_EQ(told(U"3百万元"), "3000000元±1000000");
}

TEST(Quantity, NumeralsInWords) {
  EXPECT_EQ(told(U"四条试验线,两个平台,十项目标"), "4条 2个");
  EXPECT_EQ(told(U"共一百零五家、二十三人、一千二百件、两千三百万元"), "105家 23人 1200件 23000000元±10000");
  EXPECT_EQ(told(U"三亿元"), "300000000元±100000000");
  EXPECT_EQ(told(U"二亿三千万元"), "230000000元±10000");
  EXPECT_EQ(told(U"百分之十二点五"), "12.5%±0.1");
  EXPECT_EQ(told(U"百分之八十"), "80%");
  EXPECT_EQ(told(U"签下合同八十七项"), "87项");
  // One of something, the second stage, several dozens, the spoken 150, a year: no counts.
  EXPECT_EQ(told(U"一项成果,二期工程,数十家企业,一百五人,二〇二七年,第三项,其一个"), "");
}

TEST(Quantity, SeriesWithTheUnitOnce) {
  EXPECT_EQ(told(U"三年服务企业分别为49、63和47家"), "49家 63家 47家");
  EXPECT_EQ(told(U"三年收入1200.50、1300.00、1410.20万元"),
            "12005000.00元±100.00 13000000.00元±100.00 14102000.00元±100.00");
  EXPECT_EQ(told(U"交流会人次依次为360、390、520,收入"), "360人次 390人次 520人次");
  EXPECT_EQ(told(U"两年依次为43和57家"), "43家 57家");
  // Some two or three, numbers of items, of a paragraph, of years, of a standard; two things.
  EXPECT_EQ(told(U"走访2、3家"), "3家");
  EXPECT_EQ(told(U"任务3、4、5项"), "5项");
  EXPECT_EQ(told(U"4、12项专利"), "12项");
  EXPECT_EQ(told(U"方案3和12项成果"), "12项");
  EXPECT_EQ(told(U"附件3、7、9项,第3、7、9项"), "9项 9项");
  EXPECT_EQ(told(U"人次360、390"), "");
}

TEST(Quantity, SharesInTenths) {
  EXPECT_EQ(told(U"占三成,占六成多,占七成以上,占近四成,占一半,占一半以上"),
            "25-35% 60-70% 70-100% 0-40% 45-55% 50-100%");
  EXPECT_EQ(told(U"增长约两成。超过八成的设备。占八成六。"), "15-25% 80-100% 86-86%");
  EXPECT_EQ(told(U"发明占四分之三,占近三分之二,超过三分之二,不到四分之一"), "71-79% 0-67% 66-100% 0-26%");
  EXPECT_EQ(told(U"千分之三,二十分之三,三分之二十,四分之四"), "");
  EXPECT_EQ(told(U"占比过半,一多半来自,还不到半数,三成有余,尚不足七成,没有到七成"),
            "50-100% 50-100% 0-50% 30-40% 0-70% 0-70%");
  EXPECT_EQ(told(U"走过半年,大半天,过半个月,大半夜"), "");
  // Results, a fixed phrase, halves of another thing.
  EXPECT_EQ(told(U"三成果,一成不变,前一半,另一半,第三成员,十成把握"), "");
}

TEST(Quantity, WhatStandsBesideTheNumeral) {
  // 人均 is a word, “七十六人均为” is not; a term that was held, and the twelfth; land in 亩.
  EXPECT_EQ(told(U"七十六人均为固定人员"), "76人");
  EXPECT_EQ(told(U"三年共办了十二期,第十二期,二期工程"), "12期");
  const std::vector<Quantity> land = find_quantities(U"约合30亩");
  ASSERT_EQ(land.size(), 1U);
  EXPECT_EQ(land[0].unit, "㎡");
  EXPECT_EQ(land[0].value, *Decimal::parse("20000.1"));
}

TEST(Quantity, AmountsAsContractsWriteThem) {
  EXPECT_EQ(told(U"人民币陆佰贰拾万元整(¥6,200,000.00)"), "6200000元±10000 6200000.00元±0.01");
  EXPECT_EQ(told(U"壹仟零伍拾叁元"), "1053元");
  EXPECT_EQ(told(U"贰亿叁仟万元"), "230000000元±10000");
  EXPECT_EQ(told(U"¥98.5万元"), "985000.0元±1000.0");
  // A surname, a field, and a form in three copies are no amounts.
  EXPECT_EQ(told(U"陆某,陆地面积,伍工"), "");
}

TEST(Quantity, WhatIsNotExact) {
  EXPECT_EQ(told(U"约1.2亿元"), "120000000.0元±10000000.0~");
  EXPECT_EQ(told(U"不少于30人"), "30人+");
  EXPECT_EQ(told(U"超过86家"), "86家~+");
  EXPECT_EQ(told(U"1200余万元"), "12000000元±10000~+");
  EXPECT_EQ(told(U"30多家"), "30家~+");
  EXPECT_EQ(told(U"近千件"), "1000件~-");
  EXPECT_EQ(told(U"86家左右"), "86家~");
  EXPECT_EQ(told(U"单价50万元以上的79台"), "500000元±10000~+ 79台");
  EXPECT_EQ(told(U"30-50台"), "30-50台");
  EXPECT_EQ(told(U"2至3千万元"), "20000000-30000000元±10000000");
  EXPECT_EQ(told(U"30台至50台"), "30-50台");
}

TEST(Quantity, NumbersThatMeasureNothing) {
  EXPECT_EQ(told(U"2028年9月取得,12个月内,24小时"), "24小时");
  EXPECT_EQ(told(U"GB/T9704-2012,ZL202710012345.6,发改高技〔2026〕341号,表2件数,附件12项目"), "");
  EXPECT_EQ(told(U"3项目组织,2人员情况,5个人,10kV,850℃"), "");
  EXPECT_EQ(told(U"售价3000元/台"), "");
  EXPECT_EQ(told(U"第12项,第3期"), "");
  EXPECT_EQ(told(U"12345678901234567890元"), "");
  EXPECT_EQ(told(U""), "");
  EXPECT_EQ(told(U"100万"), "");
}

TEST(Quantity, PlacesAreThoseOfTheText) {
  const std::vector<Quantity> found = find_quantities(U"服务企业约86家左右。");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].begin, 4U);
  EXPECT_EQ(found[0].number_begin, 5U);
  EXPECT_EQ(found[0].end, 10U);
  EXPECT_EQ(found[0].written, "家");
}

TEST(Quantity, Cells) {
  const auto told_cell = [](std::u32string_view text, std::u32string_view unit) {
    const std::optional<Quantity> cell = cell_quantity(text, unit);
    return cell ? cell->value.text() + cell->unit + "/" + cell->written : std::string("none");
  };
  EXPECT_EQ(told_cell(U"1,234.56", U"万元"), "12345600.00元/万元");
  EXPECT_EQ(told_cell(U"43 件", U""), "43件/件");
  EXPECT_EQ(told_cell(U"-12.5", U"%"), "-12.5%/%");
  EXPECT_EQ(told_cell(U"17", U""), "17/");
  EXPECT_EQ(told_cell(U"2028.06", U"万元"), "20280600.00元/万元");
  EXPECT_EQ(told_cell(U"见附件3", U"万元"), "none");
  EXPECT_EQ(told_cell(U"12件,其中3件", U""), "none");
  EXPECT_EQ(told_cell(U"", U"件"), "none");
}

TEST(Quantity, UnitsOfHeads) {
  EXPECT_EQ(unit_in(U"原值(万元)"), U"万元");
  EXPECT_EQ(unit_in(U"金额/万元"), U"万元");
  EXPECT_EQ(unit_in(U"表3资金筹措(单位:万元)"), U"万元");
  EXPECT_EQ(unit_in(U"数量(台(套))"), U"台(套)");
  EXPECT_EQ(unit_in(U"建筑面积(平方米)"), U"平方米");
  EXPECT_EQ(unit_in(U"比例(%)"), U"%");
  EXPECT_EQ(unit_in(U"完成情况"), U"");
  EXPECT_EQ(unit_in(U"负责人"), U"");
}

TEST(Quantity, InAnotherUnit) {
  EXPECT_EQ(in_unit(*Decimal::parse("161138900.00"), "万元"), "16113.89");
  EXPECT_EQ(in_unit(*Decimal::parse("161138900"), "亿元"), "1.611389");
  EXPECT_EQ(in_unit(*Decimal::parse("500"), "万元"), "0.05");
  EXPECT_EQ(in_unit(*Decimal::parse("-120000"), "千元"), "-120");
  EXPECT_EQ(in_unit(*Decimal::parse("43"), "件"), "43");
  EXPECT_EQ(in_unit(*Decimal::parse("0"), "万元"), "0");
}

}  // namespace
}  // namespace nitec
