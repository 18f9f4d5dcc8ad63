// Where highlights lie in the copy's own terms (/QuadPoints, in user space), and where pdftotext sees those words on
// the page as displayed: turned pages, boxes that do not begin at 0, quotes over several lines.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <regex>

#include "ingest/pdf/pdf_objects.h"
#include "ingest/pdf/pdf_update.h"
#include "report/annotated/document_marks.h"
#include "tests/annotated/marks.h"

namespace nitec::test {
namespace {

struct Word {
  Box box;
  std::string text;
};
using Words = std::vector<Word>;

/// Each page's words as pdftotext sees them, from the top down and from left to right.
std::vector<Words> words_of(const fs::path& pdf) {
  std::string out;
  std::array<char, 4096> some{};
  FILE* pipe = ::popen(("pdftotext -cropbox -bbox '" + pdf.string() + "' -").c_str(), "r");
  for (std::size_t got = 0; pipe != nullptr && (got = std::fread(some.data(), 1, some.size(), pipe)) > 0;) {
    out.append(some.data(), got);
  }
  if (pipe != nullptr) {
    ::pclose(pipe);
  }
  static const std::regex kItem(
      R"re(<page |<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>)re");
  std::vector<Words> pages;
  for (std::sregex_iterator it(out.begin(), out.end(), kItem), end; it != end; ++it) {
    const std::smatch& item = *it;
    if (!item[1].matched) {
      pages.emplace_back();
    } else {
      pages.back().push_back(
          {{std::stod(item[1]), std::stod(item[2]), std::stod(item[3]), std::stod(item[4])}, item[5]});
    }
  }
  for (Words& words : pages) {
    std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
      return a.box.y0 != b.box.y0 ? a.box.y0 < b.box.y0 : a.box.x0 < b.box.x0;
    });
  }
  return pages;
}

struct Point {
  double x = 0;
  double y = 0;
};

/// The page as displayed, from its upper left corner: /Rotate turns it clockwise (ISO 32000-1, table 30).
Point displayed(const PdfValue& page, double x, double y) {
  const PdfValue box = page["CropBox"].null() ? page["MediaBox"] : page["CropBox"];
  const double left = x - box.at(0).number();
  const double below = y - box.at(1).number();
  const double right = box.at(2).number() - x;
  const double above = box.at(3).number() - y;
  switch ((page["Rotate"].integer() + 360) % 360) {
    case 90:
      return {below, left};
    case 180:
      return {right, below};
    case 270:
      return {above, right};
    default:
      return {left, above};
  }
}

/// A quote from the first of the words to the last, and the lines on which it stands.
struct Quote {
  std::size_t page = 0;
  std::string text;
  std::vector<Box> lines;
};

Quote quote_of(const std::vector<Words>& pages, std::size_t page, std::size_t first, std::size_t last) {
  Quote out{page, {}, {}};
  for (std::size_t i = first; i <= last; ++i) {
    const Word& word = pages[page][i];
    if (out.lines.empty() || out.lines.back().y0 != word.box.y0) {
      out.lines.push_back(word.box);
    } else {
      out.lines.back().x1 = word.box.x1;
      out.text += ' ';
    }
    out.text += word.text;
  }
  return out;
}

void expect_exact(const std::string& name, const std::vector<Quote>& quotes) {
  const std::string original = pdf_of(name);
  ReviewSheet sheet;
  sheet.submission.documents.push_back(read_pdf(bytes_of(original), "a.pdf"));
  for (const Quote& quote : quotes) {
    Finding finding;
    finding.id = static_cast<int>(sheet.findings.size()) + 1;
    finding.locations.push_back({.file = "a.pdf",
                                 .page = static_cast<int>(quote.page) + 1,
                                 .box = {},
                                 .line = 0,
                                 .xpath = {},
                                 .quote = quote.text});
    sheet.findings.push_back(finding);
  }
  const std::vector<DocumentMarks> marks = document_marks(sheet);
  ASSERT_EQ(marks.size(), 1U);
  const PdfUpdate update = update_pdf(bytes_of(original), marks[0]);
  ASSERT_EQ(update.refusal, UpdateRefusal::kNone);
  const std::string copy = original + update.bytes;
  const PdfFile file(bytes_of(copy), {});
  const PdfValue pages = file.trailer()["Root"]["Pages"]["Kids"];
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    const PdfValue page = pages.at(quotes[i].page);
    const std::string begin = "nitec-" + std::to_string(i + 1) + "-";
    PdfValue quads;
    for (std::size_t n = 0; n < page["Annots"].size(); ++n) {
      const PdfValue note = page["Annots"].at(n);
      if (note["Subtype"].name() == "Highlight" && note["NM"].bytes().starts_with(begin)) {
        quads = note["QuadPoints"];
      }
    }
    const std::string who = name + ", page " + std::to_string(quotes[i].page + 1) + ": " + quotes[i].text;
    ASSERT_EQ(quads.size(), 8 * quotes[i].lines.size()) << who;
    for (std::size_t line = 0; line < quotes[i].lines.size(); ++line) {
      const auto corner = [&](std::size_t n) {
        return displayed(page, quads.at(8 * line + 2 * n).number(), quads.at(8 * line + 2 * n + 1).number());
      };
      const Box& wanted = quotes[i].lines[line];
      const double size = wanted.y1 - wanted.y0;
      const Point upper_left = corner(0);
      const Point lower_right = corner(3);
      EXPECT_NEAR(upper_left.x, wanted.x0, 0.5) << who;
      EXPECT_NEAR(lower_right.x, wanted.x1, 0.5) << who;
      // How high letters are is each program's own opinion; nobody's reaches into the next line.
      EXPECT_NEAR(upper_left.y, wanted.y0, size * 0.25) << who;
      EXPECT_NEAR(lower_right.y, wanted.y1, size * 0.25) << who;
      EXPECT_NEAR(corner(1).x, lower_right.x, 0.01) << who;
      EXPECT_NEAR(corner(1).y, upper_left.y, 0.01) << who;
      EXPECT_NEAR(corner(2).x, upper_left.x, 0.01) << who;
      EXPECT_NEAR(corner(2).y, lower_right.y, 0.01) << who;
    }
  }
}

TEST(Quads, OfWordsOnTurnedAndCroppedPages) {
  const std::vector<Words> pages = words_of(fixture("pdf/page-geometry/document.pdf"));
  ASSERT_EQ(pages.size(), 6U);
  std::vector<Quote> quotes;
  for (std::size_t page = 0; page < 5; ++page) {  // pdftotext does not heed /UserUnit, which is the sixth page's.
    ASSERT_EQ(pages[page].size(), 1U);
    quotes.push_back(quote_of(pages, page, 0, 0));
  }
  expect_exact("page-geometry", quotes);
}

TEST(Quads, OfQuotesOverSeveralLinesOfTurnedAndCroppedPages) {
  const std::vector<Words> pages = words_of(fixture("pdf/turned-and-cropped/document.pdf"));
  ASSERT_EQ(pages.size(), 4U);
  std::vector<Quote> quotes;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    ASSERT_EQ(pages[page].size(), 15U);
    quotes.push_back(quote_of(pages, page, 4, 4));    // A word in the middle of a line.
    quotes.push_back(quote_of(pages, page, 1, 6));    // The end of a line, a whole one, the beginning of a third.
    quotes.push_back(quote_of(pages, page, 8, 9));    // From one line to the next.
    quotes.push_back(quote_of(pages, page, 0, 14));   // All.
    quotes.push_back(quote_of(pages, page, 14, 14));  // The last.
  }
  EXPECT_EQ(quotes[1].lines.size(), 3U);
  EXPECT_EQ(quotes[3].lines.size(), 5U);
  expect_exact("turned-and-cropped", quotes);
}

}  // namespace
}  // namespace nitec::test
