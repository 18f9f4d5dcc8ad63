#include "ingest/package/file_names.h"

#include <iconv.h>

#include <optional>

#include "ingest/text/fold.h"

namespace nitec {
namespace {

std::optional<std::string> from_gb18030(std::string_view bytes) {
  const iconv_t converter = ::iconv_open("UTF-8", "GB18030");
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    return std::nullopt;
  }
  std::string in(bytes);
  std::string out(bytes.size() * 4, '\0');
  char* from = in.data();
  char* to = out.data();
  std::size_t left = in.size();
  std::size_t room = out.size();
  const std::size_t result = ::iconv(converter, &from, &left, &to, &room);
  ::iconv_close(converter);
  if (result == static_cast<std::size_t>(-1) || left != 0) {
    return std::nullopt;
  }
  out.resize(out.size() - room);
  return out;
}

std::string part_in_utf8(std::string_view part) {
  const std::string believed = encode_utf8(decode_utf8(part));
  return believed == part ? believed : from_gb18030(part).value_or(believed);
}

}  // namespace

std::string path_in_utf8(std::string_view path) {
  std::string result;
  while (true) {
    const std::size_t slash = path.find('/');
    result += part_in_utf8(path.substr(0, slash));
    if (slash == std::string_view::npos) {
      return result;
    }
    result += '/';
    path.remove_prefix(slash + 1);
  }
}

}  // namespace nitec
