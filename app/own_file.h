// The files that the supervising unit keeps itself and names on the command line.
#pragma once

#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace nitec {

/// A file of the unit's own that cannot be used: what() is the reason, in the user's words.
class OwnFileError : public std::runtime_error {
 public:
  OwnFileError(const std::filesystem::path& path, const std::string& reason)
      : std::runtime_error(reason), path_(path) {}
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline constexpr std::size_t kMaxOwnFileBytes = 8U << 20;

/// Hands the whole file to `parse`. Throws OwnFileError when it is not there, larger than kMaxOwnFileBytes, or when
/// `parse` throws a std::runtime_error, whose words are the reason.
void read_own_file(const std::filesystem::path& path, const std::function<void(std::string_view)>& parse);

}  // namespace nitec
