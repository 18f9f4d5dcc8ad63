// The datasheet is read in a worker: whatever becomes of it there, the submission goes on.
#include "ingest/package/read_xml.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "ingest/datasheet_codec.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

const fs::path kFixtures = fs::path(NITEC_SOURCE_DIR) / "fixtures";
constexpr const char* kPath = "评估表.xml";

PackageLimits limits() {
  PackageLimits result;
  result.file_milliseconds = 20'000;
  return result;
}

InputFile complete() {
  return FileSource(kFixtures / "datasheets/complete.xml").open();
}

using Reader = DatasheetReading (*)(std::span<const std::byte>, std::string_view);

/// What is said when this runs in the worker.
Problem problem_with(Reader reader, const PackageLimits& given = limits()) {
  const DatasheetReading reading = read_xml(complete(), kPath, given, reader);
  EXPECT_FALSE(reading.datasheet.has_value());
  EXPECT_EQ(reading.problems.size(), 1U);
  EXPECT_EQ(reading.problems.at(0).where.file, kPath);
  return reading.problems.at(0);
}

TEST(ReadXml, GivesWhatTheReaderGives) {
  std::ifstream in(kFixtures / "datasheets/complete.xml", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  const DatasheetReading wanted = read_datasheet(std::as_bytes(std::span(bytes)), kPath);
  const DatasheetReading got = read_xml(complete(), kPath, limits());
  ASSERT_TRUE(wanted.datasheet.has_value());
  EXPECT_EQ(got.datasheet, wanted.datasheet);
  EXPECT_EQ(got.problems, wanted.problems);
}

TEST(ReadXml, AReaderThatCrashesCostsItsFile) {
  EXPECT_EQ(problem_with([](auto, auto) -> DatasheetReading { std::abort(); }).kind, ProblemKind::kCrashed);
  EXPECT_EQ(problem_with([](auto, auto) -> DatasheetReading { ::_exit(0); }).kind, ProblemKind::kCrashed);
  EXPECT_EQ(problem_with([](auto, auto) -> DatasheetReading { throw 7; }).kind, ProblemKind::kCrashed);
}

TEST(ReadXml, AReaderThatHangsIsStopped) {
  PackageLimits given;
  given.file_milliseconds = 300;
  const auto begin = std::chrono::steady_clock::now();
  const Problem problem = problem_with(
      [](auto, auto) -> DatasheetReading {
        for (;;) {
          std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
      },
      given);
  EXPECT_EQ(problem.kind, ProblemKind::kTimedOut);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

TEST(ReadXml, AReaderThatSwellsIsStopped) {
  if (kSanitized) {
    GTEST_SKIP() << "The sanitizer's shadow fills terabytes: memory is not limited under it.";
  }
  PackageLimits given = limits();
  given.file_memory = 64ULL << 20;
  const Problem problem = problem_with(
      [](auto, auto) -> DatasheetReading {
        std::vector<std::string> all;
        for (;;) {
          all.emplace_back(1U << 20, 'x');
        }
      },
      given);
  EXPECT_EQ(problem.kind, ProblemKind::kTimedOut);
  EXPECT_NE(problem.message.find("64MB"), std::string::npos) << problem.message;
}

TEST(ReadXml, AReaderThatSaysTooMuchIsNotHeard) {
  const Problem problem = problem_with([](auto, auto) {
    DatasheetReading reading;
    reading.datasheet.emplace().kind.assign(kMaxEncodedDatasheet, 'x');
    return reading;
  });
  EXPECT_EQ(problem.kind, ProblemKind::kTooLarge);
}

TEST(ReadXml, AReaderThatLiesCanSpeakOfItsOwnFileOnly) {
  const DatasheetReading got = read_xml(complete(), kPath, limits(), [](auto, auto) {
    DatasheetReading reading;
    reading.datasheet.emplace().file = "/etc/passwd";
    reading.datasheet->fields.emplace_back().where.file = "../别人.xml";
    reading.problems.emplace_back().where.file = "别的.pdf";
    return reading;
  });
  ASSERT_TRUE(got.datasheet.has_value());
  EXPECT_EQ(got.datasheet->file, kPath);
  EXPECT_EQ(got.datasheet->fields.at(0).where.file, kPath);
  EXPECT_EQ(got.problems.at(0).where.file, kPath);
  const Problem nonsense = problem_with([](auto, auto) {
    DatasheetReading reading;
    reading.datasheet.emplace().fields.emplace_back().year = -1;
    return reading;
  });
  EXPECT_EQ(nonsense.kind, ProblemKind::kCrashed);
}

TEST(ReadXml, TheReaderReachesNothingElse) {
  const DatasheetReading got = read_xml(complete(), kPath, limits(), [](auto, auto) {
    DatasheetReading reading;
    Datasheet& sheet = reading.datasheet.emplace();
    sheet.kind = ::open("/etc/hostname", O_RDONLY) < 0 ? "no file" : "a file";
    sheet.version = ::socket(AF_INET, SOCK_STREAM, 0) < 0 ? "no network" : "the network";
    return reading;
  });
  ASSERT_TRUE(got.datasheet.has_value());
  EXPECT_EQ(got.datasheet->kind, "no file");
  EXPECT_EQ(got.datasheet->version, "no network");
}

/// A submission with this for a datasheet, beside a sound evidence file.
Submission submission_with(const std::string& sheet, const PackageLimits& given) {
  std::string name = (fs::temp_directory_path() / "nitec-xml-XXXXXX").string();
  EXPECT_NE(::mkdtemp(name.data()), nullptr);
  const fs::path folder = name;
  std::ofstream(folder / kPath, std::ios::binary) << sheet;
  fs::copy_file(kFixtures / "pdf/libreoffice/document.pdf", folder / "证明.pdf");
  Submission read = read_package(folder, given);
  fs::remove_all(folder);
  return read;
}

TEST(ReadXml, TheSubmissionGoesOn) {
  if (kSanitized) {
    GTEST_SKIP() << "The sanitizer's shadow fills terabytes: memory is not limited under it.";
  }
  std::string wide = "<datasheet xmlns=\"urn:nitec:datasheet:2026-02-01\" kind=\"confirmation\"><fields>";
  for (int i = 0; i < 95'000; ++i) {
    wide += "<value code=\"A01\">" + std::string(50, 'x') + "</value>";
  }
  wide += "</fields></datasheet>";
  PackageLimits given = limits();
  given.file_memory = 40ULL << 20;  // Enough for the PDF; the tree of such a datasheet takes more.
  const Submission read = submission_with(wide, given);
  ASSERT_EQ(read.documents.size(), 2U);
  EXPECT_FALSE(read.datasheet.has_value());
  const Document& sheet = read.documents[0].path == kPath ? read.documents[0] : read.documents[1];
  const Document& other = read.documents[0].path == kPath ? read.documents[1] : read.documents[0];
  ASSERT_EQ(sheet.problems.size(), 1U);
  EXPECT_EQ(sheet.problems[0].kind, ProblemKind::kTimedOut) << sheet.problems[0].message;
  EXPECT_EQ(sheet.role, Role::kDatasheet);
  EXPECT_FALSE(other.pages.empty());
}

}  // namespace
}  // namespace nitec
