// update_pdf on files as they come: sound, signed, odd, broken.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <new>
#include <random>
#include <sstream>

#include "ingest/pdf/pdf_update.h"
#include "report/annotated/document_marks.h"
#include "tests/annotated/marks.h"

// What decrypts loses memory when an encrypted file breaks off under it (tests/fuzz/leaks.supp); the sanitizer asks
// here. NOLINTNEXTLINE(readability-identifier-naming,bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {  // NOLINT
  return "leak:libpodofo\nleak:libcrypto\n";
}

namespace nitec::test {
namespace {

PdfLimits limits() {
  PdfLimits out;
  out.max_inflated_total = 64ULL << 20;
  return out;
}

std::string pdfsig_says(const fs::path& file) {
  const fs::path out = file.string() + ".txt";
  EXPECT_EQ(std::system(("pdfsig -nocert '" + file.string() + "' > '" + out.string() + "' 2>&1").c_str()),
            0);  // NOLINT
  return read(out);
}

class Signed : public testing::TestWithParam<const char*> {};

TEST_P(Signed, StaysValid) {
  const std::string original = pdf_of(GetParam());
  const PdfUpdate update = update_pdf(bytes_of(original), marks_for(2, true), limits());
  ASSERT_EQ(update.refusal, UpdateRefusal::kNone);
  const Scratch scratch;
  write(scratch / "before.pdf", original);
  write(scratch / "after.pdf", original + update.bytes);
  const std::string valid = "Signature Validation: Signature is Valid.";
  const std::string before = pdfsig_says(scratch / "before.pdf");
  const std::string after = pdfsig_says(scratch / "after.pdf");
  EXPECT_NE(before.find(valid), std::string::npos) << before;
  EXPECT_NE(after.find(valid), std::string::npos) << after;
  EXPECT_EQ(after.find("invalid"), std::string::npos) << after;
  EXPECT_EQ(qpdf_says(scratch / "after.pdf"), 0);
  // Nothing but annotations: neither pages in front nor an outline.
  EXPECT_EQ(update.bytes.find("/Outlines"), std::string::npos);
  EXPECT_EQ(update.bytes.find("/Kids"), std::string::npos);
  EXPECT_NE(update.bytes.find("/Subtype/Highlight"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Levels, Signed,
                         testing::Values("signed-annotations-allowed", "signed-for-approval", "encrypted-and-signed"));

class SignedAgainstNotes : public testing::TestWithParam<const char*> {};

/// A copy with notes would no longer be what was signed, and viewers would call its signature invalid.
TEST_P(SignedAgainstNotes, IsLeftAlone) {
  const std::string original = pdf_of(GetParam());
  for (const bool known : {true, false}) {  // Whatever the sheet says of it.
    const PdfUpdate update = update_pdf(bytes_of(original), marks_for(2, known), limits());
    EXPECT_EQ(update.refusal, UpdateRefusal::kSigned);
    EXPECT_TRUE(update.bytes.empty());
    EXPECT_NE(refusal_in_words(update.refusal).find("电子签名不允许添加批注"), std::string::npos);
  }
}

INSTANTIATE_TEST_SUITE_P(Levels, SignedAgainstNotes,
                         testing::Values("signed-no-changes", "signed", "signed-and-locked"));

TEST(PdfUpdates, AnyFileIsUpdatedNoWorseThanItWasOrRefused) {
  const Scratch scratch;
  int updated = 0;
  int refused = 0;
  for (const char* folder : {"pdf", "hostile"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fixture(folder))) {
      // qpdf takes ten seconds to unfold the forty megabytes, and says no more than of the others.
      if (entry.path().extension() != ".pdf" ||
          entry.path().parent_path().filename() == "inflates-to-forty-megabytes") {
        continue;
      }
      const std::string original = read(entry.path());
      const Document document = read_pdf(bytes_of(original), "a.pdf", limits());
      const bool is_signed = std::any_of(document.facts.signatures.begin(), document.facts.signatures.end(),
                                         [](const Signature& each) { return each.is_signed; });
      const PdfUpdate update = update_pdf(bytes_of(original), marks_for(document.pages.size(), is_signed), limits());
      if (update.refusal != UpdateRefusal::kNone) {
        ++refused;
        EXPECT_FALSE(refusal_in_words(update.refusal).empty());
        EXPECT_TRUE(update.bytes.empty()) << entry.path();
        continue;
      }
      ++updated;
      const std::size_t header = original.find("%PDF-");
      write(scratch / "after.pdf", original.substr(header) + update.bytes);
      if (const int after = qpdf_says(scratch / "after.pdf"); after != 0) {
        write(scratch / "before.pdf", original.substr(header));
        const int before = qpdf_says(scratch / "before.pdf");
        EXPECT_EQ(after, before) << entry.path();
      }
    }
  }
  EXPECT_GE(updated, 60);
  EXPECT_GE(refused, 10);
}

TEST(PdfUpdates, BytesThatWereChangedNeverBreakIt) {
  constexpr int kRounds = 1500;
  std::mt19937 random(20290520);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same each time.
  int updated = 0;
  int refused = 0;
  for (const char* name : {"libreoffice", "chromium", "xelatex", "object-streams", "navigation", "annotations",
                           "page-geometry", "signed-for-approval", "encrypted-strings-rc4", "encrypted-strings-aes128",
                           "encrypted-strings-aes256", "encrypted-object-streams-aes256", "encrypted-identity"}) {
    const std::string original = pdf_of(name);
    const DocumentMarks marks = marks_for(read_pdf(bytes_of(original), "a.pdf", limits()).pages.size(), false);
    for (int round = 0; round < kRounds; ++round) {
      std::string changed = original;
      if (round % 5 == 0) {
        changed.resize(random() % changed.size());
      }
      for (std::size_t n = round % 5 == 0 ? 0 : 1 + random() % 24; n > 0; --n) {
        // Half of it where the objects of the catalog and the cross references stand.
        const std::size_t back = n % 2 == 0 ? std::min<std::size_t>(changed.size(), 3000) : changed.size();
        changed[changed.size() - 1 - random() % back] = static_cast<char>(random());
      }
      try {
        const PdfUpdate update = update_pdf(bytes_of(changed), marks, limits());
        EXPECT_EQ(update.refusal == UpdateRefusal::kNone, update.bytes.ends_with("%%EOF\n"));
        (update.refusal == UpdateRefusal::kNone ? updated : refused) += 1;
      } catch (const std::bad_alloc&) {
        ++refused;
      }
    }
  }
  EXPECT_GT(updated, 50);
  EXPECT_GT(refused, 50);
}

TEST(PdfUpdates, PagesKeepTheLabelsThatTheyHad) {
  // Its first page is called iv, its second A-7 (qpdf --json --json-key=pagelabels).
  const std::string original = pdf_of("navigation");
  const std::size_t pages = read_pdf(bytes_of(original), "a.pdf", limits()).pages.size();
  const std::size_t front = read_pdf(bytes_of(pdf_of("pango")), "a.pdf", limits()).pages.size();
  const PdfUpdate update = update_pdf(bytes_of(original), marks_for(pages, false), limits());
  ASSERT_EQ(update.refusal, UpdateRefusal::kNone);
  const Scratch scratch;
  write(scratch / "after.pdf", original + update.bytes);
  const std::string command = "qpdf --json=1 --json-key=pagelabels '" + (scratch / "after.pdf").string() + "' > '" +
                              (scratch / "labels").string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);  // NOLINT(concurrency-mt-unsafe)
  const Json labels = Json::parse(read(scratch / "labels"))["pagelabels"];
  ASSERT_EQ(labels.size(), 3U);
  EXPECT_EQ(labels[0]["index"], 0);
  EXPECT_EQ(labels[0]["label"]["/P"], "批注");
  EXPECT_EQ(labels[1]["index"], front);
  EXPECT_EQ(labels[1]["label"], Json::parse(R"({"/S": "/r", "/St": 4})"));
  EXPECT_EQ(labels[2]["index"], front + 1);
  EXPECT_EQ(labels[2]["label"], Json::parse(R"({"/P": "A-", "/S": "/D", "/St": 7})"));
}

class MarkedWordsOf : public testing::TestWithParam<const char*> {};

/// pdftotext says where the words stand (see fixtures/pdf/README.md).
TEST_P(MarkedWordsOf, AreThoseThatPdftotextSeesThere) {
  ReviewSheet sheet;
  sheet.submission.documents.push_back(read_pdf(bytes_of(pdf_of(GetParam())), "a.pdf", limits()));
  std::istringstream table(read(fixture("pdf/" + std::string(GetParam()) + "/words.tsv")));
  struct Word {
    int page = 0;
    Box box;
    std::string text;
  };
  std::vector<Word> words;
  for (Word w; table >> w.page >> w.box.x0 >> w.box.y0 >> w.box.x1 >> w.box.y1 >> w.text;) {
    words.push_back(w);
  }
  std::vector<Word> places;
  for (const Word& word : words) {
    const auto same = std::count_if(words.begin(), words.end(), [&](const Word& other) {
      return other.page == word.page && other.text.find(word.text) != std::string::npos;
    });
    if (same == 1) {  // Without a box: only the words themselves can lead there.
      places.push_back(word);
      Finding finding;
      finding.id = static_cast<int>(places.size());
      finding.locations.push_back(
          {.file = "a.pdf", .page = word.page, .box = {}, .line = 0, .xpath = {}, .quote = word.text});
      sheet.findings.push_back(finding);
    }
  }
  const std::vector<DocumentMarks> all = document_marks(sheet);
  ASSERT_EQ(all.size(), 1U);
  std::size_t covered = 0;
  for (const PdfMark& mark : all[0].marks) {
    const Word& word = places.at(static_cast<std::size_t>(mark.finding) - 1);
    const Box& wanted = word.box;
    EXPECT_EQ(mark.page, word.page);
    ASSERT_EQ(mark.words.size(), 1U) << word.text;
    const Box& drawn = mark.words[0].box;
    const double size = wanted.y1 - wanted.y0;
    const double middle = (wanted.y0 + wanted.y1) / 2;
    // What is squeezed at the end (a bracket, a comma) and letter spacing may differ by half a character.
    EXPECT_NEAR(drawn.x0, wanted.x0, 1.0) << mark.note;
    EXPECT_NEAR(drawn.x1, wanted.x1, size * 0.6) << mark.note;
    EXPECT_TRUE(drawn.y0 < middle && drawn.y1 > middle && drawn.y1 - drawn.y0 < size * 1.5) << mark.note;
    ++covered;
  }
  EXPECT_GE(covered, 20U);
}

INSTANTIATE_TEST_SUITE_P(Programs, MarkedWordsOf,
                         testing::Values("libreoffice", "chromium", "weasyprint", "xelatex", "pango", "reportlab",
                                         "ghostscript"));

}  // namespace
}  // namespace nitec::test
