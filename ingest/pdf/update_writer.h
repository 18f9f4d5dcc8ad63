// The bytes of an incremental update (ISO 32000-1, 7.5.6): objects, and at the end where they stand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/pdf/encrypted_update.h"
#include "ingest/pdf/object_text.h"
#include "ingest/pdf/pdf_objects.h"

namespace nitec {

/// Writes what comes behind a file's own bytes, encrypted where the file is, with cross references of the kind that its
/// newest ones are of.
class UpdateWriter {
 public:
  /// `original`: the file's bytes from its header on. All three outlive this.
  UpdateWriter(const PdfFile& file, std::string_view original, UpdateCipher& cipher);

  /// Whether the file says where its cross references stand; nothing can be written otherwise.
  [[nodiscard]] bool is_ready() const { return ready_; }

  /// The first of `count` object numbers that the file does not have.
  std::uint32_t take_number(std::size_t count = 1);

  /// "12 0 R"
  [[nodiscard]] std::string reference(std::uint32_t number) const;
  /// A value of the file.
  [[nodiscard]] std::string written(const PdfNode& node) const;
  [[nodiscard]] std::string dictionary(const PdfNode& node, const Replacements& instead) const;

  /// An object that is no stream, as the three above write it; one of the file's own numbers is replaced.
  void put(std::uint32_t number, const std::string& body);
  std::uint32_t add(const std::string& body);
  /// A stream: its dictionary, without /Length, and its encoded data.
  void put_stream(std::uint32_t number, const std::string& dictionary, std::string_view data);
  /// A stream of `content`, compressed when that is shorter; `entries` of its dictionary.
  std::uint32_t add_stream(const std::string& entries, const std::string& content);

  /// The update; none when object numbers or offsets lie beyond what a file can say. Nothing can be put afterwards.
  [[nodiscard]] std::optional<std::string> finish();

 private:
  struct Place {
    std::uint64_t offset = 0;
    std::uint16_t generation = 0;
  };

  void begin(std::uint32_t number);
  [[nodiscard]] std::string trailer_entries() const;
  template <typename Run>
  void each_run(Run run) const;
  void write_table();
  void write_stream();

  const PdfFile& file_;
  std::string_view original_;
  UpdateCipher& cipher_;
  std::uint32_t next_;
  std::uint64_t last_section_ = 0;
  bool ready_ = false;
  bool as_stream_ = false;  ///< The cross references.
  std::map<std::uint32_t, Place> places_;
  std::string out_;
};

}  // namespace nitec
