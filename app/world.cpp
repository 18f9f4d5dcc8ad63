#include "app/world.h"

namespace nitec {

std::string reason(const std::error_code& error) {
  if (error == std::errc::no_such_file_or_directory) {
    return "找不到（没有这个文件或文件夹）";
  }
  if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted) {
    return "没有权限";
  }
  if (error == std::errc::not_a_directory) {
    return "不是文件夹";
  }
  if (error == std::errc::is_a_directory) {
    return "是文件夹，不是文件";
  }
  if (error == std::errc::file_exists) {
    return "已有同名文件，不能作为文件夹";
  }
  if (error == std::errc::directory_not_empty) {
    return "文件夹不是空的，请另选一个";
  }
  if (error == std::errc::no_space_on_device) {
    return "磁盘空间不足";
  }
  if (error == std::errc::read_only_file_system) {
    return "磁盘只读";
  }
  if (error == std::errc::too_many_symbolic_link_levels) {
    return "是链接，未打开";
  }
  return error.message();
}

}  // namespace nitec
