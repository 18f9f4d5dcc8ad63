// Runs every rule of these two families over its cases: fixtures/rules/<rule>/<case>/. A case is what was handed in:
// XML files are read as `nitec check` reads them. “finds-…” must give exactly the findings of findings.txt,
// “innocent-…” none.
#include "validators/datasheet/rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "ingest/datasheet/datasheet_reader.h"
#include "validators/identifiers/rules.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;

const Rule* const kRules[] = {
    &kDatasheetMissing, &kDatasheetDuplicate, &kDatasheetUnreadable, &kDatasheetSchema,  &kRequiredBlank,
    &kConditionalBlank, &kUnknownField,       &kValueTwice,          &kValueForm,        &kUnitWrong,
    &kYearMisplaced,    &kValueRange,         &kRelationBroken,      &kRelationDoubtful, &kRelationRounding,
    &kYearCopied,       &kUsccCheck,          &kUsccPrefix,          &kDocnoForm,        &kRegionCode,
    &kIndustryCode,
};

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> sorted(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Submission submission_of(const fs::path& folder) {
  Submission submission;
  for (const fs::path& path : sorted(folder)) {
    if (path.filename() == "findings.txt" || path.filename() == "story.txt") {
      continue;
    }
    Document document;
    document.path = path.filename().string();
    const std::string bytes = bytes_of(path);
    if (looks_like_datasheet(std::as_bytes(std::span(bytes)))) {
      document.role = Role::kDatasheet;
      DatasheetReading reading = read_datasheet(std::as_bytes(std::span(bytes)), document.path);
      document.problems = std::move(reading.problems);
      if (!submission.datasheet) {
        submission.datasheet = std::move(reading.datasheet);
      }
    }
    submission.documents.push_back(std::move(document));
  }
  if (submission.datasheet) {
    submission.kind = kind_from_name(submission.datasheet->kind);
  }
  return submission;
}

std::string text_of(const std::vector<Finding>& findings, const RuleCard& card) {
  std::string text;
  for (const Finding& finding : findings) {
    text += std::string(severity_name(finding.rule.empty() ? card.severity : finding.severity)) + " " +
            finding.message + "\n  应为 " + finding.expected + "\n  实为 " + finding.actual + "\n";
    for (const Location& place : finding.locations) {
      text += "  " + place.file + ":" + std::to_string(place.line) + " " + place.xpath + " “" + place.quote + "”\n";
    }
  }
  return text;
}

class RuleCases : public testing::TestWithParam<const Rule*> {};

TEST_P(RuleCases, FindsWhatItShouldAndNothingElse) {
  const RuleCard& card = GetParam()->card;
  const fs::path folder = fs::path(NITEC_SOURCE_DIR) / "fixtures/rules" / card.name;
  ASSERT_TRUE(fs::is_directory(folder)) << folder;
  int finds = 0;
  int innocent = 0;
  for (const fs::path& path : sorted(folder)) {
    const std::string name = path.filename().string();
    std::vector<Finding> findings;
    const Submission submission = submission_of(path);
    GetParam()->check(submission, Context{{2029, 5, 20}}, findings);
    const std::string text = text_of(findings, card);
    if (name.starts_with("innocent-")) {
      ++innocent;
      EXPECT_EQ(text, "") << path;
      continue;
    }
    ASSERT_TRUE(name.starts_with("finds-")) << path;
    ++finds;
    ASSERT_FALSE(findings.empty()) << path;
    if (std::getenv("NITEC_WRITE_GOLDEN") != nullptr) {
      std::ofstream(path / "findings.txt") << text;
    }
    EXPECT_EQ(text, bytes_of(path / "findings.txt")) << path;
    for (const Finding& finding : findings) {
      EXPECT_FALSE(finding.message_en.empty()) << path;
      for (const char* word : {"虚假", "伪造", "造假", "欺"}) {
        EXPECT_EQ(finding.message.find(word), std::string::npos) << finding.message;
      }
    }
  }
  EXPECT_GE(finds, 2) << card.name;
  EXPECT_GE(innocent, 2) << card.name;
}

std::string test_name(const testing::TestParamInfo<const Rule*>& info) {
  std::string name(info.param->card.name);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '/' || c == '-'; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, RuleCases, testing::ValuesIn(kRules), test_name);

TEST(Rules, TheCompleteSampleHasNoFinding) {
  Submission submission;
  const std::string bytes = bytes_of(fs::path(NITEC_SOURCE_DIR) / "fixtures/datasheets/complete.xml");
  DatasheetReading reading = read_datasheet(std::as_bytes(std::span(bytes)), "complete.xml");
  Document document;
  document.path = "complete.xml";
  document.role = Role::kDatasheet;
  document.problems = reading.problems;
  submission.documents.push_back(document);
  submission.datasheet = reading.datasheet;
  submission.kind = Kind::kConfirmation;
  for (const Rule* rule : kRules) {
    std::vector<Finding> findings;
    EXPECT_EQ(rule->check(submission, Context{{2029, 5, 20}}, findings), Look::kLooked) << rule->card.name;
    EXPECT_EQ(text_of(findings, rule->card), "") << rule->card.name;
  }
}

TEST(Rules, NoDatasheetIsNoLook) {
  for (const Rule* rule : kRules) {
    std::vector<Finding> findings;
    const Look look = rule->check(Submission{}, Context{{2029, 5, 20}}, findings);
    EXPECT_EQ(look, rule == &kDatasheetMissing ? Look::kLooked : Look::kNoData) << rule->card.name;
  }
}

TEST(Rules, ALongListIsCutAndTellsItsTotal) {
  Submission submission;
  submission.datasheet.emplace();
  for (int year = 1000; year < 1250; ++year) {
    Field field;
    field.code = "C01";
    field.year = year;
    field.scope = "中心";
    field.unit = "人";
    field.text = "-1";
    field.number = Decimal(-1);
    field.state = ValueState::kValue;
    submission.datasheet->fields.push_back(field);
  }
  std::vector<Finding> findings;
  kValueRange.check(submission, Context{}, findings);
  ASSERT_EQ(findings.size(), 100U);
  EXPECT_NE(findings.back().message.find("同类问题共250处，以下150处未列出"), std::string::npos);
}

TEST(Rules, EveryCardIsWhole) {
  for (const Rule* rule : kRules) {
    const RuleCard& card = rule->card;
    for (const std::string_view text : {card.clause, card.clause_id, card.summary, card.summary_en, card.why,
                                        card.decides, card.remedy, card.remedy_en}) {
      EXPECT_FALSE(text.empty()) << card.name;
    }
    EXPECT_NE(card.why.find("条"), std::string_view::npos) << card.name << " names its article";
  }
}

}  // namespace
}  // namespace nitec
