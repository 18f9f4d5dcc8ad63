#include "ingest/datasheet_codec.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>

namespace nitec {
namespace {

constexpr const char* kPath = "评估表.xml";

DatasheetReading complete() {
  std::ifstream in(NITEC_SOURCE_DIR "/fixtures/datasheets/complete.xml", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  return read_datasheet(std::as_bytes(std::span(bytes)), kPath);
}

/// One of everything, with values that a real one has seldom.
DatasheetReading rare() {
  const Location where{kPath, 3, {1, 2, 3, 4.5}, 70'000, "/*/*[7]", "引文"};
  DatasheetReading reading;
  Datasheet& sheet = reading.datasheet.emplace();
  sheet.file = kPath;
  sheet.kind = "confirmation";
  sheet.version = "2026-02-01";
  sheet.fields = {{"D01", 2028, "依托单位", "万元", ValueState::kValue, "-12.30", Decimal::parse("-12.30"), where},
                  {"D02a", 0, "中心", "", ValueState::kNotCounted, "", std::nullopt, where}};
  sheet.participants = {{"甲", "91350182MA3KQ7T229", "牵头", where}};
  sheet.targets = {{"指标", "≥", Decimal(5), "项", Decimal::parse("6.5"), std::nullopt, {"01", "02"}, "E08", where}};
  sheet.evidence = {{"01",
                     "通知",
                     "start-consent",
                     "a/b.pdf",
                     1,
                     99'999,
                     "ab",
                     "某委",
                     "〔2026〕1号",
                     Date{2028, 2, 29},
                     std::nullopt,
                     {"E08", "§4"},
                     where}};
  sheet.commitments = {{"L01", "乙", true, Date{2029, 5, 20}, "21", "承诺", where}};
  reading.problems = {{ProblemKind::kNameClash, "有两份。", where},
                      {ProblemKind::kNotOpened, "", {kPath, 0, {}, 0, "", ""}}};
  return reading;
}

void expect_same(const std::optional<DatasheetReading>& got, const DatasheetReading& wanted) {
  ASSERT_TRUE(got.has_value());
  EXPECT_EQ(got->datasheet, wanted.datasheet);
  EXPECT_EQ(got->problems, wanted.problems);
}

TEST(DatasheetCodec, WhatIsReadComesHomeWhole) {
  for (const DatasheetReading& reading : {complete(), rare(), DatasheetReading()}) {
    expect_same(decode_datasheet(encode(reading), kPath), reading);
  }
  EXPECT_GT(complete().datasheet->fields.size(), 100U);
  // Equal decimals need not be written alike; these are.
  EXPECT_EQ(decode_datasheet(encode(rare()), kPath)->datasheet->fields[0].number->text(), "-12.30");
}

TEST(DatasheetCodec, PlacesNameTheFileThatWasRead) {
  const std::optional<DatasheetReading> got = decode_datasheet(encode(rare()), "别的.xml");
  ASSERT_TRUE(got.has_value());
  EXPECT_EQ(got->datasheet->file, "别的.xml");
  EXPECT_EQ(got->datasheet->fields[0].where.file, "别的.xml");
  EXPECT_EQ(got->datasheet->evidence[0].where.file, "别的.xml");
  EXPECT_EQ(got->datasheet->evidence[0].file, "a/b.pdf");
  EXPECT_EQ(got->problems[0].where.file, "别的.xml");
}

TEST(DatasheetCodec, EveryBeginningIsRefused) {
  const std::string whole = encode(rare());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(decode_datasheet(whole.substr(0, size), kPath)) << size;
  }
  EXPECT_FALSE(decode_datasheet(whole + '\0', kPath));
}

TEST(DatasheetCodec, WhatNoReaderMakesIsRefused) {
  const auto refused = [](auto change) {
    DatasheetReading reading = rare();
    change(reading);
    return !decode_datasheet(encode(reading), kPath).has_value();
  };
  EXPECT_FALSE(refused([](DatasheetReading&) {}));
  EXPECT_TRUE(refused([](DatasheetReading& r) { r.datasheet->evidence[0].date = Date{2029, 2, 29}; }));
  EXPECT_TRUE(refused([](DatasheetReading& r) { r.datasheet->evidence[0].last_page = -1; }));
  EXPECT_TRUE(refused([](DatasheetReading& r) { r.datasheet->evidence[0].first_page = 100'000; }));
  EXPECT_TRUE(refused([](DatasheetReading& r) { r.datasheet->fields[0].year = 10'000; }));
  EXPECT_TRUE(refused([](DatasheetReading& r) { r.datasheet->targets[0].where.line = -1; }));
  EXPECT_TRUE(refused([](DatasheetReading& r) { r.problems[0].where.page = -2; }));
  EXPECT_TRUE(refused([](DatasheetReading& r) { r.problems[0].kind = static_cast<ProblemKind>(200); }));
  EXPECT_TRUE(refused([](DatasheetReading& r) { r.datasheet->fields[0].state = static_cast<ValueState>(5); }));
}

TEST(DatasheetCodec, TextThatIsNoneAndNumbersThatAreNoneAreMended) {
  DatasheetReading reading = rare();
  reading.datasheet->fields[0].text = "a\xFF";
  reading.problems[0].where.box.x0 = std::numeric_limits<double>::infinity();
  const std::optional<DatasheetReading> got = decode_datasheet(encode(reading), kPath);
  ASSERT_TRUE(got.has_value());
  EXPECT_EQ(got->datasheet->fields[0].text, "a\uFFFD");
  EXPECT_EQ(got->problems[0].where.box.x0, 0);
}

TEST(DatasheetCodec, ALengthIsNotBelieved) {
  // A datasheet follows, with empty texts, and then 2^63 fields.
  const std::string start("nitec datasheet 1\n\1\0\0\0", 22);
  EXPECT_FALSE(decode_datasheet(start + "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", kPath));
  EXPECT_FALSE(decode_datasheet(start + "\xFF\xFF\x7F", kPath));
}

TEST(DatasheetCodec, ChangedBytesDoNoHarm) {
  const std::string whole = encode(rare());
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string changed = whole;
    for (int i = 0; i < 3; ++i) {
      changed[random() % changed.size()] = static_cast<char>(random());
    }
    if (const auto got = decode_datasheet(changed, kPath); got && got->datasheet) {
      EXPECT_EQ(got->datasheet->file, kPath);
    }
  }
}

}  // namespace
}  // namespace nitec
