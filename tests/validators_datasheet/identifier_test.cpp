#include "model/identifier.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

namespace nitec {
namespace {

constexpr int kLastYear = 2029;

struct Vector {
  std::string family;
  std::string text;
  std::string verdict;
};

std::vector<Vector> vectors(const std::string& family) {
  std::ifstream in(std::string(NITEC_SOURCE_DIR) + "/tests/validators_datasheet/identifier_vectors.tsv");
  std::vector<Vector> result;
  for (std::string line; std::getline(in, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (line.empty() || line[0] == '#' || second == std::string::npos) {
      continue;
    }
    if (line.substr(0, first) == family) {
      result.push_back({family, line.substr(first + 1, second - first - 1), line.substr(second + 1)});
    }
  }
  return result;
}

TEST(Identifier, UsccVectors) {
  const std::vector<Vector> all = vectors("uscc");
  ASSERT_EQ(all.size(), 20U);
  for (const Vector& v : all) {
    const IdentifierCheck check = check_uscc(v.text);
    std::string verdict = "?";
    switch (check.reason) {
      case IdentifierReason::kNone:
        verdict = "OK";
        break;
      case IdentifierReason::kLength:
        verdict = "E_LEN";
        break;
      case IdentifierReason::kCharset:
        verdict = "E_CHARSET";
        break;
      case IdentifierReason::kCheck:
        verdict = "E_CHECK(expect " + check.expected + ")";
        break;
      default:
        break;
    }
    EXPECT_EQ(verdict, v.verdict) << v.text;
    EXPECT_EQ(check.ok(), v.verdict == "OK") << v.text;
  }
}

TEST(Identifier, UsccCheckCharacterCountsTheAlphabetWithoutIOSVZ) {
  const std::vector<Vector> all = vectors("uscc-check-character");
  ASSERT_EQ(all.size(), 3U);
  for (const Vector& v : all) {
    std::string other = v.text;
    other.back() = v.verdict == "0" ? '1' : '0';
    EXPECT_EQ(check_uscc(other).expected, v.verdict) << v.text;
  }
}

TEST(Identifier, UsccSuggestsOnlyTheOneEditThatIsValid) {
  EXPECT_EQ(check_uscc("9131O115591693856A").suggestion, "91310115591693856A") << "the letter O for zero";
  EXPECT_EQ(check_uscc("91440101MA5CJQ4N95").suggestion, "91440101MA5CJQ4N59") << "two neighbours exchanged";
  EXPECT_EQ(check_uscc("91310151591693856A").suggestion, "91310115591693856A");
  EXPECT_EQ(check_uscc("91350100M000100Y4Z").suggestion, "") << "2 for Z would not be valid either";
  EXPECT_EQ(check_uscc("91310115591693856").suggestion, "") << "what is missing cannot be known";
}

TEST(Identifier, UsccChecksTheCodeInsideToo) {
  // 主体标识码 M000100Y4: with 5 at its end and the last character recomputed, only GB 11714 objects.
  const IdentifierCheck check = check_uscc("91350100M000100Y5Y");
  EXPECT_FALSE(check.ok());
  const IdentifierCheck outer = check_uscc("91350100M000100Y5" + check_uscc("91350100M000100Y50").expected);
  EXPECT_EQ(outer.reason, IdentifierReason::kOrganisation);
  EXPECT_EQ(outer.expected, "4");
}

TEST(Identifier, UsccIsCleanedFirst) {
  EXPECT_TRUE(check_uscc(" 9135 0100 m000 100Y 43 ").ok());
  EXPECT_TRUE(check_uscc("９１３５０１００Ｍ０００１００Ｙ４３").ok());
  EXPECT_EQ(check_uscc("\u200B91350100M000100Y43").normalised, "91350100M000100Y43");
  EXPECT_FALSE(check_uscc("").ok());
  EXPECT_FALSE(check_uscc("依托单位").ok());
  EXPECT_FALSE(check_uscc(std::string(100'000, '9')).ok());
  EXPECT_FALSE(check_uscc("\xFF\xFE\x80").ok());
}

TEST(Identifier, PatentVectors) {
  const std::vector<Vector> all = vectors("patent");
  ASSERT_EQ(all.size(), 19U);
  for (const Vector& v : all) {
    const IdentifierCheck check = check_patent(v.text, kLastYear);
    std::string verdict = "E_FORMAT";
    if (check.ok()) {
      verdict = "OK";
    } else if (check.reason == IdentifierReason::kCheck) {
      verdict = "E_CHECK(expect " + check.expected + ")";
    } else if (check.reason == IdentifierReason::kYear) {
      verdict = "E_YEAR";
    }
    EXPECT_EQ(verdict, v.verdict) << v.text;
  }
  EXPECT_EQ(check_patent("CN111861366A", kLastYear).reason, IdentifierReason::kPublication);
  EXPECT_EQ(check_patent("ZL201710601862", kLastYear).reason, IdentifierReason::kIncomplete);
  EXPECT_EQ(check_patent("ZL2O1710601862.3", kLastYear).suggestion, "ZL201710601862.3");
}

std::string describe_standard(const IdentifierCheck& check) {
  switch (check.reason) {
    case IdentifierReason::kWriting:
      return "W_FORM→" + check.suggestion;
    case IdentifierReason::kNoYear:
      return "W_NO_YEAR";
    case IdentifierReason::kPlanNumber:
      return "E_PLAN_NUMBER(立项计划号，非已发布标准)";
    case IdentifierReason::kUnknownCode:
      return "E_UNKNOWN_CODE " + check.family;
    case IdentifierReason::kRegion:
      return "E_REGION";
    case IdentifierReason::kFormat:
      return "E_FORMAT";
    default:
      break;
  }
  if (!check.family.starts_with("G")) {
    return check.family;
  }
  return "GB-family " + check.family + " no=" + check.number + " year=" + check.year +
         (check.reason == IdentifierReason::kTwoDigitYear ? " W_2DIGIT_YEAR" : "");
}

TEST(Identifier, StandardVectors) {
  const std::vector<Vector> all = vectors("standard");
  ASSERT_EQ(all.size(), 23U);
  for (const Vector& v : all) {
    EXPECT_EQ(describe_standard(check_standard(v.text)), v.verdict) << v.text;
  }
  EXPECT_EQ(check_standard("GB/T 9704-20l2").suggestion, "GB/T 9704-2012") << "the letter l for one";
  EXPECT_EQ(check_standard("DB/T 1-2000").family, "行业标准 DB") << "earthquakes, not a region";
  EXPECT_EQ(check_standard("ISO/IEC 27001:2022").family, "国际标准");
  EXPECT_FALSE(check_standard("ISO 9001-2015").ok());
  EXPECT_FALSE(check_standard("T/").ok());
  EXPECT_FALSE(check_standard("GB/T 9704.-2012").ok());
}

TEST(Identifier, SoftwareCopyrightVectors) {
  const std::vector<Vector> all = vectors("soft");
  ASSERT_EQ(all.size(), 8U);
  for (const Vector& v : all) {
    EXPECT_EQ(check_software_copyright(v.text, kLastYear).ok() ? "OK" : "E_FORMAT", v.verdict) << v.text;
  }
  EXPECT_EQ(check_software_copyright("软著登字第1234567号", kLastYear).reason, IdentifierReason::kCertificate);
  EXPECT_EQ(check_software_copyright("2023sr1234567", kLastYear).suggestion, "2023SR1234567");
}

TEST(Identifier, IndustryVectors) {
  const std::vector<Vector> all = vectors("industry");
  ASSERT_EQ(all.size(), 11U);
  for (const Vector& v : all) {
    const IdentifierCheck check = check_industry(v.text);
    std::string verdict = "E_FORMAT";
    if (check.ok()) {
      verdict = "OK 门类=" + check.family;
    } else if (check.reason == IdentifierReason::kLetter) {
      const std::string division(check.normalised.substr(1, 2));
      verdict = "E_LETTER(大类" + division + "属" + check.expected + ")";
    } else if (check.reason == IdentifierReason::kDivision) {
      verdict = "E_DIVISION";
    }
    EXPECT_EQ(verdict, v.verdict) << v.text;
  }
}

TEST(Identifier, RegionVectors) {
  const std::vector<Vector> all = vectors("region");
  ASSERT_EQ(all.size(), 8U);
  for (const Vector& v : all) {
    EXPECT_EQ(check_region(v.text).ok(), v.verdict.starts_with("OK")) << v.text;
  }
}

TEST(Identifier, DocnoVectors) {
  const std::vector<Vector> all = vectors("docno");
  ASSERT_EQ(all.size(), 12U);
  for (const Vector& v : all) {
    const IdentifierCheck check = check_docno(v.text);
    std::string verdict = "E_FORMAT";
    if (check.ok()) {
      verdict = check.year.empty() ? "OK(令)" : "OK 代字=" + check.family + " 年=" + check.year + " 序=" + check.number;
    } else if (check.verdict == IdentifierVerdict::kForm) {
      verdict = "W_FORM→" + check.suggestion;
    }
    EXPECT_EQ(verdict, v.verdict) << v.text;
  }
  EXPECT_TRUE(check_docno("发改高技〔2026〕 12 号").ok());
  EXPECT_FALSE(check_docno("发改高技〔2026〕0号").ok());
  EXPECT_FALSE(check_docno("发改高技〔2026〕12号文").ok());
}

TEST(Identifier, EveryPrefixOfEveryVectorIsAnAnswer) {
  for (const char* family : {"uscc", "patent", "standard", "soft", "industry", "region", "docno"}) {
    for (const Vector& v : vectors(family)) {
      for (std::size_t size = 0; size <= v.text.size(); ++size) {
        const std::string text = v.text.substr(0, size);
        check_uscc(text);
        check_patent(text, kLastYear);
        check_standard(text);
        check_software_copyright(text, kLastYear);
        check_industry(text);
        check_region(text);
        check_docno(text);
      }
    }
  }
}

}  // namespace
}  // namespace nitec
