// Archives (zip, 7z, rar, tar.*) as the files in them.
//
// libarchive never runs in this process. A worker that can do nothing else (see ingest/worker.h) reads the archive from
// memory and writes the files' contents to a Spool, a file without a name; what comes back is a list of names and
// stretches of the spool, which is checked before it is believed: no stretch lies outside, no path leaves its folder.
// Nothing is unpacked onto the file system; links are not made, devices not either. A worker that crashes, hangs or
// grows costs its archive.
//
// How much may come out is asked four times: by the number of files, by the size of one, by the sum of all (which the
// kernel holds as well, as the limit of the worker's file size), and by the ratio to the archive's own size. What was
// read up to there stays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ingest/archive/spool.h"
#include "model/document.h"

namespace nitec {

/// The ceilings of one archive.
struct ArchiveLimits {
  std::size_t files = 5000;
  std::size_t headers = 20'000;                ///< Files, folders and all else that has a header.
  std::uint64_t archive_bytes = 2ULL << 30;    ///< Of the archive itself.
  std::uint64_t file_bytes = 512ULL << 20;     ///< Of one file in it.
  std::uint64_t total_bytes = 2ULL << 30;      ///< Of all files in it together.
  std::uint64_t ratio = 200;                   ///< Bytes that may come out for one of the archive; asked once more …
  std::uint64_t ratio_free_bytes = 64U << 20;  ///< … than this have come out: a scan's blank pages pack well, too.
  int milliseconds = 120'000;
  std::uint64_t memory = 1ULL << 30;  ///< Of the worker.
};

/// What is wrong with an archive or a file in it. `message` is empty when nothing is.
struct Trouble {
  ProblemKind kind = ProblemKind::kDamaged;
  std::string message;  ///< Chinese, one sentence.

  bool operator==(const Trouble&) const = default;
};

struct ArchiveMember {
  std::string path;  ///< UTF-8, “/” between folders, relative, without “.” and “..”.
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  Trouble trouble;
  bool closed = false;  ///< Not to be read: there is nothing in the spool, or it may not be looked at.
};

struct ArchiveReading {
  std::shared_ptr<const Spool> spool;
  std::vector<ArchiveMember> members;  ///< Files, links and the like, no folders; in the archive's order.
  Trouble trouble;                     ///< Of the archive as a whole; its members are then not all that it holds.
};

/// Reads an archive of which every byte lies in `bytes`; `name` is the name of its file. Throws
/// std::filesystem::filesystem_error when the disk is full, std::system_error when no worker can be had.
ArchiveReading read_archive(const Mapping& bytes, const std::string& name, const ArchiveLimits& limits = {});

/// The path of a file in an archive, made safe.
struct MemberPath {
  std::string path;
  bool outside = false;  ///< It leads out of its folder: absolute, with a drive, or “..”. `path` then shows so in
                         ///< brackets, “(..)/(..)/etc/passwd”, and leads nowhere.
};

/// “\” parts folders like “/”, whoever packed it. Takes UTF-8.
MemberPath member_path(std::string_view name);

}  // namespace nitec
