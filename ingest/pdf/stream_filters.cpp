#include "ingest/pdf/stream_filters.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <vector>

namespace nitec {
namespace {

constexpr std::size_t kMaxFilters = 16;

bool is_pdf_space(unsigned char c) {
  return c == 0 || c == 9 || c == 10 || c == 12 || c == 13 || c == 32;
}

/// `raw` when a stream without zlib's header is to be tried.
bool run_inflate(std::string_view in, std::uint64_t limit, bool raw, std::string& out) {
  z_stream z{};
  if (inflateInit2(&z, raw ? -MAX_WBITS : MAX_WBITS) != Z_OK) {
    throw std::bad_alloc();
  }
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
  z.avail_in = static_cast<uInt>(std::min<std::size_t>(in.size(), UINT32_MAX));
  int status = Z_OK;
  std::size_t filled = 0;
  out.resize(static_cast<std::size_t>(std::min<std::uint64_t>(limit, std::max<std::uint64_t>(4096, in.size() * 5ULL))));
  while (true) {
    if (filled == out.size()) {
      if (filled >= limit) {
        break;
      }
      out.resize(static_cast<std::size_t>(std::min<std::uint64_t>(limit, filled * 2ULL)));
    }
    z.next_out = reinterpret_cast<Bytef*>(out.data() + filled);
    z.avail_out = static_cast<uInt>(std::min<std::size_t>(out.size() - filled, UINT32_MAX));
    const uInt offered = z.avail_out;
    status = inflate(&z, Z_NO_FLUSH);
    filled += offered - z.avail_out;
    if (status != Z_OK) {
      break;
    }
  }
  inflateEnd(&z);
  out.resize(filled);
  return status == Z_STREAM_END;
}

std::string ascii_hex(std::string_view in) {
  std::string out;
  int high = -1;
  for (const char c : in) {
    int digit = -1;
    if (c >= '0' && c <= '9') {
      digit = c - '0';
    } else if (c >= 'a' && c <= 'f') {
      digit = c - 'a' + 10;
    } else if (c >= 'A' && c <= 'F') {
      digit = c - 'A' + 10;
    } else if (c == '>') {
      break;
    } else {
      continue;
    }
    if (high < 0) {
      high = digit;
    } else {
      out += static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  if (high >= 0) {
    out += static_cast<char>(high * 16);
  }
  return out;
}

std::string ascii85(std::string_view in) {
  std::string out;
  std::uint32_t group = 0;
  int count = 0;
  const auto put = [&out](std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) {
      out += static_cast<char>(static_cast<unsigned char>(value >> (24 - 8 * i)));
    }
  };
  for (std::size_t i = in.starts_with("<~") ? 2 : 0; i < in.size(); ++i) {
    const auto c = static_cast<unsigned char>(in[i]);
    if (c == '~') {
      break;
    }
    if (c == 'z' && count == 0) {
      put(0, 4);
    } else if (c >= '!' && c <= 'u') {
      group = group * 85 + (c - '!');
      if (++count == 5) {
        put(group, 4);
        group = 0;
        count = 0;
      }
    }
  }
  if (count > 1) {
    for (int i = count; i < 5; ++i) {
      group = group * 85 + 84;
    }
    put(group, count - 1);
  }
  return out;
}

bool run_length(std::string_view in, std::uint64_t limit, std::string& out) {
  for (std::size_t i = 0; i < in.size();) {
    const auto length = static_cast<unsigned char>(in[i++]);
    if (length == 128) {
      return true;
    }
    if (length < 128) {
      const std::size_t count = std::min<std::size_t>(length + 1U, in.size() - i);
      out.append(in.substr(i, count));
      i += count;
    } else if (i < in.size()) {
      out.append(257U - length, in[i++]);
    }
    if (out.size() > limit) {
      return false;
    }
  }
  return true;
}

bool lzw(std::string_view in, bool early_change, std::uint64_t limit, std::string& out) {
  // An entry is the one before plus a byte: where its text stands in the output, and how long it is.
  struct Entry {
    std::size_t start;
    std::size_t length;
  };
  constexpr unsigned kClear = 256;
  constexpr unsigned kEnd = 257;
  std::vector<Entry> table;
  table.reserve(4096);
  std::uint32_t buffer = 0;
  int bits = 0;
  int width = 9;
  bool have_previous = false;
  Entry previous{0, 0};
  for (const char byte : in) {
    buffer = (buffer << 8) | static_cast<unsigned char>(byte);
    bits += 8;
    if (bits < width) {
      continue;
    }
    bits -= width;
    const unsigned code = (buffer >> bits) & ((1U << width) - 1);
    buffer &= (1U << bits) - 1;
    if (code == kEnd) {
      return true;
    }
    if (code == kClear) {
      table.clear();
      width = 9;
      have_previous = false;
      continue;
    }
    const Entry current_start{out.size(), 0};
    std::size_t length = 0;
    if (code < 256) {
      out += static_cast<char>(static_cast<unsigned char>(code));
      length = 1;
    } else if (code - 258 < table.size()) {
      const Entry entry = table[code - 258];
      for (std::size_t i = 0; i < entry.length; ++i) {
        out += out[entry.start + i];
      }
      length = entry.length;
    } else if (have_previous && code - 258 == table.size()) {
      for (std::size_t i = 0; i < previous.length; ++i) {
        out += out[previous.start + i];
      }
      out += out[previous.start];
      length = previous.length + 1;
    } else {
      return false;
    }
    if (out.size() > limit) {
      return false;
    }
    if (have_previous && table.size() < 4096 - 258) {
      table.push_back({previous.start, previous.length + 1});
    }
    previous = {current_start.start, length};
    have_previous = true;
    // The entry that the next code will make is not in the table yet: hence one more.
    const std::size_t next = table.size() + 258 + (early_change ? 1 : 0);
    width = next >= 2047 + 1 ? 12 : next >= 1023 + 1 ? 11 : next >= 511 + 1 ? 10 : 9;
  }
  return true;
}

void undo_predictor(std::string& data, const PdfValue& parms) {
  const auto predictor = parms["Predictor"].integer(1);
  if (predictor <= 1) {
    return;
  }
  const std::int64_t colors = std::clamp<std::int64_t>(parms["Colors"].integer(1), 1, 64);
  const std::int64_t depth = std::clamp<std::int64_t>(parms["BitsPerComponent"].integer(8), 1, 16);
  const std::int64_t columns = std::clamp<std::int64_t>(parms["Columns"].integer(1), 1, 1 << 24);
  const auto pixel = static_cast<std::size_t>(std::max<std::int64_t>(1, colors * depth / 8));
  const auto row = static_cast<std::size_t>((colors * depth * columns + 7) / 8);
  if (predictor == 2) {
    for (std::size_t start = 0; depth == 8 && start + row <= data.size(); start += row) {
      for (std::size_t i = pixel; i < row; ++i) {
        data[start + i] = static_cast<char>(data[start + i] + data[start + i - pixel]);
      }
    }
    return;
  }
  std::string out;
  out.reserve(data.size());
  std::vector<unsigned char> prior(row, 0);
  std::vector<unsigned char> line(row, 0);
  for (std::size_t at = 0; at < data.size(); at += row + 1) {
    const auto kind = static_cast<unsigned char>(data[at]);
    const std::size_t count = std::min(row, data.size() - at - 1);
    for (std::size_t i = 0; i < count; ++i) {
      const int left = i >= pixel ? line[i - pixel] : 0;
      const int up = prior[i];
      const int corner = i >= pixel ? prior[i - pixel] : 0;
      int guess = 0;
      if (kind == 1) {
        guess = left;
      } else if (kind == 2) {
        guess = up;
      } else if (kind == 3) {
        guess = (left + up) / 2;
      } else if (kind == 4) {
        const int p = left + up - corner;
        const int to_left = std::abs(p - left);
        const int to_up = std::abs(p - up);
        const int to_corner = std::abs(p - corner);
        guess = to_left <= to_up && to_left <= to_corner ? left : to_up <= to_corner ? up : corner;
      }
      line[i] = static_cast<unsigned char>(static_cast<unsigned char>(data[at + 1 + i]) + guess);
    }
    out.append(reinterpret_cast<const char*>(line.data()), count);
    prior.swap(line);
  }
  data = std::move(out);
}

}  // namespace

bool inflate_bytes(std::string_view in, std::uint64_t limit, std::string& out) {
  while (!in.empty() && is_pdf_space(static_cast<unsigned char>(in.front())) && in.front() != 0x08) {
    in.remove_prefix(1);
  }
  if (run_inflate(in, limit, false, out)) {
    return true;
  }
  if (out.empty() && in.size() > 2) {
    // A broken header, or none at all: the data behind it may still be sound.
    std::string raw;
    if (run_inflate(in.substr(2), limit, true, raw) || !raw.empty()) {
      out = std::move(raw);
    }
  }
  return false;
}

Decoded decode_stream(const PdfValue& stream, InflateBudget& budget, std::string& out) {
  out.clear();
  const std::string_view encoded = stream.stream_bytes();
  PdfValue filters = stream["Filter"];
  if (filters.null()) {
    filters = stream["F"];
  }
  PdfValue parms = stream["DecodeParms"];
  if (parms.null()) {
    parms = stream["DP"];
  }
  const std::size_t count = filters.is_name() ? 1 : std::min(filters.size(), kMaxFilters);
  const std::uint64_t limit = std::min(budget.per_stream, budget.total);
  bool whole = true;
  bool first = true;
  std::string data;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view name = filters.is_name() ? filters.name() : filters.at(i).name();
    const PdfValue parm = parms.is_array() ? parms.at(i) : i == 0 ? parms : PdfValue();
    const std::string_view in = first ? encoded : std::string_view(data);
    std::string next;
    if (name == "FlateDecode" || name == "Fl") {
      whole = inflate_bytes(in, limit, next) && whole;
      undo_predictor(next, parm);
    } else if (name == "LZWDecode" || name == "LZW") {
      whole = lzw(in, parm["EarlyChange"].integer(1) != 0, limit, next) && whole;
      undo_predictor(next, parm);
    } else if (name == "ASCIIHexDecode" || name == "AHx") {
      next = ascii_hex(in);
    } else if (name == "ASCII85Decode" || name == "A85") {
      next = ascii85(in);
    } else if (name == "RunLengthDecode" || name == "RL") {
      whole = run_length(in, limit, next) && whole;
    } else if (name == "Crypt") {
      continue;  // Decrypted by the object layer.
    } else {
      return Decoded::kPicture;
    }
    data = std::move(next);
    first = false;
  }
  if (first) {
    data.assign(encoded.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(limit, encoded.size()))));
    whole = data.size() == encoded.size();
  }
  budget.total -= std::min<std::uint64_t>(budget.total, data.size());
  out = std::move(data);
  return whole ? Decoded::kWhole : Decoded::kPartly;
}

std::string deflated(std::string_view in) {
  constexpr int kLeastWindow = 9;
  constexpr int kWindowToMemory = 7;
  constexpr std::size_t kShort = 1024;  // A table of codes of its own would cost more time and room than it saves.
  int window = kLeastWindow;
  while (window < MAX_WBITS && (std::size_t{1} << window) < in.size()) {
    ++window;
  }
  z_stream z{};
  if (deflateInit2(&z, Z_BEST_SPEED, Z_DEFLATED, window, window - kWindowToMemory,
                   in.size() < kShort ? Z_FIXED : Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string out(deflateBound(&z, static_cast<uLong>(in.size())), '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
  z.avail_in = static_cast<uInt>(std::min<std::size_t>(in.size(), UINT32_MAX));
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(std::min<std::size_t>(out.size(), UINT32_MAX));
  deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

}  // namespace nitec
