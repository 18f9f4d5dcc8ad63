// A datasheet: encodings, the raw look, libxml2 and the check of its form.
#include "ingest/datasheet/datasheet_reader.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span<const std::byte> bytes = nitec::fuzz::bytes(data, size);
  static_cast<void>(nitec::looks_like_datasheet(bytes));
  const nitec::DatasheetReading reading = nitec::read_datasheet(bytes, "a.xml");
  nitec::fuzz::require(reading.datasheet.has_value() || !reading.problems.empty(), "what is not read is explained");
  return 0;
}
