// Where a PDF says who made it, with what and when: the Info dictionary and XMP (ISO 32000-1, 14.3; ISO 16684-1).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ingest/pdf/pdf_objects.h"
#include "model/pdf_facts.h"

namespace nitec {

/// Bytes of one text that are kept; what is longer is cut.
inline constexpr std::size_t kMaxFactBytes = 4096;
/// Bytes of XMP that are read; padding included.
inline constexpr std::size_t kMaxXmpBytes = std::size_t{1} << 20;

/// A text string (7.9.2.2), or nothing where there is none, as UTF-8 without control characters, cut.
[[nodiscard]] std::string fact_text(const PdfValue& value);

/// A name (7.3.5), which is UTF-8 by convention, treated alike.
[[nodiscard]] std::string fact_name(const PdfValue& value);

/// A date as PDF (7.9.4: "D:20250314092653+08'00'", also without "D:") or XMP ("2025-03-14T09:26:53.5+08:00") writes
/// it, in the latter's form, without fractions of seconds and with "Z" for UTC. No more exact than it is written; empty
/// when it is no date, or one that does not exist.
[[nodiscard]] std::string iso_date_time(std::string_view written);

/// The trailer's Info dictionary.
[[nodiscard]] Metadata read_info(const PdfValue& info);

/// An XMP packet. Nothing outside is asked for, and no DOCTYPE accepted. `out` is only set for kRead.
[[nodiscard]] XmpState read_xmp(std::string_view packet, Metadata& out);

}  // namespace nitec
