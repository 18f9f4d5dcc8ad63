#include "model/dictionary.h"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>
#include <string>

#include "schemas/schemas.h"

namespace nitec {
namespace {

const char* const kRow = "D02a\t中央预算内投资\t万元\tdec2\t期间\t是\t选必选必必选\tD\t第二十六条\t\t\t国拨|中央资金\n";

TEST(Dictionary, ReadsTheEmbeddedFields) {
  const Dictionary dictionary = Dictionary::parse(schemas::file("2026-02-01/fields.tsv"));
  std::set<char> groups;
  for (const FieldInfo& field : dictionary.fields()) {
    groups.insert(field.group);
  }
  EXPECT_EQ(std::string(groups.begin(), groups.end()), "ABCDEFGHIJKL");
  const FieldInfo* field = dictionary.find("D07");
  ASSERT_NE(field, nullptr);
  EXPECT_EQ(field->unit, "万元");
  EXPECT_TRUE(field->yearly);
  EXPECT_EQ(field->span, FieldSpan::kPeriod);
  EXPECT_EQ(field->decimals(), 2);
  EXPECT_EQ(field->duty(Kind::kConfirmation), FieldDuty::kRequired);
  EXPECT_EQ(field->duty(Kind::kUnknown), FieldDuty::kRequired);
  EXPECT_EQ(field->duty(Kind::kExtension), FieldDuty::kOptional);
  EXPECT_EQ(dictionary.find("A27")->duty(Kind::kExtension), FieldDuty::kRequired);
  EXPECT_TRUE(dictionary.find("H11")->may_be_negative);
  EXPECT_TRUE(dictionary.find("A25")->ours);
  EXPECT_EQ(dictionary.find("A17")->choices, (std::vector<std::string>{"法人", "非法人"}));
  EXPECT_EQ(dictionary.find("Z99"), nullptr);
  EXPECT_EQ(dictionary.title("E08"), "E08（建筑安装工程投资）");
}

TEST(Dictionary, ReadsOneRow) {
  const Dictionary dictionary = Dictionary::parse(std::string("# 说明\n\n") + kRow);
  ASSERT_EQ(dictionary.fields().size(), 1U);
  EXPECT_EQ(dictionary.fields()[0].synonyms, (std::vector<std::string>{"国拨", "中央资金"}));
}

TEST(Dictionary, ABadRowIsRefusedWithItsLine) {
  const std::string row = kRow;
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string text = row;
    return "# 说明\n" + text.replace(text.find(from), from.size(), to);
  };
  for (const std::string& text :
       {"# 说明\n" + row + row, changed("dec2", "money"), changed("D02a", "d2"), changed("\tD\t", "\tE\t"),
        changed("万元", "—"), changed("dec2", "string"), changed("\t是\t", "\t"), changed("选必选", "选必"),
        changed("选必选", "选宜选"), changed("dec2", "enum")}) {
    try {
      Dictionary::parse(text);
      ADD_FAILURE() << text;
    } catch (const std::runtime_error& error) {
      const std::string line = text == "# 说明\n" + row + row ? "第3行：" : "第2行：";
      EXPECT_NE(std::string(error.what()).find(line), std::string::npos) << error.what();
    }
  }
}

TEST(EvidenceTypes, AreReadAndUnique) {
  const std::vector<EvidenceType> types = parse_evidence_types(schemas::file("2026-02-01/evidence_types.tsv"));
  EXPECT_EQ(types.size(), 53U);
  EXPECT_EQ(types[9].code, "asset-registration");
  EXPECT_EQ(types[9].basis, "第十八条第二款");
  EXPECT_THROW(parse_evidence_types("a\t甲\ta\t\t\na\t乙\tb\t\t\n"), std::runtime_error);
}

}  // namespace
}  // namespace nitec
