#include "app/own_file.h"

#include <fstream>
#include <iterator>

namespace nitec {

void read_own_file(const std::filesystem::path& path, const std::function<void(std::string_view)>& parse) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (error || !std::filesystem::exists(status)) {
    throw OwnFileError(path, "找不到（没有这个文件）");
  }
  if (!std::filesystem::is_regular_file(status)) {
    throw OwnFileError(path, "不是文件");
  }
  std::ifstream file(path, std::ios::binary);
  std::string text(kMaxOwnFileBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (file.bad() || !(file.good() || file.eof())) {
    throw OwnFileError(path, "没有权限，或者读取出错");
  }
  if (text.size() > kMaxOwnFileBytes) {
    throw OwnFileError(path, "超过" + std::to_string(kMaxOwnFileBytes >> 20) + "MB");
  }
  try {
    parse(text);
  } catch (const std::runtime_error& reason) {
    throw OwnFileError(path, reason.what());
  }
}

}  // namespace nitec
