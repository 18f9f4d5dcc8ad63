// Text as it comes from files: decoding, folding, names, numerals.
#include <string>

#include "ingest/text/file_names.h"
#include "ingest/text/fold.h"
#include "ingest/text/numerals.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nitec;
  const std::string_view bytes = fuzz::text(data, size);
  const std::u32string text = decode_utf8(bytes);
  const std::optional<std::size_t> length = utf8_length(bytes);
  fuzz::require(!length || (*length == text.size() && encode_utf8(text) == bytes), "UTF-8 comes back as it was");
  for (const Blanks blanks : {Blanks::kKeep, Blanks::kDropBetweenHan, Blanks::kDropAll}) {
    const Folded folded = fold(text, blanks);
    fuzz::require(folded.origin.size() == folded.text.size() + 1 && folded.origin.back() == text.size(),
                  "an origin for each character and the end");
    for (std::size_t i = 1; i < folded.origin.size(); ++i) {
      fuzz::require(folded.origin[i - 1] <= folded.origin[i], "origins never fall");
    }
    fuzz::require(fold(folded.text, blanks).text == folded.text, "folding twice changes nothing");
  }
  const std::string path = path_in_utf8(bytes);
  fuzz::require(utf8_length(path).has_value(), "a path is UTF-8");
  fuzz::require(utf8_length(name_key(path)).has_value(), "a key is UTF-8");
  static_cast<void>(utf8_from_gb18030(bytes));
  static_cast<void>(parse_chinese_integer(text));
  static_cast<void>(parse_chinese_date(text));
  for (const FoundDate& found : find_dates(text)) {
    fuzz::require(found.begin < found.end && found.end <= text.size(), "a date lies within the text");
  }
  return 0;
}
