// The part of reading an archive that runs in the worker, with libarchive and nobody else's memory: the part “unpack”
// (see ingest/part.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/archive/archive_reader.h"

namespace nitec {

/// How the reading of an archive ended.
enum class Ending : std::uint8_t {
  kWhole,
  kEmpty,        ///< No bytes, or no files in it.
  kStrange,      ///< No archive.
  kUnsupported,  ///< An archive in a way of packing that is not read.
  kLocked,       ///< Everything in it, or its list of files, needs a password.
  kVolume,       ///< One of several parts.
  kDamaged,
  kTwoNames,  ///< A list of files that does not agree with the files.
  kTooManyFiles,
  kTooMuch,   ///< Over ArchiveLimits::total_bytes.
  kBomb,      ///< Over ArchiveLimits::ratio.
  kNoMemory,  ///< Unpacking takes more memory than it may have.
  kDiskFull,  ///< The spool takes no more: the world's fault.
};

/// What became of one file.
enum class Unpacked : std::uint8_t {
  kWhole,
  kDamaged,      ///< What could be read is there.
  kLocked,       ///< Needs a password.
  kUnsupported,  ///< Packed in a way that is not read.
  kTooLarge,     ///< Over ArchiveLimits::file_bytes, or where the archive as a whole came to its limit.
  kLink,
  kSpecial,   ///< A device, a pipe, a socket.
  kLongName,  ///< The name is longer than any file system takes; it is cut.
};

inline constexpr std::size_t kMaxNameBytes = 4096;  ///< Longer names are cut.

struct RawMember {
  std::string name;  ///< As the archive has it: any bytes.
  Unpacked state = Unpacked::kWhole;
  std::uint64_t offset = 0;  ///< In the spool.
  std::uint64_t size = 0;

  bool operator==(const RawMember&) const = default;
};

struct RawArchive {
  Ending ending = Ending::kWhole;
  std::vector<RawMember> members;  ///< In the archive's order, without folders.

  bool operator==(const RawArchive&) const = default;
};

/// What the part “unpack” offers.
struct UnpackPart {
  void (*prepare)();
  RawArchive (*unpack)(const Mapping& archive, int spool, const ArchiveLimits& limits);
};

/// Reads the archive and writes the contents of its files to `spool`, a descriptor at its end. Throws nothing but
/// std::bad_alloc. Call prepare_unpacking() before, in the process that forks.
RawArchive unpack(const Mapping& archive, int spool, const ArchiveLimits& limits);

/// Loads the part, and the locale by which libarchive turns names of other encodings into UTF-8: a worker cannot open
/// files.
void prepare_unpacking();

/// From the worker to the program, and back. The bytes may be anyone's: nothing when they are not whole and sound, have
/// more members than `limits` allows, or members outside of a spool of `spool_bytes`.
std::string encode(const RawArchive& archive);
std::optional<RawArchive> decode_archive(std::string_view bytes, std::uint64_t spool_bytes,
                                         const ArchiveLimits& limits);

}  // namespace nitec
