#include "model/columns.h"

#include <algorithm>

namespace nitec {
namespace {

std::vector<std::string> columns_of(std::string_view line) {
  std::vector<std::string> columns;
  while (!line.empty()) {
    std::size_t end = 0;
    while (end < line.size() && line[end] != '\t' && !line.substr(end).starts_with("  ")) {
      ++end;
    }
    std::string_view column = line.substr(0, end);
    while (column.starts_with(' ')) {
      column.remove_prefix(1);
    }
    while (column.ends_with(' ')) {
      column.remove_suffix(1);
    }
    if (!column.empty()) {
      columns.emplace_back(column);
    }
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return columns;
}

}  // namespace

void for_each_line(std::string_view text, const std::function<void(const std::vector<std::string>&, int)>& row) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  for (int line = 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view content = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (content.ends_with('\r')) {
      content.remove_suffix(1);
    }
    const std::vector<std::string> columns = columns_of(content);
    if (!columns.empty() && !columns.front().starts_with('#')) {
      row(columns, line);
    }
  }
}

}  // namespace nitec
