// What may be added to an encrypted file, and how it is encrypted there (ISO 32000-1, 7.6).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/pdf/pdf_objects.h"

namespace nitec {

/// Encrypts the objects of an update with the file's own key; leaves them as they are where the file is not encrypted.
/// Objects in object streams and cross references are not for it: these are not encrypted singly, or not at all. The
/// same file and the same objects give the same bytes: see ObjectCipher.
class UpdateCipher {
 public:
  /// The file is loaded, and outlives this.
  explicit UpdateCipher(const PdfFile& file);

  /// Whether it is encrypted in a way that can be written: strings and streams alike, or neither.
  [[nodiscard]] bool is_known() const { return known_; }
  /// Bit 6 of the permissions (table 22). Whoever has the owner's password may do more, but is not here.
  [[nodiscard]] bool allows_annotations() const { return annotations_; }
  /// Bit 4, or since revision 3 bit 11: pages in front, bookmarks.
  [[nodiscard]] bool allows_assembly() const { return assembly_; }

  /// A direct value as update_pdf writes it (no stream's data), with each string in it encrypted.
  [[nodiscard]] std::string value(std::uint32_t number, std::uint16_t generation, const std::string& text);
  /// A stream's encoded data.
  [[nodiscard]] std::string stream(std::uint32_t number, std::uint16_t generation, std::string_view data);
  /// Whether something could not be encrypted: what came out is of no use then.
  [[nodiscard]] bool has_failed() const { return failed_; }

 private:
  const PdfFile& file_;
  bool encrypts_ = false;
  bool known_ = true;
  bool annotations_ = true;
  bool assembly_ = true;
  bool failed_ = false;
};

}  // namespace nitec
