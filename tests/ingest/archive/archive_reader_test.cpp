#include "ingest/archive/archive_reader.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>

#include "ingest/archive/unpack.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;

const fs::path kFixtures = fs::path(NITEC_SOURCE_DIR) / "fixtures";

ArchiveReading read(const fs::path& file, const ArchiveLimits& limits = {}) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  EXPECT_GE(descriptor, 0) << file;
  const Mapping bytes(descriptor, 0, fs::file_size(file));
  ::close(descriptor);
  return read_archive(bytes, file.filename().string(), limits);
}

std::string content(const ArchiveReading& reading, const ArchiveMember& member) {
  std::string bytes(member.size, '\0');
  const auto at = static_cast<off_t>(member.offset);
  EXPECT_EQ(::pread(reading.spool->descriptor(), bytes.data(), bytes.size(), at), static_cast<ssize_t>(bytes.size()));
  return bytes;
}

TEST(ArchiveReader, ContentsComeBackWhole) {
  const ArchiveReading tar = read(kFixtures / "archives/plain.tar");
  ASSERT_EQ(tar.members.size(), 4U);
  EXPECT_EQ(tar.trouble.message, "");
  std::map<std::string, std::string> expected;
  for (const ArchiveMember& member : tar.members) {
    expected[member.path] = content(tar, member);
  }
  for (const auto& [path, bytes] : expected) {
    const std::string inner = path.substr(path.find('/') + 1);
    EXPECT_EQ(bytes.size(), fs::file_size(kFixtures / "archives/folder" / inner)) << path;
  }
  for (const char* other : {"solid-ppmd.7z", "gbk.zip", "stored-gbk.rar4.rar", "stored.rar5.rar", "pax.tar.gz"}) {
    const ArchiveReading reading = read(kFixtures / "archives" / other);
    std::map<std::string, std::string> found;
    for (const ArchiveMember& member : reading.members) {
      found[member.path] = content(reading, member);
    }
    EXPECT_TRUE(found == expected) << other;
  }
}

// Each ceiling is met by the same small archive, with the ceiling let down to it.
TEST(ArchiveReader, EveryCeilingHolds) {
  const fs::path archive = kFixtures / "archives/plain.tar";
  ArchiveLimits files;
  files.files = 2;
  EXPECT_EQ(read(archive, files).members.size(), 2U);
  EXPECT_EQ(read(archive, files).trouble.kind, ProblemKind::kTooLarge);
  ArchiveLimits headers;
  headers.headers = 3;
  EXPECT_EQ(read(archive, headers).members.size(), 3U);
  EXPECT_EQ(read(archive, headers).trouble.kind, ProblemKind::kTooLarge);

  ArchiveLimits one;
  one.file_bytes = 2000;  // the report has 4061, the others less
  const ArchiveReading without = read(archive, one);
  EXPECT_EQ(without.trouble.message, "");
  EXPECT_EQ(std::count_if(without.members.begin(), without.members.end(),
                          [](const ArchiveMember& member) { return member.closed; }),
            1);

  ArchiveLimits total;
  total.total_bytes = 5000;
  const ArchiveReading cut = read(archive, total);
  EXPECT_EQ(cut.trouble.kind, ProblemKind::kTooLarge);
  EXPECT_LE(cut.spool->size(), 5000U);

  ArchiveLimits ratio;
  ratio.ratio_free_bytes = 1000;
  ratio.ratio = 0 + 1;
  EXPECT_EQ(read(kFixtures / "archives/plain.tar.xz", ratio).trouble.kind, ProblemKind::kTooLarge);
  EXPECT_EQ(read(archive, ratio).trouble.message, "");  // a tar is larger than what is in it
}

TEST(ArchiveReader, TimeIsLimited) {
  ArchiveLimits limits;
  limits.milliseconds = 1;
  limits.ratio = 1'000'000'000;
  const ArchiveReading reading = read(kFixtures / "hostile/archives/bomb.tar.bz2", limits);
  EXPECT_EQ(reading.trouble.kind, ProblemKind::kTimedOut);
  EXPECT_TRUE(reading.members.empty());
}

TEST(ArchiveReader, PathsThatLeadOutAreToldAndLeadNowhere) {
  const auto path = [](std::string_view name) { return member_path(name).path; };
  const auto outside = [](std::string_view name) { return member_path(name).outside; };
  EXPECT_EQ(path("甲/乙.pdf"), "甲/乙.pdf");
  EXPECT_FALSE(outside("甲/乙.pdf"));
  EXPECT_EQ(path("./甲//乙/./丙.pdf"), "甲/乙/丙.pdf");
  EXPECT_EQ(path("甲\\乙.pdf"), "甲/乙.pdf");
  EXPECT_FALSE(outside("甲\\乙.pdf"));
  EXPECT_FALSE(outside("..."));
  EXPECT_FALSE(outside("a..b/..c/d.."));
  EXPECT_FALSE(outside("甲/C:/乙"));  // a name with a colon, not a drive
  for (const char* name : {"..", "../a", "a/../../b", "a/..", "/a", "\\a", "\\\\server\\share\\a", "C:\\a", "c:a",
                           "..\\a", "a\\..\\b", "//a"}) {
    EXPECT_TRUE(outside(name)) << name;
    const std::string shown = "/" + path(name) + "/";
    EXPECT_EQ(shown.find("/../"), std::string::npos) << shown;
    EXPECT_NE(path(name).front(), '/') << name;
  }
  EXPECT_EQ(path("../a"), "(..)/a");
  EXPECT_EQ(path("/a"), "(根目录)/a");
  EXPECT_EQ(path(""), "(没有文件名)");
  EXPECT_EQ(path("/"), "(根目录)");
}

// ---- What a worker sends -------------------------------------------------------------------------------------------

RawArchive sample() {
  return {Ending::kDamaged,
          {{"甲.pdf", Unpacked::kWhole, 0, 10}, {std::string("\xff\0", 2), Unpacked::kLink, 10, 0}, {"", {}, 10, 90}}};
}

TEST(ArchiveList, ComesBack) {
  EXPECT_EQ(decode_archive(encode(sample()), 100, {}), sample());
  EXPECT_EQ(decode_archive(encode(RawArchive{}), 0, {}), RawArchive{});
}

TEST(ArchiveList, IsNotBelieved) {
  const std::string bytes = encode(sample());
  EXPECT_EQ(decode_archive(bytes, 99, {}), std::nullopt);  // a member beyond the spool
  ArchiveLimits few;
  few.files = 2;
  EXPECT_EQ(decode_archive(bytes, 100, few), std::nullopt);
  ArchiveLimits small;
  small.file_bytes = 89;
  EXPECT_EQ(decode_archive(bytes, 100, small), std::nullopt);
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_EQ(decode_archive(bytes.substr(0, length), 100, {}), std::nullopt) << length;
  }
  EXPECT_EQ(decode_archive(bytes + "x", 100, {}), std::nullopt);
  RawArchive far = sample();
  far.members[0].offset = ~std::uint64_t{0};
  EXPECT_EQ(decode_archive(encode(far), 100, {}), std::nullopt);
}

TEST(ArchiveList, SurvivesTenThousandMutations) {
  const std::string bytes = encode(sample());
  std::mt19937 random(20260201);
  for (int round = 0; round < 10'000; ++round) {
    std::string mutant = bytes;
    for (int change = 0; change < 3; ++change) {
      mutant[random() % mutant.size()] = static_cast<char>(random() % 256);
    }
    if (const auto read = decode_archive(mutant, 100, {})) {
      for (const RawMember& member : read->members) {
        EXPECT_LE(member.offset + member.size, 100U);
      }
    }
  }
}

}  // namespace
}  // namespace nitec
