// A folder or an archive as it was handed in -> Submission. The one place where files of the outside world are opened.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "ingest/archive/archive_reader.h"
#include "model/submission.h"

namespace nitec {

class KeptReadings;

/// The ceilings of a package. Each is asked before the work is done; what lies beyond is listed with a Problem.
struct PackageLimits {
  std::size_t max_files = 5000;
  int max_depth = 8;                            ///< Folders inside each other.
  std::uint64_t max_file_bytes = 512ULL << 20;  ///< Of one file.
  std::uint64_t max_datasheet_bytes = 64ULL << 20;
  int file_milliseconds = 60'000;          ///< To read one file.
  std::uint64_t file_memory = 2ULL << 30;  ///< Address space while one file is read.
  int jobs = 2;                            ///< Files read at the same time.
  std::size_t max_archives = 100;          ///< Opened in one submission.
  ArchiveLimits archive;                   ///< max_files and max_file_bytes hold for files in archives as well.
  KeptReadings* kept = nullptr;  ///< PDFs that are found there are not read again; what is read is kept there.
  bool layout = true;            ///< Tables and blocks of pages too; false where their lines are all that is wanted.
};

/// Lists every file of a folder or of an archive, and of the archives in it, in the order of their names, reads the
/// datasheet and the PDFs, tells which is the summary report and which are evidence, and reads the report's outline. An
/// archive gives what the folder gives that was packed; nothing of it is unpacked beside it. Links, devices and folders
/// too deep are listed and not followed. What is wrong with a file, or an archive, is a Problem on its Document, never
/// an exception: an archive that is the submission itself is a Document only when something is wrong with it. Throws
/// std::filesystem::filesystem_error when `submission` is not there or cannot be opened, or the disk is full.
Submission read_package(const std::filesystem::path& submission, const PackageLimits& limits = {});

/// Whether the file is an archive, by its name or its first bytes, sound or not.
bool is_archive(const std::filesystem::path& file);

/// One PDF from the outside world, read like a file of a package. Throws std::filesystem::filesystem_error when it
/// cannot be opened.
Document read_pdf_file(const std::filesystem::path& file, const PackageLimits& limits = {});

}  // namespace nitec
