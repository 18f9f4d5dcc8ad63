// A zip archive (APPNOTE 6.3, deflate) whose bytes depend on nothing but what is put in: no clock, no host.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nitec {

class ZipWriter {
 public:
  /// Names are ASCII, with “/” between folders; members are smaller than 4 GiB.
  void add(std::string_view name, std::string_view bytes);
  /// The archive; nothing can be added behind it.
  [[nodiscard]] std::string finish();

 private:
  struct Member {
    std::string name;
    std::uint32_t crc = 0;
    std::uint32_t packed = 0;
    std::uint32_t size = 0;
    std::uint32_t offset = 0;
  };

  std::string out_;
  std::vector<Member> members_;
};

}  // namespace nitec
