// A fingerprint of some words: the same on every machine, and no secret (FNV-1a, 64 bits).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/finding.h"

namespace nitec {

class Fingerprint {
 public:
  /// "ab", "c" differs from "a", "bc".
  void add(std::string_view text);
  /// 16 hex digits.
  [[nodiscard]] std::string text() const;

 private:
  void add_byte(unsigned char byte);

  std::uint64_t state_ = 14695981039346656037ULL;
};

/// What a finding is about: its rule, and the files, fields and words that it shows; not where on the page they stand.
std::string fingerprint_of(const Finding& finding);

/// Of a paragraph's or table's words, without blanks; empty for other blocks and for what is too short to tell.
std::string digest_of(const Page& page, const PageBlock& block);

/// The datasheet's values and the main document's paragraphs. The document's pages must still have their words.
SubmissionContent content_of(const Submission& submission);

}  // namespace nitec
