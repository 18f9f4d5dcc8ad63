// The printed sheet, read back with other people's programs.
#include "report/pdf/review_pdf.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>

#include "report/pdf/flow.h"
#include "report/pdf/parts.h"
#include "tests/report_pdf/awkward_timelines.h"
#include "tests/report_pdf/sample_sheet.h"

namespace nitec {
namespace {

struct Output {
  int status = -1;
  std::string text;
};

Output run(const std::string& command) {
  Output out;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    out.text.append(buffer.data(), count);
  }
  out.status = pclose(pipe);
  return out;
}

bool installed(const std::string& program) {
  return run("command -v " + program).status == 0;
}

/// The sheet as a file for as long as the test runs.
class Printed {
 public:
  explicit Printed(const ReviewSheet& sheet) {
    std::string pattern = std::filesystem::temp_directory_path() / "nitec-review-XXXXXX";
    folder_ = mkdtemp(pattern.data());
    std::ofstream(path(), std::ios::binary) << write_review_pdf(sheet);
  }
  ~Printed() { std::filesystem::remove_all(folder_); }
  Printed(const Printed&) = delete;
  Printed& operator=(const Printed&) = delete;

  [[nodiscard]] std::string path() const { return folder_ + "/review.pdf"; }
  [[nodiscard]] std::string text() const { return run("pdftotext -enc UTF-8 " + path() + " -").text; }

 private:
  std::string folder_;
};

/// Line ends and blanks are layout, and so are the characters' order of columns: words are compared without them.
std::string squeezed(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const char32_t c = take_character(text);
    if (c > U' ' && c != 0x3000 && c != 0xA0) {
      append_utf8(out, c);
    }
  }
  return out;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

int pages_of(const std::string& path) {
  std::smatch match;
  const std::string text = run("pdfinfo " + path).text;
  return std::regex_search(text, match, std::regex("Pages:\\s+(\\d+)")) ? std::stoi(match[1]) : 0;
}

std::vector<std::pair<std::string, ReviewSheet>> samples() {
  ReviewSheet quarantine = sample::rich();
  quarantine.verdict = Verdict::kQuarantine;
  ReviewSheet bare;
  bare.as_of = {2029, 1, 2};
  return {{"rich", sample::rich()},   {"clean", sample::clean()}, {"scanned", sample::scanned()},
          {"worst", sample::worst()}, {"quarantine", quarantine}, {"bare", bare}};
}

TEST(ReviewPdf, SameSheetSameBytes) {
  for (const auto& [name, sheet] : samples()) {
    EXPECT_EQ(write_review_pdf(sheet), write_review_pdf(sheet)) << name;
  }
}

TEST(ReviewPdf, IsAWellFormedTaggedChinesePdf) {
  if (!installed("qpdf") || !installed("pdfinfo")) {
    FAIL() << "qpdf and poppler-utils are not installed: scripts/install --tests";
  }
  for (const auto& [name, sheet] : samples()) {
    SCOPED_TRACE(name);
    const Printed file(sheet);
    const Output check = run("qpdf --check " + file.path());
    EXPECT_EQ(check.status, 0) << check.text;
    const std::string info = run("pdfinfo " + file.path()).text;
    EXPECT_NE(info.find("Tagged:          yes"), std::string::npos) << info;
    EXPECT_NE(info.find("审查工作单"), std::string::npos) << info;
    EXPECT_NE(info.find("(A4)"), std::string::npos) << info;
    const std::string bytes = write_review_pdf(sheet);
    EXPECT_NE(bytes.find("/Lang (zh-Hans)"), std::string::npos);
    EXPECT_NE(bytes.find("/ID [<"), std::string::npos);
  }
}

TEST(ReviewPdf, AllFontsAreEmbeddedSubsetsWithUnicode) {
  if (!installed("pdffonts")) {
    FAIL() << "poppler-utils are not installed: scripts/install --tests";
  }
  const Printed file(sample::rich());
  const std::string fonts = run("pdffonts " + file.path()).text;
  EXPECT_EQ(count_of(fonts, "CID Type 0C"), 5U) << fonts;
  EXPECT_EQ(count_of(fonts, "yes yes yes"), 5U) << fonts;
}

TEST(ReviewPdf, EveryFindingIsPrintedOnceInFull) {
  if (!installed("pdftotext")) {
    FAIL() << "poppler-utils are not installed: scripts/install --tests";
  }
  const ReviewSheet sheet = sample::rich();
  const std::string text = squeezed(Printed(sheet).text());
  for (const Finding& finding : sheet.findings) {
    EXPECT_NE(text.find(squeezed(finding.message)), std::string::npos) << finding.message;
    EXPECT_NE(text.find(squeezed(finding.remedy)), std::string::npos) << finding.remedy;
    EXPECT_EQ(count_of(text, finding.rule), 1U) << finding.rule;
  }
  EXPECT_EQ(count_of(text, "不采纳"), sheet.findings.size());
}

TEST(ReviewPdf, CountsAgreeBetweenPageOnePicturesAndTables) {
  if (!installed("pdftotext")) {
    FAIL() << "poppler-utils are not installed: scripts/install --tests";
  }
  const ReviewSheet sheet = sample::rich();
  const Printed file(sheet);
  const std::string first = squeezed(run("pdftotext -l 1 -enc UTF-8 " + file.path() + " -").text);
  const std::string all = squeezed(file.text());
  EXPECT_NE(first.find("4项错误"), std::string::npos) << first;
  EXPECT_NE(first.find("7项疑点"), std::string::npos);
  EXPECT_NE(first.find("3项提示"), std::string::npos);
  EXPECT_NE(first.find("第1、2、4项"), std::string::npos);
  EXPECT_NE(first.find("条款19条"), std::string::npos);
  EXPECT_NE(all.find("共14项，按轻重排列"), std::string::npos);
  EXPECT_NE(all.find("共4项须由依托单位"), std::string::npos);
  EXPECT_NE(all.find("条款共27条"), std::string::npos);
  // The picture's column of results: five whole, and one each of the others.
  EXPECT_NE(all.find("未见"), std::string::npos);
  EXPECT_EQ(count_of(all, "合并第31—35页"), 1U) << all;
}

TEST(ReviewPdf, PageNumbersCountThePages) {
  if (!installed("pdftotext")) {
    FAIL() << "poppler-utils are not installed: scripts/install --tests";
  }
  for (const auto& [name, sheet] : samples()) {
    SCOPED_TRACE(name);
    const Printed file(sheet);
    const int pages = pages_of(file.path());
    ASSERT_GT(pages, 1);
    const std::string text = squeezed(file.text());
    for (int page = 1; page <= pages; ++page) {
      EXPECT_EQ(count_of(text, "第" + std::to_string(page) + "页共" + std::to_string(pages) + "页"), 1U) << page;
    }
  }
}

TEST(ReviewPdf, NoWordLeavesTheMargins) {
  if (!installed("pdftotext")) {
    FAIL() << "poppler-utils are not installed: scripts/install --tests";
  }
  // Half an em of a bracket that hangs out, and the box that poppler draws around glyphs.
  constexpr double kTolerance = 6;
  for (const auto& [name, sheet] : samples()) {
    SCOPED_TRACE(name);
    const Printed file(sheet);
    const std::string text = run("pdftotext -bbox " + file.path() + " -").text;
    std::size_t count = 0;
    for (std::size_t at = text.find("<word "); at != std::string::npos; at = text.find("<word ", at + 1)) {
      double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
      ASSERT_EQ(std::sscanf(text.c_str() + at, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">", &x0, &y0,
                            &x1, &y1),
                4);
      const bool inside = x0 >= kLeft - kTolerance && y0 >= mm(10) && x1 <= kPageWidth - kRight + kTolerance &&
                          y1 <= kPageHeight - mm(8);
      EXPECT_TRUE(inside) << text.substr(at, 160);
      ++count;
    }
    EXPECT_GT(count, 50U);
  }
}

TEST(ReviewPdf, AQuarantinedSheetPrintsNoQuoteAndNoName) {
  if (!installed("pdftotext")) {
    FAIL() << "poppler-utils are not installed: scripts/install --tests";
  }
  ReviewSheet sheet = sample::rich();
  sheet.verdict = Verdict::kQuarantine;
  const std::string text = squeezed(Printed(sheet).text());
  EXPECT_EQ(text.find("高温合金"), std::string::npos);
  EXPECT_EQ(text.find("收文登记2029年11月24日"), std::string::npos);
  EXPECT_NE(text.find("停止流转"), std::string::npos);
}

TEST(ReviewPdf, AwkwardTimelinesPrint) {
  for (const sample::AwkwardTimeline& awkward : sample::awkward_timelines()) {
    ReviewSheet sheet = sample::clean();
    sheet.timeline = awkward.line;
    EXPECT_GT(write_review_pdf(sheet).size(), 10000U) << awkward.why;
  }
}

TEST(FrontPage, HoldsOnOnePageWhateverTheData) {
  for (const auto& [name, sheet] : samples()) {
    Fonts fonts;
    const Tally counts = tally(sheet);
    EXPECT_LE(front_page({fonts, sheet, counts}).height, kFirstBodyHeight) << name;
  }
}

TEST(Pages, NothingIsLowerThanThePageAndNoHeadingStandsLast) {
  for (const auto& [name, sheet] : samples()) {
    SCOPED_TRACE(name);
    Fonts fonts;
    const Tally counts = tally(sheet);
    const PartContext context{fonts, sheet, counts};
    std::vector<Block> blocks;
    for (auto part : {sections_part, timeline_part, findings_part, clauses_part, files_part, unchecked_part}) {
      for (Block& block : part(context)) {
        blocks.push_back(std::move(block));
      }
    }
    const std::vector<PrintedPage> pages = fill_pages(blocks);
    const auto block_of = [&](const Ink* ink) -> const Block* {
      for (const Block& block : blocks) {
        if (&block.ink == ink) {
          return &block;
        }
        for (const Block& part : block.parts) {
          if (&part.ink == ink) {
            return &part;
          }
        }
      }
      return nullptr;
    };
    for (const PrintedPage& page : pages) {
      ASSERT_FALSE(page.placed.empty());
      const Block* last = block_of(page.placed.back().ink);
      ASSERT_NE(last, nullptr);
      EXPECT_FALSE(last->keep_with_next);
      EXPECT_LE(page.placed.back().y + last->height, kPageHeight - kBottom + 0.1);
    }
  }
}

TEST(Pages, AFindingIsSplitOnlyWhenNoPageHoldsIt) {
  ReviewSheet sheet = sample::rich();
  std::string endless;
  for (int i = 0; i < 100; ++i) {
    endless += "一二三四五六七八九十";
  }
  Finding& huge = sheet.findings[5];
  huge.message = endless;
  huge.remedy = endless;
  huge.expected = endless;
  huge.actual = endless;
  huge.locations.assign(6, sample::at_page("02-筹建期总结报告.pdf", 7, endless));
  Fonts fonts;
  const Tally counts = tally(sheet);
  const std::vector<Block> blocks = findings_part({fonts, sheet, counts});
  const std::vector<PrintedPage> pages = fill_pages(blocks);
  std::size_t split = 0;
  for (const Block& block : blocks) {
    std::vector<std::size_t> on;
    for (const Block& part : block.parts) {
      for (std::size_t i = 0; i < pages.size(); ++i) {
        for (const Placed& placed : pages[i].placed) {
          if (placed.ink == &part.ink) {
            on.push_back(i);
          }
        }
      }
      EXPECT_LE(part.height, kBodyHeight);
    }
    if (!on.empty() && on.front() != on.back()) {
      ++split;
      EXPECT_GT(block.total(), kBodyHeight);
    }
  }
  EXPECT_EQ(split, 1U);
}

}  // namespace
}  // namespace nitec
