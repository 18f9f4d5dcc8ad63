// The files of a submission before any is read: those of a folder or of an archive, and of the archives among them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ingest/archive/archive_reader.h"
#include "ingest/package/file_source.h"
#include "ingest/package/package_reader.h"

namespace nitec {

struct ListedFile {
  std::string path;  ///< Inside the submission, UTF-8, “/” between folders.
  FileSource source;
  std::string container;    ///< The archive that it came out of, in the submission; empty for none.
  bool is_archive = false;  ///< What lies in it is listed, too, unless there is trouble.
  bool closed = false;      ///< Must not be read: a link, a stranger to its folder …
  Trouble trouble;          ///< Why, or what else is wrong with it.
};

struct Listing {
  std::string name;  ///< Of the submission: its folder's, or the archive's without its ending.
  /// In the order of their paths.
  ///
  /// The files of an archive that is the submission itself lie where they lay in the folder that was packed: a folder
  /// that holds everything else is that folder. Those of an archive in the submission lie beside it, where unpacking
  /// it there puts them: in the one folder that holds them all, or else in one named like the archive; such archives
  /// are listed themselves. What an archive holds of archives in its turn is listed, and not opened.
  ///
  /// Of two with one path the second is closed; two that only some systems take for one are both read and told.
  std::vector<ListedFile> files;
  bool truncated = false;  ///< There are more than limits.max_files.
};

/// Lists a folder, or an archive. Throws std::filesystem::filesystem_error when it is not there or cannot be opened.
Listing list_files(const std::filesystem::path& submission, const PackageLimits& limits);

}  // namespace nitec
