// What a compromised worker may send: any bytes at all.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ingest/document_codec.h"
#include "ingest/text/fold.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nitec;
  const std::optional<Document> document = decode(fuzz::text(data, size));
  if (!document) {
    return 0;
  }
  for (const Page& page : document->pages) {
    fuzz::require(std::isfinite(page.width) && std::isfinite(page.height), "numbers are finite");
    for (const Line& line : page.lines) {
      const std::optional<std::size_t> length = utf8_length(line.text);
      fuzz::require(length.has_value(), "text is UTF-8");
      fuzz::require(line.edges.empty() || line.edges.size() == *length + 1, "an edge for each character and the end");
      fuzz::require(line.font == 0 || line.font < document->fonts.size(), "fonts are in range");
      fuzz::require(std::all_of(line.edges.begin(), line.edges.end(), [](float edge) { return std::isfinite(edge); }),
                    "edges are finite");
    }
    std::vector<int> blocks_of(page.lines.size());
    for (const PageBlock& block : page.blocks) {
      for (const std::uint32_t line : block.lines) {
        ++blocks_of.at(line);
      }
    }
    fuzz::require(page.blocks.empty() || std::all_of(blocks_of.begin(), blocks_of.end(), [](int n) { return n == 1; }),
                  "each line stands in one block");
  }
  const std::string encoded = encode(*document);
  const std::optional<Document> again = decode(encoded);
  fuzz::require(again == document, "what was decoded comes through again");
  return 0;
}
