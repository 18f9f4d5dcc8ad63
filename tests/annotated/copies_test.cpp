// return/annotated/: what `check -o` writes for the applicant.

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

/// As the copy of that file is called.
std::string copy_name(std::string path) {
  for (char& c : path) {
    c = c == '/' ? '_' : c;
  }
  return path;
}

/// What a program prints.
std::string printed(const std::string& command) {
  std::string out;
  FILE* pipe = ::popen((command + " 2> /dev/null").c_str(), "r");
  std::array<char, 4096> some{};
  for (std::size_t got = 0; pipe != nullptr && (got = std::fread(some.data(), 1, some.size(), pipe)) > 0;) {
    out.append(some.data(), got);
  }
  if (pipe != nullptr) {
    ::pclose(pipe);
  }
  return out;
}

std::string without_blanks(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') {
      out += c;
    }
  }
  return out;
}

/// The pages as qpdf sees them.
Json pages_of(const fs::path& pdf) {
  return Json::parse(printed("qpdf --json=1 --json-key=pages '" + pdf.string() + "'"))["pages"];
}

class Copies : public testing::TestWithParam<const char*> {};

TEST_P(Copies, KeepTheOriginalAndShowEveryFinding) {
  const fs::path submission = fixture(std::string("submissions/") + GetParam());
  const Scratch scratch;
  nitec({"check", submission.string(), "-o", (scratch / "out").string(), "--as-of", kAsOf});
  const Json findings = Json::parse(read(scratch / "out/findings.json"));
  int places = 0;
  for (const Json& finding : findings["findings"]) {
    for (const Json& where : finding["locations"]) {
      const std::string file = where["file"];
      if (!file.ends_with(".pdf") || !fs::exists(submission / file)) {
        continue;
      }
      ++places;
      const std::string copy = read(scratch / "out/return/annotated" / copy_name(file));
      EXPECT_TRUE(copy.starts_with(read(submission / file))) << file;
      EXPECT_NE(copy.find("/NM(nitec-" + std::to_string(finding["id"].get<int>()) + "-"), std::string::npos)
          << finding["message"] << " in " << file;
    }
  }
  EXPECT_GT(places, 0);
}

TEST_P(Copies, AreSoundAndTheSameAgain) {
  const std::string submission = fixture(std::string("submissions/") + GetParam()).string();
  const Scratch scratch;
  nitec({"check", submission, "-o", (scratch / "one").string(), "--as-of", kAsOf});
  nitec({"check", submission, "-o", (scratch / "two").string(), "--as-of", kAsOf});
  EXPECT_EQ(contents(scratch / "one/return"), contents(scratch / "two/return"));
  int copies = 0;
  for (const auto& entry : fs::directory_iterator(scratch / "one/return/annotated")) {
    ++copies;
    const std::string command = "qpdf --check '" + entry.path().string() + "' > /dev/null 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << entry.path();  // NOLINT(concurrency-mt-unsafe)
  }
  EXPECT_GT(copies, 0);
}

TEST_P(Copies, BeginWithPagesThatListTheirFindings) {
  const fs::path submission = fixture(std::string("submissions/") + GetParam());
  const Scratch scratch;
  nitec({"check", submission.string(), "-o", (scratch / "out").string(), "--as-of", kAsOf});
  const Json findings = Json::parse(read(scratch / "out/findings.json"));
  std::map<std::string, std::string> fronts;
  for (const Json& file : findings["submission"]["files"]) {
    const std::string path = file["path"];
    const fs::path copy = scratch / "out/return/annotated" / copy_name(path);
    if (!fs::exists(copy)) {
      continue;
    }
    const Json old_pages = pages_of(submission / path);
    const Json pages = pages_of(copy);
    ASSERT_GT(pages.size(), old_pages.size()) << path;
    const std::size_t added = pages.size() - old_pages.size();
    for (std::size_t i = 0; i < old_pages.size(); ++i) {
      EXPECT_EQ(pages[added + i]["object"], old_pages[i]["object"]) << path << i;
      EXPECT_EQ(pages[added + i]["contents"], old_pages[i]["contents"]) << path << i;
      const int label = pages[added + i]["label"].is_null() ? 0 : pages[added + i]["label"].value("/St", 0);
      EXPECT_EQ(label, static_cast<int>(i) + 1) << path;
    }
    fronts[path] = without_blanks(printed("pdftotext -l " + std::to_string(added) + " '" + copy.string() + "' -"));
    EXPECT_NE(fronts[path].find("批注副本"), std::string::npos) << path;
  }
  int told = 0;
  for (const Json& finding : findings["findings"]) {
    for (const Json& where : finding["locations"]) {
      const auto front = fronts.find(where["file"]);
      if (front == fronts.end()) {
        continue;
      }
      ++told;
      const std::string message = without_blanks(finding["message"].get<std::string>()).substr(0, 30);
      const std::string page = "原第" + std::to_string(where.value("page", 1)) + "页";
      EXPECT_NE(front->second.find(page), std::string::npos) << finding["message"];
      EXPECT_NE(front->second.find(message), std::string::npos) << message;
    }
  }
  EXPECT_GT(told, 0);
}

TEST(CopiesOfReports, WhatIsMissingIsMarkedWhereItBelongs) {
  const fs::path submission = fixture("submissions/defective-cold-chain");
  const Scratch scratch;
  nitec({"check", submission.string(), "-o", (scratch / "out").string(), "--as-of", kAsOf});
  const Json findings = Json::parse(read(scratch / "out/findings.json"));
  int gaps = 0;
  for (const Json& finding : findings["findings"]) {
    if (finding["rule"] != "outline/section-missing") {
      continue;
    }
    ++gaps;
    const std::string copy = read(scratch / "out/return/annotated" / copy_name(finding["locations"][0]["file"]));
    const std::size_t caret = copy.find("/Subtype/Caret");
    ASSERT_NE(caret, std::string::npos) << finding["message"];
    const std::size_t name = copy.find("/NM(nitec-" + std::to_string(finding["id"].get<int>()) + "-", caret);
    EXPECT_LT(name - caret, 200U);
  }
  EXPECT_EQ(gaps, 1);
}

INSTANTIATE_TEST_SUITE_P(Submissions, Copies,
                         testing::Values("defective-cold-chain", "defective-application-ink", "defective-annual-saline",
                                         "scanned-mine-haulage"));

}  // namespace
}  // namespace nitec::test
