// return/annotated/: what `check -o` writes for the applicant.

#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

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

INSTANTIATE_TEST_SUITE_P(Submissions, Copies,
                         testing::Values("defective-cold-chain", "defective-application-ink", "defective-annual-saline",
                                         "scanned-mine-haulage"));

}  // namespace
}  // namespace nitec::test
