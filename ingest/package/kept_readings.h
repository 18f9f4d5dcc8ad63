// What came of reading a submission's PDFs, kept from one run to the next: a new day asks for new reckoning, not for
// new reading.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace nitec {

/// Readings by the SHA-256 of their file, as a worker sends them.
class KeptReadings {
 public:
  /// Of one submission; what is beyond is read again each time.
  static constexpr std::size_t kMaxBytes = 64U << 20U;

  /// Those of an earlier run. `program` names program and tables: what others have read, or bytes that are broken,
  /// count for nothing.
  static KeptReadings parse(std::string_view bytes, std::string_view program);
  /// All that was found or kept since, compressed; the same readings give the same bytes.
  [[nodiscard]] std::string bytes(std::string_view program) const;

  /// The reading of that file; null when there is none.
  const std::string* find(const std::string& sha256);
  void keep(const std::string& sha256, const std::string& reading);
  /// How many files were found here, and need not be read.
  [[nodiscard]] int found() const { return found_; }

 private:
  std::map<std::string, std::string> earlier_;
  std::map<std::string, std::string> used_;
  std::size_t size_ = 0;
  int found_ = 0;
};

}  // namespace nitec
