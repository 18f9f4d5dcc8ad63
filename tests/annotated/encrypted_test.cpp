// Updates behind encrypted files: encrypted with the file's own key, so far as its permissions go.

#include <gtest/gtest.h>

#include <cstdlib>

#include "ingest/package/annotate_package.h"
#include "ingest/pdf/object_text.h"
#include "ingest/pdf/pdf_objects.h"
#include "ingest/pdf/pdf_update.h"
#include "ingest/pdf/unicode.h"
#include "tests/annotated/marks.h"

namespace nitec::test {
namespace {

/// Of fixtures/pdf/make_encrypted.py.
constexpr std::size_t kPages = 2;

/// The pages' own text, without the tags. `front`: pages that came before them.
std::string text_of(const std::string& pdf, std::size_t front) {
  const Document document = read_pdf(bytes_of(pdf), "a.pdf");
  EXPECT_EQ(document.pages.size(), front + kPages);
  std::string out;
  for (std::size_t i = front; i < document.pages.size(); ++i) {
    for (const Line& line : document.pages[i].lines) {
      out += line.text.size() == 1 ? "" : line.text + "\n";  // A tag's number.
    }
  }
  return out;
}

/// Text with its line ends, as it stands between the brackets.
std::string exact(const PdfValue& string) {
  return string_text(string.bytes());
}

std::string clear(const PdfValue& string) {
  return text_string_to_utf8(string.bytes());
}

/// What the fixtures held before, and what the marks say now, each string readable.
void expect_every_string(const std::string& pdf, std::size_t front, const std::string& who) {
  const PdfFile file(bytes_of(pdf), {});
  ASSERT_EQ(file.state(), PdfFile::State::kLoaded) << who;
  const PdfValue root = file.trailer()["Root"];
  EXPECT_EQ(root["Lang"].bytes(), "zh-CN") << who;
  const PdfValue labels = root["PageLabels"]["Nums"];
  ASSERT_EQ(labels.size(), 6U) << who;
  EXPECT_EQ(clear(labels.at(1)["P"]), "批注") << who;
  EXPECT_EQ(clear(labels.at(5)["P"]), "附") << who;
  const PdfValue old_entry = root["Outlines"]["First"];
  EXPECT_EQ(clear(old_entry["Title"]), "一、摘要（不变）") << who;
  EXPECT_EQ(clear(old_entry["Next"]["Title"]), "批注（3项）") << who;
  EXPECT_EQ(clear(old_entry["Next"]["First"]["Title"]), "第1项　错误") << who;
  const PdfValue notes = root["Pages"]["Kids"].at(front)["Annots"];
  // The old one; of each mark the highlight, the tag, and a window for each.
  ASSERT_EQ(notes.size(), 1U + 3 * 4) << who;
  EXPECT_EQ(clear(notes.at(0)["Contents"]), "原有的批注") << who;
  EXPECT_EQ(notes.at(0)["NM"].bytes(), "odd (name) \\ \r") << who;
  EXPECT_EQ(notes.at(1)["Subtype"].name(), "Highlight") << who;
  EXPECT_EQ(exact(notes.at(1)["Contents"]), unicode_string_text("第1项　错误\n总投资与评估表不一致。")) << who;
  EXPECT_EQ(exact(notes.at(11)["Contents"]), unicode_string_text("第3项　错误\n总投资与评估表不一致。")) << who;
  EXPECT_EQ(notes.at(1)["NM"].bytes(), "nitec-1-1") << who;
}

class Encrypted : public testing::TestWithParam<const char*> {};

TEST_P(Encrypted, FilesGetMarksThatAreEncryptedLikeThem) {
  const std::string original = pdf_of(GetParam());
  const DocumentMarks marks = marks_for(kPages, false);
  const PdfUpdate update = update_pdf(bytes_of(original), marks);
  ASSERT_EQ(update.refusal, UpdateRefusal::kNone);
  EXPECT_EQ(update_pdf(bytes_of(original), marks).bytes, update.bytes);
  const bool in_clear = std::string(GetParam()) == "encrypted-identity";
  for (const std::string& told : {unicode_string_text(marks.outline_head), std::string("(nitec-1-1)")}) {
    EXPECT_EQ(update.bytes.find(told) != std::string::npos, in_clear) << told;
  }
  const std::string copy = original + update.bytes;
  const std::size_t front = read_pdf(bytes_of(marks.cover), "a.pdf").pages.size();
  EXPECT_EQ(text_of(copy, front), text_of(original, 0));
  expect_every_string(copy, front, "our reader");

  // qpdf decrypts it with its own ciphers.
  const Scratch scratch;
  write(scratch / "copy.pdf", copy);
  EXPECT_EQ(qpdf_says(scratch / "copy.pdf"), 0);
  const std::string command =
      "qpdf --decrypt '" + (scratch / "copy.pdf").string() + "' '" + (scratch / "clear.pdf").string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);  // NOLINT(concurrency-mt-unsafe)
  const std::string decrypted = read(scratch / "clear.pdf");
  EXPECT_TRUE(read_pdf(bytes_of(decrypted), "a.pdf").facts.encryption == std::nullopt);
  EXPECT_EQ(text_of(decrypted, front), text_of(original, 0));
  expect_every_string(decrypted, front, "qpdf");
}

INSTANTIATE_TEST_SUITE_P(Methods, Encrypted,
                         testing::Values("encrypted-strings-rc4-forty", "encrypted-strings-rc4",
                                         "encrypted-strings-aes128", "encrypted-strings-aes256",
                                         "encrypted-revision-five", "encrypted-object-streams-aes128",
                                         "encrypted-object-streams-aes256", "encrypted-linearized",
                                         "encrypted-identity"));

TEST(EncryptedFiles, ThatForbidNotesAreLeftAlone) {
  const PdfUpdate update = update_pdf(bytes_of(pdf_of("encrypted-notes-forbidden")), marks_for(kPages, false));
  EXPECT_EQ(update.refusal, UpdateRefusal::kNotAllowed);
  EXPECT_TRUE(update.bytes.empty());
  EXPECT_NE(refusal_in_words(update.refusal).find("安全设置不允许添加批注"), std::string::npos);
}

TEST(EncryptedFiles, ThatAllowNotesAloneGetNoPagesAndNoBookmarks) {
  const std::string original = pdf_of("encrypted-notes-alone-allowed");
  const PdfUpdate update = update_pdf(bytes_of(original), marks_for(kPages, false));
  ASSERT_EQ(update.refusal, UpdateRefusal::kNone);
  EXPECT_EQ(update.bytes.find("/Outlines"), std::string::npos);
  EXPECT_EQ(update.bytes.find("/Kids"), std::string::npos);
  EXPECT_NE(update.bytes.find("/Subtype/Highlight"), std::string::npos);
  const Scratch scratch;
  write(scratch / "copy.pdf", original + update.bytes);
  EXPECT_EQ(qpdf_says(scratch / "copy.pdf"), 0);
}

TEST(EncryptedFiles, WhoseStringsAndStreamsDifferAreLeftAlone) {
  const PdfUpdate update = update_pdf(bytes_of(pdf_of("encrypted-strings-identity")), marks_for(kPages, false));
  EXPECT_EQ(update.refusal, UpdateRefusal::kEncrypted);
}

TEST(EncryptedFiles, OfWhichAttachmentsAloneNeedAPasswordAreReadAndMarked) {
  const std::string original = pdf_of("encrypted-attachments-alone");
  const PdfUpdate update = update_pdf(bytes_of(original), marks_for(kPages, false));
  ASSERT_EQ(update.refusal, UpdateRefusal::kNone);
  expect_every_string(original + update.bytes, read_pdf(bytes_of(pdf_of("pango")), "a.pdf").pages.size(), "our reader");
}

TEST(EncryptedFiles, OfAPackageAreMarkedInWorkersThatMayNotLoadTheCiphers) {
  const fs::path submission = fixture("submissions/defective-cold-chain");
  const Scratch scratch;
  int encrypted = 0;
  fs::create_directories(scratch / "in");
  for (const auto& entry : fs::recursive_directory_iterator(submission)) {
    const fs::path to = scratch / "in" / entry.path().lexically_relative(submission);
    if (entry.is_directory()) {
      fs::create_directories(to);
    } else if (entry.path().extension() == ".pdf") {
      const std::string command = "qpdf --static-id --static-aes-iv --encrypt '' owner 256 -- '" +
                                  entry.path().string() + "' '" + to.string() + "' 2> /dev/null";
      ASSERT_EQ(WEXITSTATUS(std::system(command.c_str())) % 3, 0) << command;  // NOLINT(concurrency-mt-unsafe)
      ++encrypted;
    } else {
      fs::copy_file(entry.path(), to);
    }
  }
  ASSERT_GT(encrypted, 0);
  nitec({"check", submission.string(), "-o", (scratch / "plain").string(), "--as-of", kAsOf});
  nitec({"check", (scratch / "in").string(), "-o", (scratch / "out").string(), "--as-of", kAsOf});
  nitec({"check", (scratch / "in").string(), "-o", (scratch / "again").string(), "--as-of", kAsOf});
  EXPECT_EQ(contents(scratch / "out/return/annotated"), contents(scratch / "again/return/annotated"));
  int copies = 0;
  for (const auto& entry : fs::directory_iterator(scratch / "plain/return/annotated")) {
    ++copies;
    const fs::path copy = scratch / "out/return/annotated" / entry.path().filename();
    ASSERT_TRUE(fs::exists(copy)) << entry.path().filename();
    EXPECT_EQ(qpdf_says(copy), 0) << copy;
    // The same pages and marks as in the copy of the file that is not encrypted; and that it is encrypted may be told,
    // too.
    const Document plain = read_pdf(bytes_of(read(entry.path())), "a.pdf");
    const Document ours = read_pdf(bytes_of(read(copy)), "a.pdf");
    EXPECT_TRUE(ours.facts.encryption != std::nullopt) << copy;
    ASSERT_EQ(plain.pages.size(), ours.pages.size()) << copy;
    EXPECT_GE(ours.bookmarks.size(), plain.bookmarks.size()) << copy;
  }
  EXPECT_GT(copies, 0);
}

}  // namespace
}  // namespace nitec::test
