#include "ingest/archive/archive_marks.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <optional>
#include <string>

namespace nitec {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kRar4Mark = "Rar!\x1a\x07\0"sv;
constexpr std::string_view kRar5Mark = "Rar!\x1a\x07\x01\0"sv;
constexpr std::string_view kSevenZipMark = "7z\xBC\xAF\x27\x1C"sv;
constexpr std::string_view kZipEndMark = "PK\5\6"sv;
constexpr std::size_t kMaxZipComment = 0xFFFF;
constexpr std::size_t kZipEndBytes = 22;
constexpr std::size_t kTarMarkAt = 257;
constexpr std::size_t kMaxRarHeaders = 100'000;

std::string_view text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Numbers one after the other, lowest byte first. Past the end there are none, and `sound` says so.
class Numbers {
 public:
  Numbers(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

  std::uint64_t fixed(std::size_t size) {
    if (at_ > bytes_.size() || bytes_.size() - at_ < size) {
      sound_ = false;
      return 0;
    }
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) {
      value = value << 8 | static_cast<unsigned char>(bytes_[at_ + i]);
    }
    at_ += size;
    return value;
  }

  /// RAR 5: seven bits a byte, the highest says that more follow.
  std::uint64_t variable() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint64_t byte = fixed(1);
      value |= (byte & 0x7F) << shift;
      if ((byte & 0x80) == 0) {
        return value;
      }
    }
    sound_ = false;
    return 0;
  }

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool sound() const { return sound_; }

 private:
  std::string_view bytes_;
  std::size_t at_;
  bool sound_ = true;
};

/// “\\” or “/” between folders is all one.
bool same_name(std::string_view a, std::string_view b) {
  const auto plain = [](char c) { return c == '\\' ? '/' : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return plain(x) == plain(y); });
}

/// Unpackers go by the list at the end or by what stands before each file: where the two differ, one archive is two
/// submissions. `start` is where the list starts, `before` how many bytes stand before the archive itself.
bool has_two_names(std::string_view bytes, std::size_t start, std::size_t before) {
  constexpr std::size_t kMaxListed = 100'000;
  constexpr std::size_t kListedName = 46;
  constexpr std::size_t kLocalName = 30;
  const auto length_at = [&](std::size_t at) { return static_cast<std::size_t>(Numbers(bytes, at).fixed(2)); };
  std::size_t at = start;
  for (std::size_t i = 0; i < kMaxListed; ++i) {
    if (at > bytes.size() || bytes.size() - at < kListedName || !bytes.substr(at).starts_with("PK\1\2")) {
      return false;
    }
    const std::size_t local = before + static_cast<std::size_t>(Numbers(bytes, at + 42).fixed(4));
    const std::string_view listed = bytes.substr(at + kListedName, length_at(at + 28));
    if (local < bytes.size() && bytes.size() - local >= kLocalName && bytes.substr(local).starts_with("PK\3\4") &&
        !same_name(listed, bytes.substr(local + kLocalName, length_at(local + 26)))) {
      return true;
    }
    at += kListedName + length_at(at + 28) + length_at(at + 30) + length_at(at + 32);
  }
  return false;
}

void read_zip(std::string_view bytes, ArchiveMarks& marks) {
  if (bytes.starts_with("PK\7\x08")) {
    marks.volume = true;
    return;
  }
  const std::size_t tail = std::min(bytes.size(), kZipEndBytes + kMaxZipComment);
  const std::size_t end = bytes.substr(bytes.size() - tail).rfind(kZipEndMark);
  if (end == std::string_view::npos) {
    marks.cut = true;
    return;
  }
  Numbers numbers(bytes, bytes.size() - tail + end + kZipEndMark.size());
  const std::uint64_t disk = numbers.fixed(2);
  const std::uint64_t first_disk = numbers.fixed(2);
  constexpr std::uint64_t kInZip64 = 0xFFFF;
  marks.cut = !numbers.sound();
  marks.volume = (disk != 0 && disk != kInZip64) || (first_disk != 0 && first_disk != kInZip64);
  numbers.fixed(4);  // how many are listed
  const std::uint64_t size = numbers.fixed(4);
  const std::uint64_t offset = numbers.fixed(4);
  const std::size_t at = bytes.size() - tail + end;
  if (numbers.sound() && size <= at && offset <= at - size) {
    marks.two_names = has_two_names(bytes, at - size, at - size - offset);
  }
}

void read_seven_zip(std::string_view bytes, ArchiveMarks& marks) {
  constexpr std::size_t kStartHeader = 12;
  constexpr std::size_t kStart = 32;
  Numbers numbers(bytes, kStartHeader);
  const std::uint64_t offset = numbers.fixed(8);
  const std::uint64_t size = numbers.fixed(8);
  const std::uint64_t room = bytes.size() < kStart ? 0 : bytes.size() - kStart;
  marks.cut = !numbers.sound() || bytes.size() < kStart || offset > room || size > room - offset;
}

void read_rar4(std::string_view bytes, ArchiveMarks& marks) {
  constexpr std::uint64_t kMainHeader = 0x73;
  constexpr std::uint64_t kVolume = 0x0001;
  constexpr std::uint64_t kLocked = 0x0080;
  Numbers numbers(bytes, kRar4Mark.size());
  numbers.fixed(2);  // checksum
  const std::uint64_t type = numbers.fixed(1);
  const std::uint64_t flags = numbers.fixed(2);
  if (numbers.sound() && type == kMainHeader) {
    marks.volume = (flags & kVolume) != 0;
    marks.locked = (flags & kLocked) != 0;
  }
  marks.cut = !numbers.sound();
}

/// Whether a file header's extra area, a list of records, has the record of encryption.
bool has_encryption(std::string_view extra) {
  constexpr std::uint64_t kEncryption = 1;
  std::size_t at = 0;
  while (at < extra.size()) {
    Numbers numbers(extra, at);
    const std::uint64_t size = numbers.variable();
    const std::size_t start = numbers.at();
    const std::uint64_t type = numbers.variable();
    if (!numbers.sound() || size == 0 || size > extra.size() - start) {
      return false;
    }
    if (type == kEncryption) {
      return true;
    }
    at = start + static_cast<std::size_t>(size);
  }
  return false;
}

void read_rar5(std::string_view bytes, ArchiveMarks& marks) {
  enum : std::uint64_t { kMain = 1, kFile = 2, kEncryption = 4, kEnd = 5 };
  constexpr std::uint64_t kHasExtra = 1;
  constexpr std::uint64_t kHasData = 2;
  constexpr std::uint64_t kIsVolume = 1;
  std::size_t at = kRar5Mark.size();
  marks.cut = true;
  for (std::size_t headers = 0; headers < kMaxRarHeaders && at < bytes.size(); ++headers) {
    Numbers numbers(bytes, at);
    numbers.fixed(4);  // checksum
    const std::uint64_t size = numbers.variable();
    const std::size_t start = numbers.at();
    const std::uint64_t type = numbers.variable();
    const std::uint64_t flags = numbers.variable();
    const std::uint64_t extra = (flags & kHasExtra) != 0 ? numbers.variable() : 0;
    const std::uint64_t data = (flags & kHasData) != 0 ? numbers.variable() : 0;
    if (!numbers.sound() || size == 0 || size > bytes.size() - start || extra > size) {
      return;
    }
    const std::size_t end = start + static_cast<std::size_t>(size);
    switch (type) {
      case kMain:
        marks.volume = (numbers.variable() & kIsVolume) != 0;
        break;
      case kEncryption:
        marks.locked = true;
        marks.cut = false;
        return;
      case kFile:
        marks.locked_files.push_back(has_encryption(bytes.substr(end - static_cast<std::size_t>(extra), extra)));
        break;
      case kEnd:
        marks.cut = false;
        return;
      default:
        break;
    }
    if (data > bytes.size() - end) {
      return;
    }
    at = end + static_cast<std::size_t>(data);
  }
}

std::string lower_case(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// “.001”, “.z01”, “.r00”: a dot, what stands before the digits, and nothing but digits to the end.
bool ends_in_count(std::string_view name, std::string_view before, std::size_t digits) {
  const std::size_t length = before.size() + digits;
  return name.size() > length && name.substr(name.size() - length).starts_with(before) &&
         std::all_of(name.end() - static_cast<std::ptrdiff_t>(digits), name.end(), is_digit);
}

}  // namespace

ArchiveFormat archive_format(std::span<const std::byte> bytes) {
  const std::string_view all = text(bytes);
  if (all.starts_with("PK\3\4") || all.starts_with(kZipEndMark) || all.starts_with("PK\7\x08")) {
    return ArchiveFormat::kZip;
  }
  if (all.starts_with(kSevenZipMark)) {
    return ArchiveFormat::kSevenZip;
  }
  if (all.starts_with(kRar4Mark)) {
    return ArchiveFormat::kRar4;
  }
  if (all.starts_with(kRar5Mark)) {
    return ArchiveFormat::kRar5;
  }
  if (all.size() > kTarMarkAt && all.substr(kTarMarkAt).starts_with("ustar")) {
    return ArchiveFormat::kTar;
  }
  for (const std::string_view mark : {"\x1F\x8B\x08"sv, "BZh"sv, "\xFD\x37zXZ\0"sv, "\x28\xB5\x2F\xFD"sv}) {
    if (all.starts_with(mark)) {
      return ArchiveFormat::kCompressed;
    }
  }
  return ArchiveFormat::kNone;
}

ArchiveMarks read_marks(std::span<const std::byte> bytes) {
  ArchiveMarks marks;
  marks.format = archive_format(bytes);
  switch (marks.format) {
    case ArchiveFormat::kZip:
      read_zip(text(bytes), marks);
      break;
    case ArchiveFormat::kSevenZip:
      read_seven_zip(text(bytes), marks);
      break;
    case ArchiveFormat::kRar4:
      read_rar4(text(bytes), marks);
      break;
    case ArchiveFormat::kRar5:
      read_rar5(text(bytes), marks);
      break;
    case ArchiveFormat::kNone:
      read_zip(text(bytes), marks);  // the last volume of several begins in the middle of a file
      marks.cut = false;
      break;
    case ArchiveFormat::kTar:
    case ArchiveFormat::kCompressed:
      break;
  }
  return marks;
}

bool is_volume_name(std::string_view name) {
  const std::string lower = lower_case(name);
  if (ends_in_count(lower, ".z", 2) || ends_in_count(lower, ".r", 2)) {
    return true;
  }
  if (ends_in_count(lower, ".", 3)) {
    return is_archive_name(std::string_view(lower).substr(0, lower.size() - 4));
  }
  constexpr std::string_view kRar = ".rar";
  if (!lower.ends_with(kRar)) {
    return false;
  }
  const std::string_view stem = std::string_view(lower).substr(0, lower.size() - kRar.size());
  const std::size_t part = stem.rfind(".part");
  return part != std::string_view::npos && part + 5 < stem.size() &&
         std::all_of(stem.begin() + static_cast<std::ptrdiff_t>(part) + 5, stem.end(), is_digit);
}

bool is_archive_name(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kEndings{".zip", ".7z",   ".rar", ".tar", ".tgz", ".tbz", ".tbz2",
                                                             ".txz", ".tzst", ".gz",  ".bz2", ".xz",  ".zst", ".lzma"};
  const std::string lower = lower_case(name);
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return lower.ends_with(ending); }) ||
         (lower.size() > 4 && is_volume_name(lower));
}

}  // namespace nitec
