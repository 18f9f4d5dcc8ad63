#include "ingest/package/kept_readings.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>

namespace nitec {
namespace {

constexpr std::string_view kHead = "nitec readings 1 ";
constexpr int kLevel = 1;  ///< It is written each time and read seldom.

/// The line up to the next line feed, taken off; whether there was one.
bool take_line(std::string_view& rest, std::string_view& line) {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) {
    return false;
  }
  line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return true;
}

bool take_number(std::string_view& line, std::size_t& number) {
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
  line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  return error == std::errc();
}

}  // namespace

// A head line: what this is, of which program, how long the rest is. The rest, compressed: of each reading a line with
// digest and length, and its bytes.
KeptReadings KeptReadings::parse(std::string_view bytes, std::string_view program) {
  KeptReadings readings;
  std::string_view head;
  std::size_t size = 0;
  if (!take_line(bytes, head) || !head.starts_with(kHead)) {
    return readings;
  }
  head.remove_prefix(kHead.size());
  if (!head.starts_with(program) || head.size() <= program.size() || head[program.size()] != ' ') {
    return readings;
  }
  head.remove_prefix(program.size() + 1);
  if (!take_number(head, size) || size > kMaxBytes * 2) {
    return readings;
  }
  std::string whole(size, '\0');
  uLongf length = size;
  if (uncompress(reinterpret_cast<Bytef*>(whole.data()), &length, reinterpret_cast<const Bytef*>(bytes.data()),
                 static_cast<uLong>(bytes.size())) != Z_OK ||
      length != size) {
    return readings;
  }
  std::string_view rest = whole;
  std::string_view line;
  while (take_line(rest, line)) {
    const std::size_t blank = std::min(line.find(' '), line.size());
    const std::string digest(line.substr(0, blank));
    line.remove_prefix(std::min(blank + 1, line.size()));
    std::size_t own = 0;
    if (digest.empty() || !take_number(line, own) || own > rest.size()) {
      readings.earlier_.clear();
      break;
    }
    readings.earlier_.emplace(digest, rest.substr(0, own));
    rest.remove_prefix(own);
  }
  return readings;
}

std::string KeptReadings::bytes(std::string_view program) const {
  std::string whole;
  for (const auto& [digest, reading] : used_) {
    whole += digest + " " + std::to_string(reading.size()) + "\n" + reading;
  }
  uLongf length = compressBound(static_cast<uLong>(whole.size()));
  std::string packed(length, '\0');
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &length, reinterpret_cast<const Bytef*>(whole.data()),
                static_cast<uLong>(whole.size()), kLevel) != Z_OK) {
    return {};
  }
  packed.resize(length);
  return std::string(kHead) + std::string(program) + " " + std::to_string(whole.size()) + "\n" + packed;
}

const std::string* KeptReadings::find(const std::string& sha256) {
  const auto known = earlier_.find(sha256);
  if (known == earlier_.end()) {
    return nullptr;
  }
  keep(sha256, known->second);
  ++found_;
  return &known->second;
}

void KeptReadings::keep(const std::string& sha256, const std::string& reading) {
  if (!sha256.empty() && size_ + reading.size() <= kMaxBytes && used_.emplace(sha256, reading).second) {
    size_ += reading.size();
  }
}

}  // namespace nitec
