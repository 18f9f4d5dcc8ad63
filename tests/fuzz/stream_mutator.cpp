// Most of a PDF lies deflated, where a changed byte only breaks zlib's checks. This mutator opens one stream, changes
// what is in it, and stores it without the filter. /Length is left as it was: the reader looks for "endstream" then.
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/target.h"

namespace {

constexpr std::size_t kMaxOpened = 256U << 10;  // Bytes of one stream.
constexpr unsigned int kWhole = 3;              // One in so many is changed as plain bytes.

struct Stream {
  std::size_t dictionary = 0;  ///< From "obj" on.
  std::size_t begin = 0;       ///< Of its bytes.
  std::size_t end = 0;
};

std::vector<Stream> find_streams(std::string_view file) {
  std::vector<Stream> streams;
  for (std::size_t at = file.find("stream"); at != std::string_view::npos; at = file.find("stream", at + 1)) {
    if (at >= 3 && file.substr(at - 3, 3) == "end") {
      continue;
    }
    Stream stream;
    stream.begin = at + std::strlen("stream");
    stream.begin += file.substr(stream.begin, 2) == "\r\n" ? 2 : 1;
    stream.end = file.find("endstream", std::min(stream.begin, file.size()));
    stream.dictionary = file.rfind("obj", at);
    if (stream.end != std::string_view::npos && stream.dictionary != std::string_view::npos) {
      streams.push_back(stream);
    }
  }
  return streams;
}

std::string inflate_some(std::string_view packed) {
  std::string plain(kMaxOpened, '\0');
  z_stream z{};
  if (inflateInit(&z) != Z_OK) {
    return {};
  }
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib's own habit; it does not write.
  z.avail_in = static_cast<uInt>(packed.size());
  z.next_out = reinterpret_cast<Bytef*>(plain.data());
  z.avail_out = static_cast<uInt>(plain.size());
  inflate(&z, Z_FINISH);
  plain.resize(plain.size() - z.avail_out);
  inflateEnd(&z);
  return plain;
}

// The same file with that stream's bytes changed. Offsets behind it no longer hold, so that the cross references must
// often be rebuilt: wanted, too.
std::string change_stream(std::string_view file, const Stream& stream) {
  std::string dictionary(file.substr(stream.dictionary, stream.begin - stream.dictionary));
  std::string plain(file.substr(stream.begin, stream.end - stream.begin));
  constexpr std::string_view kFilter = "/FlateDecode";
  const std::size_t filter = dictionary.find(kFilter);
  if (filter != std::string::npos && dictionary.find("/Predictor") == std::string::npos) {
    if (std::string opened = inflate_some(plain); !opened.empty()) {
      plain = std::move(opened);
      dictionary.replace(filter, kFilter.size(), "[]          ");
    }
  }
  const std::size_t length = plain.size();
  plain.resize(length + length / 4 + 64);
  plain.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(plain.data()), length, plain.size()));
  std::string changed(file.substr(0, stream.dictionary));
  changed += dictionary;
  changed += plain;
  changed += file.substr(stream.end);
  return changed;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
  std::minstd_rand random(seed);
  const std::string_view file = nitec::fuzz::text(data, size);
  if (const std::vector<Stream> streams = find_streams(file); !streams.empty() && random() % kWhole != 0) {
    const std::string changed = change_stream(file, streams[random() % streams.size()]);
    if (changed.size() <= max_size) {
      std::memcpy(data, changed.data(), changed.size());
      return changed.size();
    }
  }
  return LLVMFuzzerMutate(data, size, max_size);
}
