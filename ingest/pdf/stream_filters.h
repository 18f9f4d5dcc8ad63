// Streams as they are meant: the filters of ISO 32000-1, 7.4, except those for pictures; and how one is packed.
#pragma once

#include <cstdint>
#include <string>

#include "ingest/pdf/pdf_objects.h"

namespace nitec {

/// What streams may still unfold to.
struct InflateBudget {
  std::uint64_t per_stream = 0;
  std::uint64_t total = 0;  ///< Goes down with each stream.
};

enum class Decoded {
  kWhole,
  kPartly,   ///< Broken or over the budget: what came before is there.
  kPicture,  ///< A picture's own coding (DCT, JPX, CCITT, JBIG2): nothing is decoded.
};

/// Decodes the stream's bytes into `out` (its old contents are dropped). Truncated streams give what there is.
[[nodiscard]] Decoded decode_stream(const PdfValue& stream, InflateBudget& budget, std::string& out);

/// Inflates zlib data; used on its own where there is no stream object yet. Gives false when it is broken or too large:
/// then `out` holds what came before.
bool inflate_bytes(std::string_view in, std::uint64_t limit, std::string& out);

/// The other way (FlateDecode, 7.4.4). Short texts take little time: the window is no larger than they are.
[[nodiscard]] std::string deflated(std::string_view in);

}  // namespace nitec
