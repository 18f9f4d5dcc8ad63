// What a PDF says beside its pages, from the catalog and the trailer: version, encryption, attached files.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ingest/pdf/pdf_objects.h"
#include "model/pdf_facts.h"

namespace nitec {

/// Attached files that are described; more are counted.
inline constexpr std::size_t kMaxAttachedFiles = 1000;

/// "1.7": the header's version (the bytes begin with it) or the catalog's /Version (ISO 32000-1, 7.2.2) when that is
/// higher.
[[nodiscard]] std::string read_version(std::string_view bytes, const PdfValue& root);

/// An /Encrypt dictionary.
[[nodiscard]] Encryption read_encryption(const PdfValue& dictionary);

/// Adds one attached file by its file specification (7.11.3), or counts it where there are enough. `page` is 0 for
/// those of the name tree.
void add_attached_file(const PdfValue& specification, std::string_view name, int page, PdfFacts& facts);

/// The catalog's EmbeddedFiles.
void read_attached_files(const PdfValue& root, PdfFacts& facts);

}  // namespace nitec
