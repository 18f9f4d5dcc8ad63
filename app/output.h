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
  /// When what is written is on the disk, so that no loss of power takes it away.
  enum class Lasting {
    kEach,      ///< Each file before the next.
    kTogether,  ///< All of them when settle() returns: one wait for the disk instead of many.
  };

  explicit OutputFolder(std::filesystem::path folder, Lasting lasting = Lasting::kEach);
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;
  ~OutputFolder();

  /// `name` may name folders below, which are made. Writes beside the target and renames: a reader sees the old file or
  /// the new one, never half of one.
  void write(std::string_view name, std::string_view bytes);

  /// Waits until all that was written is on the disk.
  void settle();

  /// Takes away the files of that ending that an earlier run left in the folder `name`, when there is one.
  void clear(std::string_view name, std::string_view ending) const;

  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }
  /// The files written so far, as the user would name them.
  [[nodiscard]] const std::vector<std::string>& written() const { return written_; }

 private:
  std::filesystem::path folder_;
  Lasting lasting_;
  std::vector<std::string> written_;
  std::vector<int> open_;  ///< Files that may still be on their way to the disk.
};

}  // namespace nitec
