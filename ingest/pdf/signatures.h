// Signature fields of a PDF's form (ISO 32000-1, 12.7 and 12.8): what they say, and which bytes they cover.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/pdf/navigation.h"
#include "ingest/pdf/pdf_objects.h"
#include "model/pdf_facts.h"

namespace nitec {

/// Ceilings: fields of the form that are looked at, signature fields that are described, levels of fields, numbers of a
/// /ByteRange that are kept, references of a signature, and bytes of a gap that is compared with /Contents.
inline constexpr std::size_t kMaxFormFields = 100'000;
inline constexpr std::size_t kMaxSignatures = 200;
inline constexpr int kMaxFieldDepth = 32;
inline constexpr std::size_t kMaxByteRange = 64;
inline constexpr std::size_t kMaxSignatureReferences = 64;
inline constexpr std::size_t kMaxSignatureGap = std::size_t{4} << 20;

/// What a signature dictionary allows to change afterwards (ISO 32000-1, table 254), as Signature::docmdp.
[[nodiscard]] int allowed_changes(const PdfValue& signature);

/// In the form's order. A field's lock (ISO 32000-2, table 236) counts like the signature's own word. `bytes` are the
/// file's as it came, from its header on: no signature is verified, but what its range covers is measured there.
[[nodiscard]] std::vector<Signature> read_signatures(const PdfValue& root, const PageNumbers& pages,
                                                     std::string_view bytes, bool encrypted);

}  // namespace nitec
