// What lies in an inbox, without reading it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace nitec {

struct InboxItem {
  std::string name;             ///< Path in the inbox, UTF-8, “/” between folders.
  std::filesystem::path place;  ///< A folder or an archive.
  std::string output;           ///< A folder name for its reports, unlike that of any other and of our own files.
};

/// The submissions of an inbox, in the order of their names: each folder and each archive in it. A folder that has no
/// file of its own and holds several submissions is a shelf (a month, a province), and is looked into. Links are not
/// followed; other files, and names that begin with a dot, are passed over and told in `strangers`. Throws
/// std::filesystem::filesystem_error when the inbox is not there or cannot be read.
std::vector<InboxItem> list_inbox(const std::filesystem::path& inbox, std::vector<std::string>& strangers);

/// Which of `shares` shares a submission is in, from 1 on: by its name alone, the same on every machine.
int share_of(const std::string& name, int shares);

/// What the file system says of a submission.
struct InboxState {
  /// Hex; another one when a file was added, taken away, renamed, written or touched.
  std::string stamp;
  std::int64_t changed = 0;  ///< The latest change, in nanoseconds since 1970.
  std::uint64_t bytes = 0;   ///< Of all files.
  bool is_partial = false;   ///< Holds a file that a transfer names so while it writes it: *.part, *.crdownload …
};

/// Throws std::filesystem::filesystem_error when it went away meanwhile.
InboxState state_of(const InboxItem& item);

}  // namespace nitec
