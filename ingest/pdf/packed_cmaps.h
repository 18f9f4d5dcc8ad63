// The notation in which CMaps are packed into the program: numbers of 7 bits a byte, low ones first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nitec {

/// Reads the notation. The bytes are our own and come with the program: beyond their end there are zeros.
class PackedReader {
 public:
  explicit PackedReader(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t varint() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 35 && at_ < bytes_.size(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
      if (byte < 0x80) {
        break;
      }
    }
    return value;
  }
  std::int32_t zigzag() {
    const std::uint32_t value = varint();
    return static_cast<std::int32_t>(value >> 1) ^ -static_cast<std::int32_t>(value & 1);
  }
  std::string_view text() {
    const std::size_t length = varint();
    const std::string_view part = bytes_.substr(at_, length);
    at_ += part.size();
    return part;
  }
  PackedReader part() { return PackedReader(text()); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

class PackedWriter {
 public:
  void varint(std::uint32_t value) {
    for (; value >= 0x80; value >>= 7) {
      bytes_ += static_cast<char>(static_cast<unsigned char>(value | 0x80));
    }
    bytes_ += static_cast<char>(static_cast<unsigned char>(value));
  }
  void zigzag(std::int32_t value) {
    varint((static_cast<std::uint32_t>(value) << 1) ^ static_cast<std::uint32_t>(value >> 31));
  }
  void text(std::string_view value) {
    varint(static_cast<std::uint32_t>(value.size()));
    bytes_ += value;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace nitec
