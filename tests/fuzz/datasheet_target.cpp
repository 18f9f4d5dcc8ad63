// What a compromised worker may send for a datasheet: any bytes at all.
#include <algorithm>
#include <string>

#include "ingest/datasheet_codec.h"
#include "ingest/text/fold.h"
#include "tests/fuzz/target.h"

namespace {

using namespace nitec;

void check(const Location& where) {
  fuzz::require(where.file == "a.xml" && where.page >= 0 && where.line >= 0, "places are in the file");
  fuzz::require(utf8_length(where.xpath) && utf8_length(where.quote), "text of places is UTF-8");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::optional<DatasheetReading> reading = decode_datasheet(fuzz::text(data, size), "a.xml");
  if (!reading) {
    return 0;
  }
  for (const Problem& problem : reading->problems) {
    check(problem.where);
    fuzz::require(utf8_length(problem.message).has_value(), "text is UTF-8");
  }
  if (reading->datasheet) {
    for (const Field& field : reading->datasheet->fields) {
      check(field.where);
      fuzz::require(utf8_length(field.text) && utf8_length(field.code), "text is UTF-8");
      fuzz::require(field.year >= 0 && field.year <= 9999, "years are years");
    }
    for (const Evidence& row : reading->datasheet->evidence) {
      check(row.where);
      fuzz::require(row.first_page >= 0 && row.last_page >= 0, "pages are pages");
      fuzz::require((!row.date || row.date->valid()) && (!row.valid_until || row.valid_until->valid()),
                    "dates are days");
    }
    for (const Target& row : reading->datasheet->targets) {
      check(row.where);
    }
    for (const Commitment& row : reading->datasheet->commitments) {
      check(row.where);
      fuzz::require(!row.date || row.date->valid(), "dates are days");
    }
  }
  const std::optional<DatasheetReading> again = decode_datasheet(encode(*reading), "a.xml");
  fuzz::require(again && again->datasheet == reading->datasheet && again->problems == reading->problems,
                "what was decoded comes through again");
  return 0;
}
