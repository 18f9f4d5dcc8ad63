// What a PDF says about itself beside its pages: metadata, encryption, attached files, signatures.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace nitec {

/// What a document says about its origin. Texts are UTF-8 without control characters; empty when not there.
struct Metadata {
  std::string title;
  std::string author;  ///< Several of XMP joined by "; ".
  std::string subject;
  std::string keywords;
  std::string creator;   ///< The program in which it was written.
  std::string producer;  ///< The program that made the PDF of it.
  std::string created;   ///< As written: "D:20250314092653+08'00'".
  std::string modified;
  std::string created_iso;  ///< "2025-03-14T09:26:53+08:00", as exact as it was written; empty when it is no date.
  std::string modified_iso;

  bool operator==(const Metadata&) const = default;
};

enum class XmpState {
  kNone,       ///< The catalog names no metadata stream.
  kRead,       ///< Metadata hold what it says.
  kTooLarge,   ///< Over a ceiling: not read.
  kDoctype,    ///< It has a DOCTYPE: not read.
  kMalformed,  ///< No well-formed XML, or no RDF in it.
};

/// The standard security handler's entries (ISO 32000-1, 7.6).
struct Encryption {
  std::string filter;    ///< The security handler: "Standard".
  std::string method;    ///< "RC4", "AES-128", "AES-256", "none"; empty when it is another.
  int key_bits = 0;      ///< 0 when not told.
  int revision = 0;      ///< /R
  int permissions = -1;  ///< /P, 32 bits with sign; bit 1 is the lowest. See kPermissions.

  bool operator==(const Encryption&) const = default;
};

/// What a bit of Encryption::permissions allows when it is set (ISO 32000-1, table 22).
struct Permission {
  int bit = 0;  ///< From 1.
  const char* name = "";
  int since_revision = 2;  ///< Has that meaning from this Encryption::revision on.
};

inline constexpr std::array<Permission, 8> kPermissions{{
    {3, "print", 2},
    {4, "modify", 2},
    {5, "copy", 2},
    {6, "annotate", 2},
    {9, "fill-forms", 3},
    {10, "extract-for-accessibility", 3},
    {11, "assemble", 3},
    {12, "print-high-quality", 3},
}};

/// A file inside the file (ISO 32000-1, 7.11.4). Its contents are not read.
struct AttachedFile {
  enum class Place {
    kNameTree,    ///< The catalog's EmbeddedFiles.
    kAnnotation,  ///< A paper clip on a page.
  };
  std::string name;
  std::string description;
  std::string type;                  ///< The media type that it declares; empty when none.
  std::int64_t declared_bytes = -1;  ///< The size that it declares; -1 when none.
  std::uint64_t stored_bytes = 0;    ///< What it takes in the file, mostly compressed; 0 when it is not there at all.
  Place place = Place::kNameTree;
  int page = 0;  ///< Of the annotation, from 1.

  bool operator==(const AttachedFile&) const = default;
};

/// A signature field (ISO 32000-1, 12.7.4.5 and 12.8), signed or not. Whether the signature is valid is not looked at.
struct Signature {
  std::string field;       ///< Its full name: "form.applicant".
  int page = 0;            ///< Where it is shown; 0 when not told.
  bool is_signed = false;  ///< It has a value; otherwise all that follows is empty.
  std::string name;        ///< The signer's as /Name gives it; the certificate is not looked at.
  std::string reason;
  std::string location;
  std::string time;  ///< /M as written.
  std::string time_iso;
  std::string filter;
  std::string sub_filter;                ///< "adbe.pkcs7.detached", "ETSI.CAdES.detached" …
  std::vector<std::int64_t> byte_range;  ///< As written: offset, length, offset, length.
  /// The ranges lie in the file, in order, and do not overlap; otherwise all figures of coverage are 0 or false.
  bool range_is_sound = false;
  bool gap_is_contents = false;     ///< There is one gap, and it holds the hexadecimal string of /Contents alone.
  bool covers_whole_file = false;   ///< From the first byte to the last but for that gap.
  std::uint64_t covered_bytes = 0;  ///< In all ranges together.
  std::uint64_t bytes_after = 0;    ///< Behind the last range: what was appended after signing.
  std::uint64_t contents_bytes = 0;
  bool certifies = false;  ///< It is the one that the catalog's /Perms /DocMDP names.
  /// What may change afterwards, by its own word or by its field's lock: 1 nothing, 2 forms, 3 annotations too; 0:
  /// neither says.
  int docmdp = 0;

  bool operator==(const Signature&) const = default;
};

/// Facts of one PDF file.
struct PdfFacts {
  std::string version;  ///< "1.7": the higher one of header and catalog.
  Metadata info;        ///< The trailer's Info dictionary.
  XmpState xmp_state = XmpState::kNone;
  Metadata xmp;                              ///< The catalog's metadata stream.
  std::optional<Encryption> encryption;      ///< Also of a file that needs a password and was not read.
  std::vector<AttachedFile> attached_files;  ///< The first of them.
  int attached_count = 0;                    ///< How many there are.
  std::vector<Signature> signatures;         ///< In the form's order.

  bool operator==(const PdfFacts&) const = default;
};

}  // namespace nitec
