// Files written whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace nitec {

/// A folder for results; made when it is missing. Every failure throws std::filesystem::filesystem_error with the path.
class OutputFolder {
 public:
  explicit OutputFolder(std::filesystem::path folder);

  /// `name` may name folders below, which are made. Writes beside the target and renames: a reader sees the old file or
  /// the new one, never half of one.
  void write(std::string_view name, std::string_view bytes);

  /// Takes away the files of that ending that an earlier run left in the folder `name`, when there is one.
  void clear(std::string_view name, std::string_view ending) const;

  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }
  /// The files written so far, as the user would name them.
  [[nodiscard]] const std::vector<std::string>& written() const { return written_; }

 private:
  std::filesystem::path folder_;
  std::vector<std::string> written_;
};

}  // namespace nitec
