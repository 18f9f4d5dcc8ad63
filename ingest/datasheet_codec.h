// How a datasheet comes back from the worker that read it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/datasheet/datasheet_reader.h"

namespace nitec {

/// More than what a datasheet of kMaxDatasheetBytes comes to.
inline constexpr std::size_t kMaxEncodedDatasheet = 128U << 20;

/// The reading in bytes, for decode_datasheet() of this same program; no format to keep files in.
std::string encode(const DatasheetReading& reading);

/// The inverse of encode(), as what was read of the file at `path` in the submission: every location names that file,
/// whatever was sent. The bytes may be anyone's: nothing when they are not whole and sound, or hold more than a
/// datasheet can; else a reading that is safe to use (see wire::Reader), with no page or line below 0. Takes memory in
/// proportion to `bytes`.
std::optional<DatasheetReading> decode_datasheet(std::string_view bytes, std::string_view path);

}  // namespace nitec
