// Files that are broken, locked or no PDFs: a Problem that says so, with as much text as there is, and never more than
// that.
#include <gtest/gtest.h>

#include "fixture.h"
#include "ingest/pdf/pdf_repair.h"

namespace nitec::test {
namespace {

std::string all_text(const Document& document) {
  std::string text;
  for (const Page& page : document.pages) {
    for (const Line& line : page.lines) {
      text += line.text + "\n";
    }
  }
  return text;
}

void expect_messages_are_for_people(const Document& document) {
  for (const Problem& problem : document.problems) {
    EXPECT_EQ(problem.where.file, "a/document.pdf");
    EXPECT_TRUE(problem.message.ends_with("。")) << problem.message;
  }
}

TEST(PdfHostile, ALockedFileSaysSo) {
  for (const char* name : {"encrypted-rc4-password", "encrypted-aes128-password"}) {
    const Document document = read_fixture(name);
    EXPECT_TRUE(has_problem(document, ProblemKind::kEncrypted)) << name;
    EXPECT_EQ(document.problems.size(), 1U) << name;
    EXPECT_FALSE(document.is_pdf) << name;
    expect_messages_are_for_people(document);
  }
}

TEST(PdfHostile, AnEmptyPasswordOpensSilently) {
  for (const char* name :
       {"encrypted-rc4-empty-password", "encrypted-aes128-empty-password", "encrypted-aes256-empty-password"}) {
    const Document document = read_fixture(name);
    EXPECT_TRUE(document.problems.empty())
        << name << ": " << (document.problems.empty() ? "" : document.problems[0].message);
    EXPECT_EQ(all_text(document), "第一页：筹建期总结报告\n第二页：主要建设内容完成情况\n") << name;
  }
}

TEST(PdfHostile, BrokenFilesAreReadAsFarAsTheyGo) {
  for (const char* name : {"truncated", "truncated-object-streams", "truncated-in-the-second-page", "xref-broken"}) {
    const Document document = read_fixture(name);
    EXPECT_TRUE(document.is_pdf) << name;
    EXPECT_TRUE(has_problem(document, ProblemKind::kDamaged)) << name;
    EXPECT_TRUE(all_text(document).starts_with("第一页：筹建期总结报告\n")) << name;
    expect_messages_are_for_people(document);
  }
}

TEST(PdfHostile, WhatHarmsNothingIsNotTold) {
  for (const char* name : {"garbage-after", "object-streams", "xref-points-to-itself", "length-too-short",
                           "length-too-long", "inflates-to-forty-megabytes"}) {
    const Document document = read_fixture(name);
    EXPECT_EQ(all_text(document), "第一页：筹建期总结报告\n第二页：主要建设内容完成情况\n") << name;
    EXPECT_FALSE(has_problem(document, ProblemKind::kTooLarge)) << name;
  }
}

TEST(PdfHostile, AMissingPageIsCounted) {
  const Document document = read_fixture("page-missing");
  EXPECT_EQ(document.pages.size(), 2U);
  ASSERT_TRUE(has_problem(document, ProblemKind::kDamaged));
  EXPECT_NE(document.problems[0].message.find("3 页"), std::string::npos) << document.problems[0].message;
}

TEST(PdfHostile, APageTreeThatContainsItselfEnds) {
  const Document document = read_fixture("page-tree-loop");
  EXPECT_EQ(document.pages.size(), 2U);
}

TEST(PdfHostile, WhatIsNestedTooDeepIsLeftOutAndSaidSo) {
  const Document document = read_fixture("nested-too-deep");
  EXPECT_EQ(document.pages.size(), 2U);
  ASSERT_TRUE(has_problem(document, ProblemKind::kDamaged));
  EXPECT_NE(document.problems[0].message.find("嵌套过深"), std::string::npos);
  // Objects that no page needs are not even looked at.
  for (const char* name : {"nested-too-deep-where-nobody-looks", "nested-too-deep-in-object-stream"}) {
    const Document innocent = read_fixture(name);
    EXPECT_FALSE(innocent.pages.empty()) << name;
    EXPECT_FALSE(has_problem(innocent, ProblemKind::kDamaged)) << name;
  }
}

TEST(PdfHostile, EncryptionIsLookedThroughBeforeItIsTried) {
  const Document document = read_fixture("encrypt-dictionary-without-keys");
  EXPECT_TRUE(has_problem(document, ProblemKind::kDamaged));
  EXPECT_TRUE(document.pages.empty());
}

TEST(PdfHostile, EmptyFilesAndStrangers) {
  EXPECT_TRUE(has_problem(read_fixture("empty"), ProblemKind::kEmpty));
  EXPECT_TRUE(has_problem(read_fixture("not-a-pdf"), ProblemKind::kWrongType));
  EXPECT_TRUE(has_problem(read_bytes("%PDF-1.4\n"), ProblemKind::kDamaged));
  EXPECT_FALSE(looks_like_pdf({}));
}

TEST(PdfHostile, ADocumentOfScansHasNoText) {
  std::string scan = slurp(fixtures() / "scans" / "document.pdf");
  // Only the first page is kept.
  const std::size_t kids = scan.find("/Kids[");
  const std::size_t second = scan.find(" 0 R", kids) + 4;
  const std::size_t end = scan.find(']', kids);
  scan.replace(second, end - second, end - second, ' ');
  const std::size_t count = scan.find("/Count 6");
  scan[count + 7] = '1';
  const Document document = read_bytes(scan);
  ASSERT_EQ(document.pages.size(), 1U);
  EXPECT_TRUE(has_problem(document, ProblemKind::kNoText));
}

TEST(PdfHostile, CeilingsAreAskedFirst) {
  PdfLimits limits;
  limits.max_bytes = 100;
  EXPECT_TRUE(has_problem(read_fixture("libreoffice", limits), ProblemKind::kTooLarge));
  limits = {};
  limits.max_pages = 1;
  const Document one = read_fixture("libreoffice", limits);
  EXPECT_EQ(one.pages.size(), 1U);
  EXPECT_TRUE(has_problem(one, ProblemKind::kTooLarge));
  limits = {};
  limits.max_operators_per_page = 10;
  EXPECT_TRUE(has_problem(read_fixture("libreoffice", limits), ProblemKind::kTooLarge));
  limits = {};
  limits.max_glyphs_per_page = 10;
  const Document few = read_fixture("libreoffice", limits);
  EXPECT_TRUE(has_problem(few, ProblemKind::kTooLarge));
  limits = {};
  limits.max_inflated_stream = 1000;
  EXPECT_FALSE(all_text(read_fixture("inflates-to-forty-megabytes", limits)).empty());
}

TEST(PdfHostile, NoByteThatIsCutOrTurnedBringsItDown) {
  // A poor man's fuzzer with a fixed course: each prefix of a file, and each of its bytes changed, at steps.
  const std::string sound = slurp(fixtures() / "encrypted-rc4-empty-password" / "document.pdf");
  const std::string packed = slurp(fixtures() / "object-streams" / "document.pdf");
  for (const std::string& bytes : {sound, packed}) {
    for (std::size_t cut = 0; cut < bytes.size(); cut += 37) {
      static_cast<void>(read_bytes(bytes.substr(0, cut)));
    }
    for (std::size_t at = 0; at < bytes.size(); at += 11) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
      static_cast<void>(read_bytes(changed));
    }
  }
}

TEST(PdfRepair, ARebuiltTableNeverNamesALostObject) {
  const std::string bytes = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n";
  const std::string mended = with_rebuilt_xref(bytes, 1000, 1 << 20);
  EXPECT_TRUE(mended.starts_with(bytes));
  EXPECT_NE(mended.find("1001 0 obj"), std::string::npos);
  EXPECT_NE(mended.find("/Root 1 0 R"), std::string::npos);
  EXPECT_EQ(with_rebuilt_xref("nothing here", 1000, 1 << 20), "");
}

TEST(PdfHostile, FormsInThemselvesAndLongFormsMeetTheirCeilings) {
  const auto read = [](const char* name) { return read_bytes(slurp(fixtures().parent_path() / "hostile/pdf" / name)); };
  const Document twice = read("form-that-paints-itself-twice.pdf");
  EXPECT_EQ(all_text(twice), "Hello\n");
  EXPECT_TRUE(has_problem(twice, ProblemKind::kDamaged));
  EXPECT_FALSE(has_problem(twice, ProblemKind::kTooLarge));  // Not run until a ceiling was met.
  const Document long_form = read("long-form-without-operators.pdf");
  EXPECT_EQ(all_text(long_form), "Hello\n");
  EXPECT_TRUE(has_problem(long_form, ProblemKind::kTooLarge));
  expect_messages_are_for_people(long_form);
}

TEST(PdfRepair, StreamsEndWhereTheyEnd) {
  const std::string bytes = "5 0 obj <</Length 9999>>\nstream\r\nabc\nendstream endobj";
  EXPECT_EQ(raw_stream_at(bytes, 7), "abc\n");
  EXPECT_EQ(raw_stream_at(bytes, 9999), "");
}

}  // namespace
}  // namespace nitec::test
