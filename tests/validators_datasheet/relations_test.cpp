#include "validators/datasheet/relations.h"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

#include "validators/datasheet/relation_words.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

std::vector<Relation> parse(const std::string& text) {
  return parse_relations(text, sheet_dictionary());
}

/// One relation without its id, level and title.
Relation relation(const std::string& text) {
  return parse("R-X01  E  " + text + "  说明").at(0);
}

Field field(const std::string& code, const std::string& text, int year = 0, const std::string& scope = "中心") {
  Field field;
  field.code = code;
  field.year = year;
  field.scope = scope;
  field.text = text;
  field.number = Decimal::parse(text);
  field.unit = sheet_dictionary().find(code)->unit;
  field.state = text.empty() ? ValueState::kBlank : ValueState::kValue;
  field.where.quote = text;
  return field;
}

Field with_state(Field field, ValueState state) {
  field.state = state;
  if (state == ValueState::kZero && field.text.empty()) {
    field.number = Decimal(0);
  }
  return field;
}

Datasheet sheet(std::vector<Field> fields) {
  Datasheet sheet;
  sheet.fields = std::move(fields);
  return sheet;
}

std::vector<RelationState> states(const std::string& text, const Datasheet& datasheet) {
  const std::vector<Relation> relations{relation(text)};
  std::vector<RelationState> result;
  for (const RelationResult& each : judge_relations(relations, sheet_dictionary(), datasheet)) {
    result.push_back(each.state);
  }
  return result;
}

using enum RelationState;
using States = std::vector<RelationState>;

TEST(Relations, TheEmbeddedFileIsRead) {
  EXPECT_GT(sheet_relations().size(), 70U);
  std::set<std::string> ids;
  for (const Relation& each : sheet_relations()) {
    ids.insert(each.id);
  }
  for (const char* id : {"R-A01", "R-A02", "R-A03", "R-A04", "R-A05", "R-A06", "R-A07", "R-A08", "R-A09", "R-I01",
                         "R-I02", "R-I03", "R-I04", "R-I05", "R-S04"}) {
    EXPECT_TRUE(ids.contains(id)) << id;
  }
}

TEST(Relations, ABadLineIsRefusedWithItsNumberAndReason) {
  const std::pair<const char*, const char*> bad[] = {
      {"R-A01  E  D01 = D99  说明", "没有栏目D99"},
      {"R-A01  X  D01 = D02  说明", "级别应为 E 或者 W"},
      {"A01  E  D01 = D02  说明", "开头应为编号"},
      {"R-A01  E  D01 = D02", "缺少关系或者说明"},
      {"R-A01  E  D01 = D02 +  说明", "此处应为栏目代码"},
      {"R-A01  E  D01 = D02 D03  说明", "多余"},
      {"R-A01  E  D01 + D02  说明", "此处应为比较"},
      {"R-A01  E  若 D01 > 0 D02 > 0  说明", "此处应为“则”"},
      {"R-A01  E  D01 = D02 * D03  说明", "栏目不能与栏目相乘"},
      {"R-A01  E  A17 = D01  说明", "文字"},
      {"R-A01  E  A17 <= \"法人\"  说明", "文字只用 = 和 <>"},
      {"R-A01  E  A17 = \"法人  说明", "缺少后一个引号"},
      {"R-A01  E  J01 非空  说明", "没有栏目J01"},
      {"R-A01  E  D01 + D02 非空  说明", "只用于一个栏目"},
      {"R-A01  E  D01 ＝ D02  说明", "不认识的符号"},
      {"R-A01  E  累计 D01 = D02  说明", "“累计”“上年”之后应为"},
      {"R-A01  E  D01 = 1.2.3  说明", "不是数"},
      {"R-A01  E  E13 <= 上年(E13)  说明", "不是逐年填的"},
  };
  for (const auto& [line, reason] : bad) {
    try {
      parse("# 注释\n\nR-A02  W  D02 <= D01  说明\n" + std::string(line) + "\n");
      ADD_FAILURE() << line;
    } catch (const std::runtime_error& error) {
      EXPECT_NE(std::string(error.what()).find("第4行："), std::string::npos) << error.what();
      EXPECT_NE(std::string(error.what()).find(reason), std::string::npos) << error.what();
    }
  }
}

TEST(Relations, SumsAreExact) {
  const Datasheet good = sheet(
      {field("E07", "0.30"), field("E08", "0.10"), field("E09", "0.20"), field("E10", "0.00"), field("E11", "0")});
  EXPECT_EQ(states("E07 = E08 + E09 + E10 + E11", good), States{kHolds});
  EXPECT_EQ(states("E07 - E08 = E09", good), States{kHolds});
  EXPECT_EQ(states("E09 = E08 * 2", good), States{kHolds});
  EXPECT_EQ(states("E09 < E08 * 2.01", good), States{kHolds});
  EXPECT_EQ(states("E08 <> E08", good), States{kBroken});
}

// n = 4 parts with 2 decimals: (4 + 1) × 0.005 = 0.025.
TEST(Relations, RoundingIsAllowedUpToItsExactBound) {
  const auto with_total = [](const std::string& total) {
    return sheet({field("E07", total), field("E08", "1268.40"), field("E09", "6305.22"), field("E10", "512.45"),
                  field("E11", "110.00")});
  };
  EXPECT_EQ(states("E07 = E08 + E09 + E10 + E11", with_total("8196.07")), States{kHolds});
  EXPECT_EQ(states("E07 = E08 + E09 + E10 + E11", with_total("8196.09")), States{kRounding});
  EXPECT_EQ(states("E07 = E08 + E09 + E10 + E11", with_total("8196.05")), States{kRounding});
  EXPECT_EQ(states("E07 = E08 + E09 + E10 + E11", with_total("8196.10")), States{kBroken});
  // One decimal and 4 parts: 0.25, as in 412.4 + 1038.3 + 1365.5 + 871.2 = 3687.4 against 3687.2.
  EXPECT_EQ(states("D01 = D02 + D03 + D04 + D05",
                   sheet({field("D01", "3687.2", 2028), field("D02", "412.4", 2028), field("D03", "1038.3", 2028),
                          field("D04", "1365.5", 2028), field("D05", "871.2", 2028)})),
            States{kRounding});
}

TEST(Relations, CountsAreNeverRounded) {
  EXPECT_EQ(states("C02 + C03 = C01", sheet({field("C01", "182"), field("C02", "138"), field("C03", "43")})),
            States{kBroken});
}

TEST(Relations, APartAndItsWholeKeepTheirOrder) {
  const Datasheet datasheet = sheet({field("B11", "100.00"), field("B12", "100.01"), field("B13", "50.00")});
  EXPECT_EQ(states("B13 <= B12 <= B11", datasheet), (States{kHolds, kBroken})) << "each pair on its own";
}

TEST(Relations, EachYearAndScopeIsJudgedForItself) {
  const std::vector<Relation> relations{relation("D07 <= D06")};
  const Datasheet datasheet =
      sheet({field("D06", "10", 2026), field("D07", "9", 2026), field("D06", "10", 2027), field("D07", "11", 2027),
             field("D06", "5", 2027, "依托单位"), field("D07", "4", 2027, "依托单位")});
  const std::vector<RelationResult> results = judge_relations(relations, sheet_dictionary(), datasheet);
  ASSERT_EQ(results.size(), 4U);
  EXPECT_EQ(results[0].year, 2026);
  EXPECT_EQ(results[0].scope, "中心");
  EXPECT_EQ(results[0].state, kHolds);
  EXPECT_EQ(results[1].state, kUnjudged) << "the host's 2026 was not filled in";
  EXPECT_EQ(results[2].year, 2027);
  EXPECT_EQ(results[2].state, kBroken);
  EXPECT_EQ(results[3].state, kHolds);
}

TEST(Relations, AFieldThatIsNotYearlyIsTheSameInEveryYear) {
  EXPECT_EQ(states("C06 <= C04", sheet({field("C04", "100"), field("C06", "90.5", 2026), field("C06", "100.5", 2027)})),
            (States{kHolds, kBroken}));
  // A yearly field whose year was forgotten is not taken for every year.
  EXPECT_EQ(states("D07 <= D06", sheet({field("D06", "10"), field("D07", "11", 2027)})),
            (States{kUnjudged, kUnjudged}));
}

TEST(Relations, TotalsOverTheYears) {
  const auto with = [](const std::string& total) {
    return sheet({field("E13", total), field("D02a", "1200.00", 2026), field("D02a", "1500.00", 2027),
                  field("D02a", "300.00", 2028)});
  };
  EXPECT_EQ(states("E13 = 累计(D02a)", with("3000.00")), States{kHolds});
  EXPECT_EQ(states("E13 = 累计(D02a)", with("3000.02")), States{kRounding}) << "four amounts: 0.02";
  EXPECT_EQ(states("E13 = 累计(D02a)", with("3000.03")), States{kBroken});
}

TEST(Relations, TheYearBefore) {
  const auto with = [](const std::string& later) {
    return sheet({field("F01", "40", 2026), field("F01", "44", 2027), field("F01", later, 2028)});
  };
  // The first year has none before it and is not judged.
  EXPECT_EQ(states("F01 >= 上年(F01) * 0.5", with("22")), (States{kUnjudged, kHolds, kHolds}));
  EXPECT_EQ(states("F01 >= 上年(F01) * 0.5", with("21")), (States{kUnjudged, kHolds, kBroken}));
  EXPECT_EQ(states("F01 - 上年(F01) <= 4", with("48")), (States{kUnjudged, kHolds, kHolds}));
  EXPECT_EQ(states("若 上年(F01) > 40 则 F01 > 44", with("44")), (States{kUnjudged, kBroken}));
}

TEST(Relations, ZeroAndNotApplicableCountAsNoughtBlankAndNotCountedDoNot) {
  const auto with = [](Field last) {
    return sheet({field("D01", "10.00", 2028), field("D02", "10.00", 2028), field("D03", "0.00", 2028),
                  with_state(field("D04", "", 2028), ValueState::kZero), std::move(last)});
  };
  const std::string text = "D01 = D02 + D03 + D04 + D05";
  EXPECT_EQ(states(text, with(with_state(field("D05", "", 2028), ValueState::kNotApplicable))), States{kHolds});
  EXPECT_EQ(states(text, with(with_state(field("D05", "", 2028), ValueState::kNotCounted))), States{kUnjudged});
  EXPECT_EQ(states(text, with(field("D05", "", 2028))), States{kUnjudged});
  EXPECT_EQ(states(text, with(field("D05", "约12", 2028))), States{kUnjudged});
  EXPECT_EQ(states(text, with(field("D02", "10.00", 2028))), States{kUnjudged}) << "given twice";
  Field other = field("D05", "0.00", 2028);
  other.unit = "元";
  EXPECT_EQ(states(text, with(other)), States{kUnjudged}) << "another unit";
}

TEST(Relations, Conditions) {
  const std::string text = "若 E13 + E14 > 0 则 E25a 非空";
  EXPECT_EQ(states(text, sheet({field("E13", "3000"), field("E14", "0"), field("E25a", "国资登1号")})), States{kHolds});
  EXPECT_EQ(states(text, sheet({field("E13", "3000"), field("E14", "0")})), States{kBroken});
  EXPECT_EQ(states(text, sheet({field("E13", "3000"), field("E14", "0"),
                                with_state(field("E25a", ""), ValueState::kNotApplicable)})),
            States{kBroken});
  EXPECT_EQ(states(text, sheet({field("E13", "0"), field("E14", "0")})), States{}) << "no public money, no question";
  EXPECT_EQ(states(text, sheet({field("E13", "3000")})), States{kUnjudged});
  const std::string words = "若 A17 = \"法人\" 且 A18 非空 则 A18 <> A12";
  EXPECT_EQ(states(words, sheet({field("A17", "法人"), field("A18", "X"), field("A12", "X")})), States{kBroken});
  EXPECT_EQ(states(words, sheet({field("A17", "法人"), field("A18", "Y"), field("A12", "X")})), States{kHolds});
  EXPECT_EQ(states(words, sheet({field("A17", "非法人"), field("A18", "X"), field("A12", "X")})), States{});
}

TEST(Relations, HugeNumbersAreNotJudged) {
  EXPECT_EQ(states("E12 = E18", sheet({field("E12", "999999999999999999999999"), field("E18", "1")})),
            States{kUnjudged});
}

TEST(RelationWords, TheNumbersArePutIn) {
  const std::vector<Relation> relations = parse("R-A04  E  E07 = E08 + E09 + E10 + E11    实际完成投资等于各项之和\n");
  const Datasheet datasheet = sheet({field("E07", "8214.07"), field("E08", "1268.40"), field("E09", "6305.22"),
                                     field("E10", "622.45"), with_state(field("E11", ""), ValueState::kZero)});
  const std::vector<RelationResult> results = judge_relations(relations, sheet_dictionary(), datasheet);
  ASSERT_EQ(results.size(), 1U);
  const Finding finding = relation_finding(results[0]);
  EXPECT_EQ(
      finding.message,
      "E07 = E08 + E09 + E10 + E11：8 214.07 ≠ 8 196.07，差18.00万元（实际完成投资等于各项之和，审核关系R-A04）。");
  EXPECT_EQ(finding.expected, "E07 = 1 268.40 + 6 305.22 + 622.45 + 0（零） = 8 196.07万元");
  EXPECT_EQ(finding.actual, "E07 = 8 214.07万元");
  EXPECT_EQ(finding.message_en, "E07 = E08 + E09 + E10 + E11: 8 214.07 ≠ 8 196.07, apart by 18.00 (relation R-A04).");
}

TEST(RelationWords, SharesYearsAndConditions) {
  const auto only = [](const std::string& line, const Datasheet& datasheet) {
    const std::vector<Relation> relations = parse(line);
    for (const RelationResult& result : judge_relations(relations, sheet_dictionary(), datasheet)) {
      if (result.state == kBroken || result.state == kRounding) {
        return relation_finding(result);
      }
    }
    return Finding{};
  };
  Finding finding = only("R-I03  E  D02a <= D02 <= D01  其中项不大于合计",
                         sheet({field("D02a", "1", 2027), field("D02", "12.5", 2027), field("D01", "12.4", 2027)}));
  EXPECT_EQ(finding.message, "2027年，D02 ≤ D01：12.5 > 12.4，差0.1万元（其中项不大于合计，审核关系R-I03）。");
  finding = only("R-I02  E  B08 * 50 <= B06  最低合计", sheet({field("B08", "41"), field("B06", "1000.00")}));
  EXPECT_EQ(finding.message, "B08 × 50 ≤ B06：2 050 > 1 000.00，差1 050.00（最低合计，审核关系R-I02）。");
  EXPECT_EQ(finding.actual, "B08 × 50 = 41 × 50 = 2 050");
  finding = only("R-C03  E  若 E13 + E14 > 0 则 E25a 非空  有政府投入的，应填国有资产登记凭证号",
                 sheet({field("E13", "3000"), field("E14", "0"), field("E25a", "")}));
  EXPECT_EQ(finding.message, "E25a（国有资产登记凭证号）未填：有政府投入的，应填国有资产登记凭证号（审核关系R-C03）。");
  EXPECT_EQ(finding.actual, "空白");
  finding =
      only("R-S04  W  若 B07 > 0 则 B06 > 0  有设备的，原值应大于零", sheet({field("B07", "3"), field("B06", "0.00")}));
  EXPECT_EQ(finding.message, "若 B07 > 0，则应 B06 > 0：0.00 ≤ 0（有设备的，原值应大于零，审核关系R-S04）。");
  finding = only("R-A06  W  E13 = 累计(D02a)  合计",
                 sheet({field("E13", "9"), field("D02a", "3", 2026), field("D02a", "4", 2027)}));
  EXPECT_EQ(finding.expected, "E13 = 3 + 4 = 7万元");
}

}  // namespace
}  // namespace nitec
