// What was read of PDFs is kept, and used for the same files alone.
#include "ingest/package/kept_readings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "ingest/package/package_reader.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;

const fs::path kSubmission = fs::path(NITEC_SOURCE_DIR) / "fixtures/submissions/clean-annual-magnesium";

int pdfs_of(const Submission& submission) {
  return static_cast<int>(std::count_if(submission.documents.begin(), submission.documents.end(),
                                        [](const Document& document) { return document.is_pdf; }));
}

void expect_same(const Submission& a, const Submission& b) {
  ASSERT_EQ(a.documents.size(), b.documents.size());
  for (std::size_t i = 0; i < a.documents.size(); ++i) {
    const Document& one = a.documents[i];
    const Document& other = b.documents[i];
    EXPECT_EQ(one.path, other.path);
    EXPECT_EQ(one.role, other.role);
    EXPECT_EQ(one.problems.size(), other.problems.size());
    ASSERT_EQ(one.pages.size(), other.pages.size());
    for (std::size_t page = 0; page < one.pages.size(); ++page) {
      ASSERT_EQ(one.pages[page].lines.size(), other.pages[page].lines.size());
      for (std::size_t line = 0; line < one.pages[page].lines.size(); ++line) {
        EXPECT_EQ(one.pages[page].lines[line].text, other.pages[page].lines[line].text);
      }
      EXPECT_EQ(one.pages[page].tables.size(), other.pages[page].tables.size());
    }
  }
}

TEST(KeptReadings, TheSecondTimeNoPdfIsRead) {
  KeptReadings first;
  PackageLimits limits;
  limits.kept = &first;
  const Submission read = read_package(kSubmission, limits);
  ASSERT_GT(pdfs_of(read), 3);
  EXPECT_EQ(first.found(), 0);
  KeptReadings second = KeptReadings::parse(first.bytes("甲"), "甲");
  limits.kept = &second;
  const Submission again = read_package(kSubmission, limits);
  EXPECT_EQ(second.found(), pdfs_of(read));
  expect_same(read, again);
  EXPECT_EQ(second.bytes("甲"), first.bytes("甲"));
  expect_same(read, read_package(kSubmission));  // And without any.
}

TEST(KeptReadings, WhatIsKeptIsWhatIsUsed) {
  KeptReadings first;
  PackageLimits limits;
  limits.kept = &first;
  read_package(kSubmission, limits);
  // Bytes that are no reading: the file is said not to have been read, as if its worker had died.
  KeptReadings spoilt;
  const Submission plain = read_package(kSubmission);
  for (const Document& document : plain.documents) {
    spoilt.keep(document.sha256, "no reading");
  }
  KeptReadings parsed = KeptReadings::parse(spoilt.bytes("甲"), "甲");
  limits.kept = &parsed;
  for (const Document& document : read_package(kSubmission, limits).documents) {
    EXPECT_EQ(document.is_pdf && document.problems.empty(), false) << document.path;
  }
}

TEST(KeptReadings, OfAnotherProgramOrBrokenIsNone) {
  KeptReadings readings;
  readings.keep("ab12", std::string(5000, 'x'));
  readings.keep("cd34", "");
  const std::string bytes = readings.bytes("甲乙");
  KeptReadings same = KeptReadings::parse(bytes, "甲乙");
  ASSERT_NE(same.find("ab12"), nullptr);
  EXPECT_EQ(*same.find("ab12"), std::string(5000, 'x'));
  ASSERT_NE(same.find("cd34"), nullptr);
  EXPECT_EQ(same.find("ef56"), nullptr);
  EXPECT_EQ(KeptReadings::parse(bytes, "甲").find("ab12"), nullptr);
  EXPECT_EQ(KeptReadings::parse(bytes, "丙").find("ab12"), nullptr);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(KeptReadings::parse(bytes.substr(0, size), "甲乙").find("ab12"), nullptr) << size;
  }
  // A length that is not true is asked before memory is taken for it.
  std::string lying = bytes;
  const std::size_t end = lying.find('\n');
  lying.replace(end - 4, 4, "99999999999999");
  EXPECT_EQ(KeptReadings::parse(lying, "甲乙").find("ab12"), nullptr);
}

TEST(KeptReadings, AreBounded) {
  KeptReadings readings;
  readings.keep("a", std::string(KeptReadings::kMaxBytes, 'x'));
  readings.keep("b", "y");
  KeptReadings parsed = KeptReadings::parse(readings.bytes("甲"), "甲");
  EXPECT_NE(parsed.find("a"), nullptr);
  EXPECT_EQ(parsed.find("b"), nullptr);
}

}  // namespace
}  // namespace nitec
