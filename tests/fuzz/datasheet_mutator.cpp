// Arbitrary bytes seldom pass for an encoded datasheet: now and then one begins with a sound one.
#include <cstring>
#include <string>

#include "ingest/datasheet_codec.h"
#include "tests/fuzz/target.h"

namespace {

using namespace nitec;

// Made here and not kept as files: the encoding changes with the program.
const std::string& sample() {
  static const std::string encoded = [] {
    DatasheetReading reading;
    Datasheet& sheet = reading.datasheet.emplace();
    sheet.kind = "confirmation";
    sheet.version = "2026-02-01";
    sheet.fields.resize(2);
    sheet.fields[0].code = "B01";
    sheet.fields[0].text = "12.30";
    sheet.fields[0].number = Decimal::parse("12.30");
    sheet.participants.resize(1);
    sheet.targets.resize(1);
    sheet.targets[0].rate = Decimal(7);
    sheet.targets[0].evidence = {"01", "02"};
    sheet.evidence.resize(1);
    sheet.evidence[0].date = Date{2029, 2, 28};
    sheet.commitments.resize(1);
    reading.problems = {{ProblemKind::kSchema, "不符合。", {}}};
    return encode(reading);
  }();
  return encoded;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
  constexpr unsigned int kAnew = 50;  // One in so many begins with a sound datasheet.
  if (seed % kAnew == 0 && sample().size() <= max_size) {
    std::memcpy(data, sample().data(), sample().size());
    size = sample().size();
  }
  return LLVMFuzzerMutate(data, size, max_size);
}
