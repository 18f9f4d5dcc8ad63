// PDF bytes -> Document: what stands on the pages, where, and what could not be read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "model/document.h"

namespace nitec {

/// The ceilings of the reader. Each is asked before the work is done; what lies beyond is left out and named in a
/// Problem.
struct PdfLimits {
  std::uint64_t max_bytes = 1ULL << 30;  ///< Of the file.
  int max_pages = 20'000;                ///< Pages beyond are not read.
  int max_page_tree_depth = 64;          ///< Levels of /Pages.
  int max_nesting = 500;                 ///< Arrays and dictionaries inside each other, anywhere in the file.
  std::uint64_t max_inflated_stream = 256ULL << 20;  ///< Bytes that one stream may unfold to.
  std::uint64_t max_inflated_total = 4ULL << 30;     ///< Bytes that all streams together may unfold to.
  std::int64_t max_operators_per_page = 5'000'000;   ///< Content-stream operators, forms included.
  std::int64_t max_operators = 200'000'000;          ///< The same, of the document.
  std::int64_t max_glyphs_per_page = 500'000;        ///< Characters shown on a page.
  std::int64_t max_glyphs = 20'000'000;              ///< Characters shown in the document.
  int max_form_depth = 16;                           ///< Form XObjects inside each other.
  int max_fonts = 20'000;                            ///< Font dictionaries of a document.
  int max_bookmarks = 20'000;                        ///< Outline entries.
  bool may_load_ciphers = true;                      ///< False in a process that may not open files; see load_ciphers.
  bool layout = true;  ///< Page::tables and Page::blocks too; false where lines are all that is wanted.
};

/// Thrown for an encrypted file where ciphers may not be loaded and load_ciphers has not been called.
struct CiphersNeeded {};

/// Whether the bytes claim to be a PDF: "%PDF-" within the first kilobyte.
[[nodiscard]] bool looks_like_pdf(std::span<const std::byte> bytes);

/// Loads what encrypted files need: the part “decrypt” (see ingest/part.h), and from the system OpenSSL's cipher
/// providers. read_pdf does so itself, but cannot in
/// a process that may not open files: call it before such a process is forked. It takes time that few files are worth.
void load_ciphers();

/// Reads a PDF (ISO 32000-1). `path` is the file's path inside the submission: it is only copied into the result.
///
/// Sets path, bytes, is_pdf, producer, fonts, pages (with their lines, boxes, text layers and pictures), bookmarks,
/// facts (of a file that needs a password: version and encryption) and problems; not role and sha256. Whatever is wrong
/// with the bytes becomes a Problem (Chinese, for the applicant): kEmpty (no bytes, no pages), kWrongType (no PDF),
/// kTooLarge, kEncrypted (a password is needed; an empty user password is tried silently), kDamaged (broken: what could
/// be read is there), kNoText (every page is a scan). It throws nothing but std::bad_alloc and CiphersNeeded.
///
/// Lines: characters that stand on one baseline, in reading order. A blank is put where the gap asks for one; a gap as
/// wide as between columns, or a table's rule, begins another Line. Line::edges run along the writing direction: x for
/// horizontal lines; y for lines with `vertical` set, which are those written from top to bottom and those turned by
/// 90° either way (then the edges may decrease).
///
/// Page::text_layer, the measure (see text_layer.h): kNone when fewer than kMinTextCharacters characters stand on a
/// page that is covered by pictures or drawn as curves; kDamaged when too small a share of its characters can be
/// believed.
[[nodiscard]] Document read_pdf(std::span<const std::byte> bytes, std::string_view path, const PdfLimits& limits = {});

}  // namespace nitec
