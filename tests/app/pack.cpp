#include "tests/app/pack.h"

#include <archive.h>
#include <archive_entry.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <zlib.h>

#include <algorithm>
#include <clocale>
#include <stdexcept>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

std::string fixed(std::uint64_t number, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i, number >>= 8) {
    out += static_cast<char>(number & 0xFF);
  }
  return out;
}

std::uint64_t checksum(const std::string& bytes) {
  return crc32(0, reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<unsigned>(bytes.size()));
}

/// RAR 5: seven bits a byte.
std::string variable(std::uint64_t number) {
  std::string out;
  for (; number > 0x7F; number >>= 7) {
    out += static_cast<char>((number & 0x7F) | 0x80);
  }
  return out + static_cast<char>(number);
}

std::string rar5_block(std::uint64_t kind, const std::string& fields, const std::string* data = nullptr) {
  constexpr std::uint64_t kHasData = 2;
  std::string head = variable(kind) + variable(data == nullptr ? 0 : kHasData);
  head += (data == nullptr ? "" : variable(data->size())) + fields;
  head = variable(head.size()) + head;
  return fixed(checksum(head), 4) + head + (data == nullptr ? "" : *data);
}

struct Written {
  std::string bytes;
};

la_ssize_t append(archive*, void* to, const void* bytes, size_t size) {
  static_cast<Written*>(to)->bytes.append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

std::string pack(const Files& files, int (*format)(archive*), int (*filter)(archive*)) {
  std::setlocale(LC_CTYPE, "C.UTF-8");  // libarchive takes names in the locale's encoding
  Written written;
  archive* writer = archive_write_new();
  const bool set = format(writer) == ARCHIVE_OK && (filter == nullptr || filter(writer) == ARCHIVE_OK);
  archive_write_set_bytes_in_last_block(writer, 1);
  bool sound = set && archive_write_open(writer, &written, nullptr, append, nullptr) == ARCHIVE_OK;
  for (const auto& [name, content] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname_utf8(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    sound = sound && archive_write_header(writer, entry) == ARCHIVE_OK &&
            archive_write_data(writer, content.data(), content.size()) == static_cast<la_ssize_t>(content.size());
    archive_entry_free(entry);
  }
  sound = archive_write_close(writer) == ARCHIVE_OK && sound;
  archive_write_free(writer);
  if (!sound) {
    throw std::runtime_error("cannot pack");
  }
  return written.bytes;
}

}  // namespace

Files files_of(const fs::path& folder) {
  Files files;
  for (const auto& [name, bytes] : contents(folder)) {
    if (bytes != "/") {
      files.emplace_back(folder.filename().string() + "/" + name, bytes);
    }
  }
  return files;
}

std::string pack_zip(const Files& files, bool flagged_utf8) {
  std::string out;
  std::string directory;
  for (const auto& [name, content] : files) {
    // Needed version, flags, method, time, date, checksum, packed size, size, length of name, length of extra field.
    const std::string common = fixed(20, 2) + fixed(flagged_utf8 ? 0x800 : 0, 2) + fixed(0, 2) + fixed(0, 2) +
                               fixed(0x5CA6, 2) + fixed(checksum(content), 4) + fixed(content.size(), 4) +
                               fixed(content.size(), 4) + fixed(name.size(), 2) + fixed(0, 2);
    directory += "PK\1\2" + fixed(20, 2) + common + fixed(0, 2 + 2 + 2 + 4) + fixed(out.size(), 4) + name;
    out += "PK\3\4" + common + name + content;
  }
  const std::uint64_t count = std::min<std::uint64_t>(files.size(), 0xFFFF);
  const std::string end =
      "PK\5\6" + fixed(0, 4) + fixed(count, 2) + fixed(count, 2) + fixed(directory.size(), 4) + fixed(out.size(), 4);
  if (files.size() < 0xFFFF) {
    return out + directory + end + fixed(0, 2);
  }
  // ZIP64 (APPNOTE 4.3.14, 4.3.15): the counts that do not fit.
  const std::string end64 = "PK\6\6" + fixed(44, 8) + fixed(45, 2) + fixed(45, 2) + fixed(0, 8) +
                            fixed(files.size(), 8) + fixed(files.size(), 8) + fixed(directory.size(), 8) +
                            fixed(out.size(), 8);
  const std::string locator = "PK\6\7" + fixed(0, 4) + fixed(out.size() + directory.size(), 8) + fixed(1, 4);
  return out + directory + end64 + locator + end + fixed(0, 2);
}

std::string pack_rar5(const Files& files) {
  enum : std::uint64_t { kMain = 1, kFile = 2, kEnd = 5, kHasChecksum = 4, kUnix = 1 };
  std::string out = std::string("Rar!\x1a\x07\x01\0", 8) + rar5_block(kMain, variable(0));
  for (const auto& [name, content] : files) {
    const std::string fields = variable(kHasChecksum) + variable(content.size()) + variable(0100644) +
                               fixed(checksum(content), 4) + variable(0) + variable(kUnix) + variable(name.size()) +
                               name;
    out += rar5_block(kFile, fields, &content);
  }
  return out + rar5_block(kEnd, variable(0));
}

std::string pack_seven_zip(const Files& files) {
  return pack(files, archive_write_set_format_7zip, nullptr);
}

std::string pack_tar_zst(const Files& files) {
  return pack(files, archive_write_set_format_pax_restricted, archive_write_add_filter_zstd);
}

std::string in_gbk(const std::string& utf8) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open("gbk", &error);
  std::string gbk(utf8.size(), '\0');
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  const int length =
      ucnv_fromUChars(converter, gbk.data(), static_cast<int>(gbk.size()), text.getBuffer(), text.length(), &error);
  ucnv_close(converter);
  if (U_FAILURE(error)) {
    throw std::runtime_error("not in GBK: " + utf8);
  }
  gbk.resize(static_cast<std::size_t>(length));
  return gbk;
}

}  // namespace nitec::test
