// A whole PDF: objects, repair, filters, fonts, content, facts; then the way home from the worker.
#include "ingest/document_codec.h"
#include "ingest/pdf/pdf_reader.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span<const std::byte> bytes = nitec::fuzz::bytes(data, size);
  static_cast<void>(nitec::looks_like_pdf(bytes));
  const nitec::Document document = nitec::read_pdf(bytes, "a.pdf");
  const std::string encoded = nitec::encode(document);
  const std::optional<nitec::Document> decoded = nitec::decode(encoded);
  nitec::fuzz::require(decoded.has_value(), "what the reader makes can be decoded");
  nitec::fuzz::require(nitec::encode(*decoded) == encoded, "what the reader makes is UTF-8 and finite");
  return 0;
}
