// inflate_streams FILE.pdf: inflates every stream of the file that is no picture, and throws it away. Whoever reads the
// text has to do about this, so it is the floor of the text bench.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <span>
#include <string>

#include "ingest/pdf/pdf_objects.h"
#include "ingest/pdf/pdf_reader.h"
#include "ingest/pdf/stream_filters.h"

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: inflate_streams FILE.pdf\n", stderr);
    return 2;
  }
  std::ifstream in(arguments[1], std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  const nitec::PdfLimits limits;
  const nitec::PdfFile file(std::as_bytes(std::span(bytes)), limits);
  nitec::InflateBudget budget{limits.max_inflated_stream, limits.max_inflated_total};
  std::size_t streams = 0;
  std::size_t inflated = 0;
  std::string out;
  file.for_each_object([&](const nitec::PdfValue& object) {
    if (!object.stream_bytes().empty() && object["Subtype"].name() != "Image" &&
        nitec::decode_stream(object, budget, out) != nitec::Decoded::kPicture) {
      ++streams;
      inflated += out.size();
    }
  });
  std::printf("%zu streams, %zu bytes\n", streams, inflated);
  return 0;
}
