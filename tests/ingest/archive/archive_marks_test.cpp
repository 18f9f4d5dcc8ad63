#include "ingest/archive/archive_marks.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

namespace nitec {
namespace {

std::string fixture(const std::string& name) {
  std::ifstream in(std::filesystem::path(NITEC_SOURCE_DIR) / "fixtures" / name, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  EXPECT_TRUE(in) << name;
  return bytes.str();
}

ArchiveMarks marks_of(const std::string& bytes) {
  return read_marks(std::as_bytes(std::span(bytes)));
}

TEST(ArchiveMarks, FormatsAreKnownByTheirFirstBytes) {
  const auto format = [](const std::string& name) { return marks_of(fixture("archives/" + name)).format; };
  EXPECT_EQ(format("gbk.zip"), ArchiveFormat::kZip);
  EXPECT_EQ(format("lzma.7z"), ArchiveFormat::kSevenZip);
  EXPECT_EQ(format("stored-gbk.rar4.rar"), ArchiveFormat::kRar4);
  EXPECT_EQ(format("stored.rar5.rar"), ArchiveFormat::kRar5);
  EXPECT_EQ(format("plain.tar"), ArchiveFormat::kTar);
  EXPECT_EQ(format("gbk.tar"), ArchiveFormat::kTar);
  for (const char* packed : {"pax.tar.gz", "plain.tar.bz2", "plain.tar.xz", "plain.tar.zst"}) {
    EXPECT_EQ(format(packed), ArchiveFormat::kCompressed) << packed;
  }
  EXPECT_EQ(marks_of("%PDF-1.7").format, ArchiveFormat::kNone);
  EXPECT_EQ(marks_of("").format, ArchiveFormat::kNone);
}

TEST(ArchiveMarks, SoundArchivesHaveNone) {
  for (const char* name : {"gbk.zip", "utf8-flagged.zip", "lzma.7z", "stored-gbk.rar4.rar", "stored.rar5.rar"}) {
    const ArchiveMarks marks = marks_of(fixture("archives/" + std::string(name)));
    EXPECT_FALSE(marks.volume || marks.locked || marks.cut || marks.two_names) << name;
    for (const bool locked : marks.locked_files) {
      EXPECT_FALSE(locked) << name;
    }
  }
  EXPECT_EQ(marks_of(fixture("archives/stored.rar5.rar")).locked_files.size(), 4U);
}

TEST(ArchiveMarks, PasswordsAndVolumesStandInTheHeaders) {
  const auto marks = [](const std::string& name) { return marks_of(fixture("hostile/archives/" + name)); };
  EXPECT_TRUE(marks("encrypted-with-its-names.rar4.rar").locked);
  EXPECT_TRUE(marks("encrypted-with-its-names.rar5.rar").locked);
  EXPECT_EQ(marks("some-encrypted.rar5.rar").locked_files, (std::vector<bool>{false, false, true, false}));
  EXPECT_TRUE(marks("one-of-several.rar4.rar").volume);
  EXPECT_TRUE(marks("one-of-several.rar5.rar").volume);
  EXPECT_TRUE(marks("last-of-several.zip").volume);
  for (const char* name : {"truncated.zip", "truncated-directory.zip", "truncated.7z", "truncated.rar5.rar"}) {
    EXPECT_TRUE(marks(name).cut) << name;
  }
}

TEST(ArchiveMarks, AnyBytesWillDo) {
  std::mt19937 random(20260201);
  const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  for (const char* name : {"archives/gbk.zip", "archives/lzma.7z", "archives/stored-gbk.rar4.rar",
                           "archives/stored.rar5.rar", "hostile/archives/some-encrypted.rar5.rar"}) {
    const std::string whole = fixture(name);
    for (std::size_t length = 0; length < 200 && length < whole.size(); ++length) {
      marks_of(whole.substr(0, length));
    }
    for (int round = 0; round < 3000; ++round) {
      std::string bytes = whole;
      for (std::size_t change = 1 + pick(6); change > 0; --change) {
        bytes[pick(pick(2) == 0 ? bytes.size() : std::min<std::size_t>(bytes.size(), 64))] =
            static_cast<char>(pick(256));
      }
      marks_of(bytes);
    }
  }
}

TEST(ArchiveMarks, NamesOfArchivesAndTheirVolumes) {
  for (const char* name : {"提交.zip", "A.ZIP", "a.7z", "a.rar", "a.tar", "a.tar.gz", "a.tgz", "a.tar.zst"}) {
    EXPECT_TRUE(is_archive_name(name)) << name;
    EXPECT_FALSE(is_volume_name(name)) << name;
  }
  for (const char* name : {"a.zip.001", "a.7z.013", "a.z01", "a.r00", "a.part1.rar", "a.Part002.RAR"}) {
    EXPECT_TRUE(is_archive_name(name)) << name;
    EXPECT_TRUE(is_volume_name(name)) << name;
  }
  for (const char* name : {"a.pdf", "zip", "a.docx", "a.001", "a.pdf.001", ".zip.", "a.rzz", "第1部分.pdf", ""}) {
    EXPECT_FALSE(is_archive_name(name)) << name;
  }
  EXPECT_FALSE(is_volume_name("a.part.rar"));
  EXPECT_FALSE(is_volume_name("party.rar"));
}

}  // namespace
}  // namespace nitec
