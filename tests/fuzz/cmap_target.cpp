// A CMap: parsed, sorted, and asked for codes that are cut off the same bytes.
#include "ingest/pdf/cmap.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = nitec::fuzz::text(data, size);
  nitec::CMap map = nitec::parse_cmap(bytes);
  map.sort();
  nitec::fuzz::require(map.cids.size() <= 2 * nitec::kMaxCMapRanges, "no more ranges than the ceiling allows");
  if (!map.base_name.empty()) {
    map.base = nitec::predefined_cmap(map.base_name);
  }
  const std::string_view codes = bytes.substr(0, 2048);
  for (std::size_t at = 0; at < codes.size();) {
    const nitec::CMap::Code code = map.next_code(codes, at);
    nitec::fuzz::require(code.length >= 1 && at + code.length <= codes.size(), "a code lies within the string");
    static_cast<void>(map.cid(code));
    static_cast<void>(map.text(code.value));
    static_cast<void>(nitec::unicode_of_code(map.name, code));
    at += code.length;
  }
  return 0;
}
