// Opening a file of the outside world: never through a link, never more than asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace nitec {

struct OpenFile {
  std::uint64_t size = 0;              ///< As the file system says.
  std::optional<std::string> content;  ///< Nothing when it is no regular file or could not be opened or read whole.
  bool too_large = false;              ///< Larger than asked for: not read.

  [[nodiscard]] std::string_view view() const { return content ? std::string_view(*content) : std::string_view(); }
  [[nodiscard]] std::span<const std::byte> bytes() const { return std::as_bytes(std::span(view())); }
};

/// Reads a regular file of at most `max_bytes`. A link, a device, a pipe or a socket is not opened.
OpenFile open_file(const std::filesystem::path& place, std::uint64_t max_bytes);

}  // namespace nitec
