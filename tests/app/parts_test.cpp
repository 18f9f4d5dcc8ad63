// Parts of the program that are loaded when they are needed: they go wherever the program goes, and one that is missing
// is said.
#include <gtest/gtest.h>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

const std::string kPlain = fixture("pdf/libreoffice/document.pdf").string();
const std::string kEncrypted = fixture("pdf/encrypted-rc4-empty-password/document.pdf").string();
const std::string kSubmission = fixture("submissions/clean-offshore-dc").string();

/// The program as an installation lays it out, in a folder of its own.
struct Installed {
  Installed() {
    fs::create_directories(scratch / "bin");
    fs::create_directories(scratch / "lib");
    fs::copy_file(built_program(), program());
    fs::copy(built_program().parent_path().parent_path() / "lib" / "nitec", parts(), fs::copy_options::recursive);
  }
  [[nodiscard]] fs::path program() const { return scratch / "bin/nitec"; }
  [[nodiscard]] fs::path parts() const { return scratch / "lib/nitec"; }
  [[nodiscard]] Ended run(const std::vector<std::string>& arguments) const {
    return nitec(arguments, {.folder = scratch.path(), .program = program()});
  }

  Scratch scratch;
};

TEST(Parts, GoWhereTheProgramGoes) {
  const Installed installed;
  EXPECT_EQ(installed.run({"text", kEncrypted}).out, nitec({"text", kEncrypted}).out);
  const Ended check = installed.run({"check", kSubmission, "--as-of", kAsOf, "-o", "out"});
  EXPECT_EQ(check.status, 0) << check.err;
  EXPECT_TRUE(fs::exists(installed.scratch / "out/review.pdf"));
  EXPECT_TRUE(fs::exists(installed.scratch / "out/review.html"));
}

TEST(Parts, AreNotMissedWhereTheyAreNotNeeded) {
  const Installed installed;
  fs::remove_all(installed.parts());
  const Ended text = installed.run({"text", kPlain});
  EXPECT_EQ(text.status, 0) << text.err;
  EXPECT_EQ(text.out, nitec({"text", kPlain}).out);
  EXPECT_EQ(installed.run({"rules"}).status, 0);
}

TEST(Parts, OneThatIsMissingIsSaidInOneLine) {
  const Installed installed;
  const std::vector<std::pair<std::string, std::vector<std::string>>> needing{
      {"nitec-decrypt.so", {"text", kEncrypted}},
      {"nitec-digest.so", {"check", kSubmission}},
      {"nitec-print.so", {"check", kSubmission, "-o", "out"}},
      {"nitec-unpack.so", {"check", fixture("archives/gbk.zip").string()}},
  };
  for (const auto& [part, arguments] : needing) {
    fs::rename(installed.parts() / part, installed.scratch / part);
    const Ended run = installed.run(arguments);
    EXPECT_EQ(run.status, 3) << part;
    EXPECT_TRUE(run.complained_in_one_line()) << run.err;
    EXPECT_NE(run.err.find(part), std::string::npos) << run.err;
    EXPECT_EQ(run.out, "") << part;
    fs::rename(installed.scratch / part, installed.parts() / part);
  }
}

TEST(Parts, AStrangerInTheirPlaceIsNotTaken) {
  const Installed installed;
  write(installed.parts() / "nitec-decrypt.so", "not a library");
  const Ended run = installed.run({"text", kEncrypted});
  EXPECT_EQ(run.status, 3);
  EXPECT_TRUE(run.complained_in_one_line()) << run.err;
}

}  // namespace
}  // namespace nitec::test
