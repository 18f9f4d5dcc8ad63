// A whole PDF: objects, repair, filters, fonts, content, facts; then the way home from the worker, and a mark on it.
#include "ingest/document_codec.h"
#include "ingest/pdf/pdf_reader.h"
#include "ingest/pdf/pdf_update.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span<const std::byte> bytes = nitec::fuzz::bytes(data, size);
  static_cast<void>(nitec::looks_like_pdf(bytes));
  const nitec::Document document = nitec::read_pdf(bytes, "a.pdf");
  const std::string encoded = nitec::encode(document);
  const std::optional<nitec::Document> decoded = nitec::decode(encoded);
  nitec::fuzz::require(decoded.has_value(), "what the reader makes can be decoded");
  nitec::fuzz::require(nitec::encode(*decoded) == encoded, "what the reader makes is UTF-8 and finite");
  nitec::DocumentMarks marks;
  marks.pages = document.pages.size();
  nitec::PdfMark mark;
  mark.page = 1;
  mark.words = {{{72, 100, 300, 112}}};
  mark.tag = {520, 100, 543, 118};
  mark.note = "说明";
  marks.marks.push_back(mark);
  marks.outline_titles.emplace_back("第1项");
  const nitec::PdfUpdate update = nitec::update_pdf(bytes, marks);
  nitec::fuzz::require((update.refusal == nitec::UpdateRefusal::kNone) == update.bytes.ends_with("%%EOF\n"),
                       "an update is whole, or there is none");
  return 0;
}
