// What the first and last bytes of an archive say of it, before any library reads it.
//
// libarchive does not tell an encrypted RAR 5 file from a damaged one, nor a volume of several from a truncated
// archive; both stand in plain sight in the headers.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace nitec {

enum class ArchiveFormat { kNone, kZip, kSevenZip, kRar4, kRar5, kTar, kCompressed };

/// The format by its first bytes; kCompressed for gzip, bzip2, xz and zstd, whose content is not looked at. kNone for
/// anything else, also a tar of before POSIX.
ArchiveFormat archive_format(std::span<const std::byte> bytes);

struct ArchiveMarks {
  ArchiveFormat format = ArchiveFormat::kNone;
  bool volume = false;             ///< One of several files that make up the archive.
  bool locked = false;             ///< Even the names of its files need a password.
  bool cut = false;                ///< It ends before its headers say that it does.
  bool two_names = false;          ///< ZIP: its list of files gives a file another name than the file itself has.
  std::vector<bool> locked_files;  ///< RAR 5: whether the n-th file is encrypted. Others are told by libarchive.
};

/// Never reads past `bytes`. ZIP: APPNOTE 4.3.16; 7z: 7zFormat.txt, SignatureHeader; RAR 4: technote.txt; RAR 5: the
/// archive format's description by its maker.
ArchiveMarks read_marks(std::span<const std::byte> bytes);

/// A name that only parts of a larger archive have: “x.zip.001”, “x.z01”, “x.part2.rar”, “x.r00”.
bool is_volume_name(std::string_view name);

/// A name by which people mean an archive: “x.zip”, “x.tar.gz”, “x.7z.001” …; case is all one.
bool is_archive_name(std::string_view name);

}  // namespace nitec
