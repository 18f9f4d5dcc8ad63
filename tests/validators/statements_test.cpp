// What is read of a document in numbers has a ceiling, and very long lines cost what they are long.
#include "validators/agreement/statements.h"

#include <gtest/gtest.h>

#include "validators/agreement/account.h"

namespace nitec {
namespace {

Submission with_line(std::string text) {
  Submission submission;
  submission.kind = Kind::kConfirmation;
  Document& report = submission.documents.emplace_back();
  report.path = "报告.pdf";
  report.role = Role::kSummaryReport;
  report.is_pdf = true;
  Page& page = report.pages.emplace_back();
  page.number = 1;
  Line& line = page.lines.emplace_back();
  line.text = std::move(text);
  line.box = {72, 72, 520, 84};
  return submission;
}

TEST(Statements, HaveACeiling) {
  std::string text;
  for (int i = 0; i < 30'000; ++i) {
    text += "服务企业" + std::to_string(i % 97 + 2) + "家，";
  }
  const Submission submission = with_line(text + "。");
  const std::vector<Statement> found = statements(submission, Context{}, submission.documents.front());
  EXPECT_EQ(found.size(), 20'000U);
  EXPECT_EQ(found.back().where.quote.find("服务企业"), 0U);
}

TEST(Statements, TellWhatANumberCounts) {
  const Submission submission = with_line("三年累计获授权专利78件，其中发明专利43件，计划2030年达到60件。");
  const Account account(submission, Context{});
  ASSERT_EQ(account.meanings().size(), 3U);
  EXPECT_EQ(account.meanings()[0], "G03");
  EXPECT_EQ(account.meanings()[1], "G04");
  EXPECT_TRUE(account.statements()[0].sum);
  EXPECT_FALSE(account.statements()[1].plan);
  EXPECT_TRUE(account.statements()[2].plan);
  EXPECT_EQ(account.statements()[2].year, 2030);
}

}  // namespace
}  // namespace nitec
