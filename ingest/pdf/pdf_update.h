// An update behind a PDF's own bytes (ISO 32000-1, 7.5.6): the marks of a review as annotations and outline entries.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "ingest/pdf/pdf_reader.h"
#include "model/annotation.h"

namespace nitec {

/// Why a file cannot be updated.
enum class UpdateRefusal : unsigned char {
  kNone,
  kDamaged,     ///< Its cross references had to be mended, or its pages are not those that were read.
  kEncrypted,   ///< It needs a password, or what is added cannot be encrypted as the rest is.
  kNotAllowed,  ///< It is encrypted, and its permissions (bit 6) allow no annotations.
  kSigned,      ///< Its signature, or a signed field's lock, allows no annotations (DocMDP 1 or 2).
  kTooLarge,    ///< Object numbers or offsets beyond what the file can say. The last of these.
};

struct PdfUpdate {
  UpdateRefusal refusal = UpdateRefusal::kNone;
  std::string bytes;  ///< To be appended to the file as it is; empty when refused.
};

/// The update for `marks`: no byte of the file changes, so a signature stays valid. Each mark with words is a Highlight
/// with an appearance of its own, a note and its pop-up; each tag a Stamp. The outline gets one more entry at its end.
/// What is added to an encrypted file is encrypted with its own key (see UpdateCipher); where its permissions allow
/// annotations, but neither pages nor bookmarks, there are neither. Same bytes, same marks: same update. Throws nothing
/// but std::bad_alloc and CiphersNeeded.
[[nodiscard]] PdfUpdate update_pdf(std::span<const std::byte> bytes, const DocumentMarks& marks,
                                   const PdfLimits& limits = {});

/// The refusal in one Chinese sentence for the applicant; empty for kNone.
[[nodiscard]] std::string refusal_in_words(UpdateRefusal refusal);

}  // namespace nitec
