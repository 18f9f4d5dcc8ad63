#include "ingest/archive/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstring>
#include <memory>

#include "ingest/archive/archive_marks.h"

namespace nitec {
namespace {

constexpr std::size_t kReadAtOnce = 256U << 10;
constexpr std::size_t kKeptNameBytes = 240;  // of a longer one

struct FreeArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, FreeArchive>;

locale_t utf8_locale() {
  static const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return locale;
}

/// libarchive turns the names of 7z and of flagged zip files into the locale's encoding; without one for Unicode they
/// would be lost. The thread's locale is the worker's own.
class InUtf8 {
 public:
  InUtf8() : before_(utf8_locale() == nullptr ? nullptr : ::uselocale(utf8_locale())) {}
  ~InUtf8() {
    if (before_ != nullptr) {
      ::uselocale(before_);
    }
  }
  InUtf8(const InUtf8&) = delete;
  InUtf8& operator=(const InUtf8&) = delete;

 private:
  locale_t before_;
};

/// Only what is asked for, and nothing that would start a program.
Reader new_reader() {
  Reader reader(archive_read_new());
  if (!reader) {
    throw std::bad_alloc();
  }
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_filter_bzip2(reader.get());
  archive_read_support_filter_xz(reader.get());
  archive_read_support_filter_lzma(reader.get());
  archive_read_support_filter_zstd(reader.get());
  archive_read_support_format_zip(reader.get());
  archive_read_support_format_7zip(reader.get());
  archive_read_support_format_rar(reader.get());
  archive_read_support_format_rar5(reader.get());
  archive_read_support_format_tar(reader.get());
  return reader;
}

bool says(const char* error, std::initializer_list<const char*> words) {
  return error != nullptr &&
         std::any_of(words.begin(), words.end(), [&](const char* word) { return std::strstr(error, word) != nullptr; });
}

/// The archive piece by piece, so that of a large one only a piece lies in memory.
class Feed {
 public:
  explicit Feed(const Mapping& archive) : archive_(archive) {}

  int open(archive* reader) {
    archive_read_set_callback_data(reader, this);
    archive_read_set_read_callback(reader, read);
    archive_read_set_skip_callback(reader, skip);
    archive_read_set_seek_callback(reader, seek);
    return archive_read_open1(reader);
  }

 private:
  static constexpr std::size_t kPiece = 1U << 20;

  static la_ssize_t read(archive* /*reader*/, void* self, const void** piece) {
    Feed& feed = *static_cast<Feed*>(self);
    feed.archive_.let_go(feed.shown_, feed.shown_bytes_);
    feed.shown_ = feed.at_;
    feed.shown_bytes_ = std::min(kPiece, feed.archive_.size() - feed.at_);
    *piece = feed.archive_.data() + feed.shown_;
    feed.at_ += feed.shown_bytes_;
    return static_cast<la_ssize_t>(feed.shown_bytes_);
  }

  static la_int64_t skip(archive* /*reader*/, void* self, la_int64_t bytes) {
    Feed& feed = *static_cast<Feed*>(self);
    const std::size_t skipped =
        bytes < 0 ? 0 : std::min(static_cast<std::size_t>(bytes), feed.archive_.size() - feed.at_);
    feed.at_ += skipped;
    return static_cast<la_int64_t>(skipped);
  }

  static la_int64_t seek(archive* /*reader*/, void* self, la_int64_t offset, int whence) {
    Feed& feed = *static_cast<Feed*>(self);
    const auto size = static_cast<la_int64_t>(feed.archive_.size());
    const la_int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? static_cast<la_int64_t>(feed.at_) : size;
    if (offset < -from || offset > size - from) {
      return ARCHIVE_FATAL;
    }
    feed.at_ = static_cast<std::size_t>(from + offset);
    return from + offset;
  }

  const Mapping& archive_;
  std::size_t at_ = 0;
  std::size_t shown_ = 0;  ///< What libarchive looks at until it asks for more.
  std::size_t shown_bytes_ = 0;
};

/// Not within a character of UTF-8.
void cut(std::string& name) {
  std::size_t end = kKeptNameBytes;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) {
    --end;
  }
  name.resize(end);
}

class Unpacking {
 public:
  Unpacking(const Mapping& archive, int spool, const ArchiveLimits& limits)
      : bytes_(archive.bytes()),
        feed_(archive),
        spool_(spool),
        limits_(limits),
        marks_(read_marks(bytes_)),
        buffer_(kReadAtOnce) {}

  RawArchive run() {
    if (bytes_.empty()) {
      return {Ending::kEmpty, {}};
    }
    if (marks_.volume || marks_.locked) {
      return {marks_.volume ? Ending::kVolume : Ending::kLocked, {}};
    }
    const InUtf8 names;
    reader_ = new_reader();
    if (feed_.open(reader_.get()) != ARCHIVE_OK) {
      return {failure(), {}};
    }
    Ending ending = read_all();
    const auto locked = [](const RawMember& member) { return member.state == Unpacked::kLocked; };
    if (!result_.members.empty() && std::all_of(result_.members.begin(), result_.members.end(), locked)) {
      return {Ending::kLocked, {}};
    }
    if (ending == Ending::kWhole && marks_.cut) {
      ending = Ending::kDamaged;
    }
    if (ending == Ending::kWhole && marks_.two_names) {
      ending = Ending::kTwoNames;
    }
    if (ending == Ending::kWhole && result_.members.empty()) {
      ending = Ending::kEmpty;
    }
    result_.ending = ending;
    return std::move(result_);
  }

 private:
  /// What libarchive's last error means. It has numbers for few of them.
  [[nodiscard]] Ending failure() const {
    const char* error = archive_error_string(reader_.get());
    if (archive_errno(reader_.get()) == ENOMEM) {
      return Ending::kNoMemory;
    }
    if (says(error, {"ncrypt", "rypto codec"})) {
      return Ending::kLocked;
    }
    if (says(error, {"Unrecognized archive format"})) {
      return marks_.format == ArchiveFormat::kNone         ? Ending::kStrange
             : marks_.format == ArchiveFormat::kCompressed ? Ending::kUnsupported  // one file, packed without a list
                                                           : Ending::kDamaged;
    }
    // A file cut short can look like anything to it.
    return !marks_.cut && says(error, {"nsupported", "not supported", "navailable"}) ? Ending::kUnsupported
                                                                                     : Ending::kDamaged;
  }

  [[nodiscard]] Unpacked file_failure() const {
    switch (failure()) {
      case Ending::kLocked:
        return Unpacked::kLocked;
      case Ending::kUnsupported:
        return Unpacked::kUnsupported;
      default:
        return Unpacked::kDamaged;
    }
  }

  Ending read_all() {
    for (std::size_t headers = 0;; ++headers) {
      archive_entry* entry = nullptr;
      const int got = archive_read_next_header(reader_.get(), &entry);
      if (got == ARCHIVE_EOF) {
        return Ending::kWhole;
      }
      if (got == ARCHIVE_FATAL || entry == nullptr) {
        return failure();
      }
      if (got == ARCHIVE_RETRY) {
        if (headers >= limits_.headers) {
          return Ending::kDamaged;
        }
        continue;
      }
      if (headers >= limits_.headers || (archive_entry_filetype(entry) != AE_IFDIR && at_file_limit())) {
        return Ending::kTooManyFiles;
      }
      if (archive_entry_filetype(entry) == AE_IFDIR) {
        continue;
      }
      const std::optional<Ending> stopped = take(entry, got);
      if (stopped) {
        return *stopped;
      }
    }
  }

  [[nodiscard]] bool at_file_limit() const { return result_.members.size() >= limits_.files; }

  /// RAR 5: whether this file, the next of those in the list of headers, is encrypted.
  bool marked_locked() {
    const std::size_t file = file_++;
    return file < marks_.locked_files.size() && marks_.locked_files[file];
  }

  /// The next file, with what it holds; an ending when nothing can come after it.
  std::optional<Ending> take(archive_entry* entry, int got) {
    RawMember& member = result_.members.emplace_back();
    const char* name = archive_entry_pathname(entry);
    member.name = name == nullptr ? "" : name;
    member.offset = written_;
    const auto type = archive_entry_filetype(entry);
    const bool locked = marked_locked() || archive_entry_is_data_encrypted(entry) != 0;
    if (member.name.size() > kMaxNameBytes) {
      cut(member.name);
      member.state = Unpacked::kLongName;
    } else if (archive_entry_hardlink(entry) != nullptr || type == AE_IFLNK) {
      member.state = Unpacked::kLink;
    } else if (type != AE_IFREG && type != 0) {
      member.state = Unpacked::kSpecial;
    } else if (locked) {
      member.state = Unpacked::kLocked;
    } else if (got == ARCHIVE_FAILED) {
      member.state = file_failure();
    } else if (archive_entry_size_is_set(entry) != 0 &&
               static_cast<std::uint64_t>(archive_entry_size(entry)) > limits_.file_bytes) {
      member.state = Unpacked::kTooLarge;
    } else {
      return content(member);
    }
    return pass_over(archive_entry_size_is_set(entry) != 0 ? static_cast<std::uint64_t>(archive_entry_size(entry)) : 0);
  }

  /// What is not read must still be unpacked to come to what is behind it, unless every file is packed by itself.
  std::optional<Ending> pass_over(std::uint64_t size) {
    if (marks_.format == ArchiveFormat::kZip || marks_.format == ArchiveFormat::kTar) {
      return std::nullopt;
    }
    const std::uint64_t left = limits_.total_bytes - std::min(limits_.total_bytes, written_ + passed_over_);
    if (size > left) {
      return over_ratio(left) ? Ending::kBomb : Ending::kTooMuch;
    }
    passed_over_ += size;
    return over_ratio(0) ? std::optional(Ending::kBomb) : std::nullopt;
  }

  std::optional<Ending> content(RawMember& member) {
    while (true) {
      const la_ssize_t got = archive_read_data(reader_.get(), buffer_.data(), buffer_.size());
      if (got == 0) {
        return std::nullopt;
      }
      if (got == ARCHIVE_RETRY) {
        member.state = Unpacked::kDamaged;
        return std::nullopt;
      }
      if (got < 0) {
        member.state = file_failure();
        return got == ARCHIVE_FATAL ? std::optional(failure()) : std::nullopt;
      }
      const auto size = static_cast<std::size_t>(got);
      if (size > limits_.file_bytes - member.size) {
        forget(member);
        return over_ratio(0) ? std::optional(Ending::kBomb) : std::nullopt;
      }
      if (size > limits_.total_bytes - written_) {
        forget(member);
        return Ending::kTooMuch;
      }
      if (over_ratio(size)) {
        forget(member);
        return Ending::kBomb;
      }
      if (!write_all(size)) {
        forget(member);
        return errno == EFBIG ? Ending::kTooMuch : Ending::kDiskFull;
      }
      member.size += size;
      written_ += size;
    }
  }

  /// Its beginning is of no use; that it was there is.
  static void forget(RawMember& member) {
    member.size = 0;
    member.state = Unpacked::kTooLarge;
  }

  [[nodiscard]] bool over_ratio(std::uint64_t more) const {
    const std::uint64_t out = written_ + passed_over_ + more;
    return out > limits_.ratio_free_bytes && out / limits_.ratio > bytes_.size();
  }

  bool write_all(std::size_t size) {
    const char* from = buffer_.data();
    while (size > 0) {
      const ssize_t done = ::write(spool_, from, size);
      if (done < 0 && errno == EINTR) {
        continue;
      }
      if (done <= 0) {
        return false;
      }
      from += done;
      size -= static_cast<std::size_t>(done);
    }
    return true;
  }

  std::span<const std::byte> bytes_;
  Feed feed_;
  int spool_;
  ArchiveLimits limits_;
  ArchiveMarks marks_;
  std::vector<char> buffer_;
  Reader reader_;
  RawArchive result_;
  std::uint64_t written_ = 0;
  std::uint64_t passed_over_ = 0;  ///< Bytes that were unpacked and not kept.
  std::size_t file_ = 0;
};

RawArchive run(const Mapping& archive, int spool, const ArchiveLimits& limits) {
  return Unpacking(archive, spool, limits).run();
}

void prepare() {
  utf8_locale();
}

}  // namespace
}  // namespace nitec

extern "C" {
extern const nitec::UnpackPart nitec_part;
const nitec::UnpackPart nitec_part = {.prepare = nitec::prepare, .unpack = nitec::run};
}
