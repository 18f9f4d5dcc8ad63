// What `check -o DIR` writes: where, what, whole, and the same each time.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

const fs::path kSubmission = fixture("submissions/clean-offshore-dc");
const std::vector<std::string> kFiles{"findings.json", "findings.sarif", "review.html", "review.pdf"};
const std::vector<std::string> kNothing;

Ended check(const fs::path& submission, const fs::path& output, const Surroundings& surroundings = {}) {
  return nitec({"check", submission.string(), "--as-of", kAsOf, "-o", output.string()}, surroundings);
}

TEST(Output, HoldsWhatIsPromised) {
  const Scratch scratch;
  const fs::path out = scratch / "new" / "and" / "deeper";
  ASSERT_EQ(check(kSubmission, out).status, 0);
  const auto files = contents(out);
  for (const std::string& name : kFiles) {
    ASSERT_TRUE(files.contains(name)) << name;
    EXPECT_GT(files.at(name).size(), 1000U) << name;
  }
  EXPECT_TRUE(files.at("review.pdf").starts_with("%PDF-"));
  EXPECT_NE(files.at("review.html").find("海上风电柔性直流并网"), std::string::npos);
  EXPECT_EQ(Json::parse(files.at("findings.json")).at("format"), "nitec-findings/1");
  EXPECT_EQ(Json::parse(files.at("findings.json")).at("as_of"), kAsOf);
  EXPECT_EQ(Json::parse(files.at("findings.sarif")).at("version"), "2.1.0");
  for (const auto& [name, bytes] : files) {
    if (name == "review.html") {
      continue;  // It links to the pages it speaks of.
    }
    EXPECT_EQ(bytes.find(NITEC_SOURCE_DIR), std::string::npos) << name << " names a folder of this machine";
  }
}

TEST(Output, LeavesNoCopiesOfAnEarlierRun) {
  const Scratch scratch;
  const fs::path copies = scratch / "out" / "return" / "annotated";
  fs::create_directories(copies / "kept.pdf");  // A folder is none of ours.
  std::ofstream(copies / "earlier.pdf") << "%PDF-";
  std::ofstream(copies / "notes.txt") << "by hand";
  ASSERT_EQ(check(kSubmission, scratch / "out").status, 0);
  EXPECT_FALSE(fs::exists(copies / "earlier.pdf"));
  EXPECT_TRUE(fs::exists(copies / "notes.txt"));
  EXPECT_TRUE(fs::exists(copies / "kept.pdf"));
}

TEST(Output, SaysWhichPdfHasNoMarkedCopy) {
  const Scratch scratch;
  fs::copy(kSubmission, scratch / "in", fs::copy_options::recursive);
  const fs::path report = scratch / "in" / "筹建期总结报告.pdf";
  fs::resize_file(report, fs::file_size(report) / 2);
  const Ended ended = check(scratch / "in", scratch / "out");
  EXPECT_NE(ended.out.find("没有批注副本"), std::string::npos) << ended.out;
  EXPECT_FALSE(fs::exists(scratch / "out" / "return" / "annotated" / "筹建期总结报告.pdf"));
}

TEST(Output, IsTheSameEachTimeAndEverywhere) {
  const Scratch scratch;
  ASSERT_EQ(check(kSubmission, scratch / "first").status, 0);
  const auto first = contents(scratch / "first");
  const std::vector<Surroundings> others{
      {.environment = {{"LC_ALL", "C"}, {"TZ", "Pacific/Kiritimati"}}},
      {.environment = {{"LC_ALL", "C.UTF-8"}, {"TZ", "America/New_York"}, {"HOME", "/nonexistent"}}},
      {.folder = "/"},
  };
  for (const Surroundings& surroundings : others) {
    ASSERT_EQ(check(kSubmission, scratch / "again", surroundings).status, 0);
    EXPECT_EQ(differing(contents(scratch / "again"), first), kNothing);
  }
}

TEST(Output, DoesNotDependOnWhereTheSubmissionLies) {
  const Scratch scratch;
  fs::create_directories(scratch / "elsewhere");
  fs::copy(kSubmission, scratch / "elsewhere" / "clean-offshore-dc", fs::copy_options::recursive);
  ASSERT_EQ(check(kSubmission, scratch / "first").status, 0);
  ASSERT_EQ(check("clean-offshore-dc/", scratch / "second", {.folder = scratch / "elsewhere"}).status, 0);
  for (const std::string name : {"findings.json", "findings.sarif", "review.pdf"}) {
    EXPECT_EQ(read(scratch / "first" / name), read(scratch / "second" / name)) << name;
  }
}

TEST(Output, ReplacesItsOwnFilesWholeAndLeavesOthersAlone) {
  const Scratch scratch;
  const fs::path out = scratch / "out";
  ASSERT_EQ(check(kSubmission, out).status, 0);
  const auto first = contents(out);
  for (const std::string& name : kFiles) {
    write(out / name, "left over, and longer than it should be" + std::string(3'000'000, '.'));
  }
  write(out / "笔记.txt", "somebody's own");
  ASSERT_EQ(check(kSubmission, out).status, 0);
  auto second = contents(out);
  EXPECT_EQ(second["笔记.txt"], "somebody's own");
  second.erase("笔记.txt");
  EXPECT_EQ(differing(second, first), kNothing);
}

TEST(Output, DoesNotWriteThroughALinkLyingInItsWay) {
  const Scratch scratch;
  write(scratch / "precious.txt", "precious");
  fs::create_directories(scratch / "out");
  fs::create_symlink(scratch / "precious.txt", scratch / "out" / "review.html");
  ASSERT_EQ(check(kSubmission, scratch / "out").status, 0);
  EXPECT_EQ(read(scratch / "precious.txt"), "precious");
  EXPECT_FALSE(fs::is_symlink(scratch / "out" / "review.html"));
}

TEST(Output, NothingIsWrittenAnywhereElse) {
  const Scratch scratch;
  fs::copy(kSubmission, scratch / "submission", fs::copy_options::recursive);
  for (const char* folder : {"home", "tmp", "here", "cache"}) {
    fs::create_directories(scratch / folder);
  }
  const auto before = contents(scratch.path());
  const Surroundings surroundings{.folder = scratch / "here",
                                  .environment = {{"HOME", (scratch / "home").string()},
                                                  {"TMPDIR", (scratch / "tmp").string()},
                                                  {"XDG_CACHE_HOME", (scratch / "cache").string()}}};
  ASSERT_EQ(check(scratch / "submission", scratch / "out", surroundings).status, 0);
  auto after = contents(scratch.path());
  std::erase_if(after, [](const auto& entry) { return entry.first.starts_with("out"); });
  EXPECT_EQ(differing(after, before), kNothing);
  // And without -o nothing at all.
  fs::remove_all(scratch / "out");
  ASSERT_EQ(nitec({"check", (scratch / "submission").string(), "--as-of", kAsOf}, surroundings).status, 0);
  EXPECT_EQ(differing(contents(scratch.path()), before), kNothing);
}

TEST(Output, AFolderThatCannotBeMadeIsSaidInOneLine) {
  const Scratch scratch;
  write(scratch / "a-file", "not a folder");
  for (const fs::path& out : {scratch / "a-file", scratch / "a-file" / "below"}) {
    const Ended run = check(kSubmission, out);
    EXPECT_EQ(run.status, 2);
    EXPECT_TRUE(run.complained_in_one_line()) << run.err;
    EXPECT_EQ(run.out, "");
  }
  EXPECT_EQ(read(scratch / "a-file"), "not a folder");
}

TEST(Output, AFolderInPlaceOfAFileIsSaidInOneLine) {
  const Scratch scratch;
  fs::create_directories(scratch / "out" / "findings.json" / "kept");
  const Ended run = check(kSubmission, scratch / "out");
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(run.complained_in_one_line()) << run.err;
  EXPECT_TRUE(fs::exists(scratch / "out" / "findings.json" / "kept"));
  for (const auto& [name, bytes] : contents(scratch / "out")) {
    EXPECT_TRUE(name.starts_with("findings.json") || std::find(kFiles.begin(), kFiles.end(), name) != kFiles.end())
        << name << " was left behind";
  }
}

TEST(Output, NeedsTheRightToWrite) {
  const Scratch scratch;
  fs::create_directories(scratch / "closed");
  fs::permissions(scratch / "closed", fs::perms::owner_read | fs::perms::owner_exec);
  for (const fs::path& out : {scratch / "closed", scratch / "closed" / "below"}) {
    const Ended run = check(kSubmission, out);
    EXPECT_EQ(run.status, 2);
    EXPECT_TRUE(run.complained_in_one_line()) << run.err;
  }
}

TEST(Output, InsideTheSubmissionIsRefused) {
  const Scratch scratch;
  fs::copy(kSubmission, scratch / "submission", fs::copy_options::recursive);
  fs::create_directory_symlink("submission", scratch / "link");
  const auto before = contents(scratch.path());
  for (const fs::path out : {"submission", "submission/核查结果", "submission/证明材料/../x", "link/x"}) {
    const Ended run = check(scratch / "submission", scratch / out);
    EXPECT_EQ(run.status, 2) << out;
    EXPECT_TRUE(run.complained_in_one_line()) << run.err;
  }
  const Ended here = nitec({"check", ".", "--as-of", kAsOf, "-o", "out"}, {.folder = scratch / "submission"});
  EXPECT_EQ(here.status, 2);
  EXPECT_EQ(differing(contents(scratch.path()), before), kNothing);
  // A neighbour whose name begins alike is not inside.
  EXPECT_EQ(check(scratch / "submission", scratch / "submission-out").status, 0);
}

TEST(Output, GivesATableForTheAnswer) {
  const Scratch scratch;
  const fs::path submission = fixture("submissions/defective-cold-chain");
  nitec({"check", submission.string(), "-o", (scratch / "out").string(), "--as-of", kAsOf});
  const Json findings = Json::parse(read(scratch / "out/findings.json"));
  // Another program opens it: bsdtar is part of libarchive, which reads zip.
  const fs::path folder = scratch / "unpacked";
  fs::create_directories(folder);
  const std::string unpack =
      "bsdtar -xf '" + (scratch / "out/return/findings.xlsx").string() + "' -C '" + folder.string() + "'";
  ASSERT_EQ(std::system(unpack.c_str()), 0);  // NOLINT(concurrency-mt-unsafe)
  const std::string sheet = read(folder / "xl/worksheets/sheet1.xml");
  for (const Json& finding : findings["findings"]) {
    const std::string row = std::to_string(finding["id"].get<int>() + 1);
    EXPECT_NE(sheet.find("<c r=\"A" + row + "\" s=\"2\"><v>" + std::to_string(finding["id"].get<int>()) + "</v>"),
              std::string::npos);
  }
  EXPECT_EQ(sheet.find("<f>"), std::string::npos);  // No cell is a formula.
  EXPECT_NE(sheet.find("申请单位答复"), std::string::npos);
}

}  // namespace
}  // namespace nitec::test
