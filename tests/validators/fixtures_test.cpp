// Every case of every rule: what it finds, and that the innocent are left in peace.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/validators/fixture.h"
#include "validators/catalogue.h"
#include "validators/reading.h"
#include "validators/validate.h"

namespace nitec {
namespace {

using testing::Fixture;

std::string everything_said(const std::vector<Finding>& findings) {
  std::string said;
  for (const Finding& finding : findings) {
    said += finding.message + "|" + finding.expected + "|" + finding.actual + "|" + finding.article + "\n";
  }
  return said;
}

bool is_han(const std::string& text, std::size_t i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  return byte >= 0xE4 && byte <= 0xE9;
}

/// A blank between a Han character and a digit: the writers set the gap, the text never does.
bool blank_beside_han(const std::string& text) {
  for (std::size_t i = 3; i + 1 < text.size(); ++i) {
    const bool digit_after = text[i + 1] >= '0' && text[i + 1] <= '9';
    const bool digit_before = text[i - 1] >= '0' && text[i - 1] <= '9';
    if (text[i] == ' ' && ((is_han(text, i - 3) && digit_after) || (digit_before && is_han(text, i + 1)))) {
      return true;
    }
  }
  return false;
}

/// A quote stands on its page, word for word.
void expect_verbatim(const Submission& submission, const Location& where) {
  const Document* document = submission.find(where.file);
  if (document == nullptr || where.quote.empty() || where.page < 1) {
    return;
  }
  ASSERT_LE(static_cast<std::size_t>(where.page), document->pages.size());
  const Page& page = document->pages[static_cast<std::size_t>(where.page) - 1];
  if (page.lines.empty()) {
    return;  // The fixture tells the outline, not the page.
  }
  std::string joined;
  for (const Line& line : page.lines) {
    joined += line.text;
  }
  EXPECT_NE(joined.find(where.quote), std::string::npos) << where.quote;
}

void expect_well_said(const Fixture& fixture, const Submission& submission, const Finding& finding) {
  SCOPED_TRACE(fixture.path + ": " + finding.message);
  EXPECT_TRUE(finding.message.ends_with("。"));
  EXPECT_FALSE(finding.message_en.empty());
  EXPECT_TRUE(finding.message_en.ends_with(".") || finding.message_en.ends_with("?"));
  EXPECT_FALSE(finding.expected.empty());
  EXPECT_FALSE(finding.actual.empty());
  EXPECT_TRUE(!finding.locations.empty() || finding.rule == "package/report-missing" ||
              finding.rule == "period/outside-regulation");
  EXPECT_FALSE(blank_beside_han(finding.message));
  for (const std::string_view word : {"虚假", "伪造", "造假", "作假", "欺诈"}) {
    EXPECT_EQ(finding.message.find(word), std::string::npos);
    EXPECT_EQ(finding.remedy.find(word), std::string::npos);
  }
  for (const Location& where : finding.locations) {
    expect_verbatim(submission, where);
  }
}

class RuleFixtures : public ::testing::TestWithParam<const Rule*> {};

TEST_P(RuleFixtures, FindWhatIsThereAndLeaveTheInnocentInPeace) {
  const Rule& rule = *GetParam();
  for (const std::filesystem::path& path : testing::cases_of(rule.card.name)) {
    if (path.extension() != ".txt") {
      continue;
    }
    const Fixture fixture = testing::read_fixture(path);
    SCOPED_TRACE(fixture.path);
    const Submission submission = from_notation(fixture.text);
    std::vector<Finding> raw;
    const Look look = rule.check(submission, fixture.context, raw);
    EXPECT_EQ(from_notation(to_notation(submission)), submission);

    const ReviewSheet sheet = validate(submission, fixture.context);
    std::vector<Finding> findings;
    std::copy_if(sheet.findings.begin(), sheet.findings.end(), std::back_inserter(findings),
                 [&](const Finding& finding) { return finding.rule == rule.card.name; });
    EXPECT_EQ(findings.size(), raw.size());
    const std::string said = everything_said(findings);
    if (!fixture.finds) {
      EXPECT_TRUE(findings.empty()) << said;
      EXPECT_EQ(static_cast<int>(look), static_cast<int>(fixture.look));
      continue;
    }
    EXPECT_EQ(findings.size(), fixture.count) << said;
    for (const std::string& words : fixture.says) {
      EXPECT_NE(said.find(words), std::string::npos) << words << "\n" << said;
    }
    for (const Finding& finding : findings) {
      if (!fixture.severity.empty()) {
        EXPECT_EQ(severity_name(finding.severity), fixture.severity);
      }
      expect_well_said(fixture, submission, finding);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, RuleFixtures, ::testing::ValuesIn(kCatalogue),
                         [](const ::testing::TestParamInfo<const Rule*>& rule) {
                           std::string name(rule.param->card.name);
                           std::replace_if(
                               name.begin(), name.end(), [](char c) { return c == '/' || c == '-'; }, '_');
                           return name;
                         });

}  // namespace
}  // namespace nitec
