#include "report/office/zip_writer.h"

#include <zlib.h>

#include <stdexcept>

namespace nitec {
namespace {

constexpr std::uint16_t kVersion = 20;
constexpr std::uint16_t kDeflate = 8;
constexpr std::uint16_t kNoTime = 0;
constexpr std::uint16_t kFirstDay = 0x21;  ///< 1980-01-01

void put16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value & 0xFF);
  out += static_cast<char>(value >> 8 & 0xFF);
}

void put32(std::string& out, std::uint32_t value) {
  put16(out, value & 0xFFFF);
  put16(out, value >> 16);
}

std::string deflated(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("deflate cannot begin");
  }
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib does not write there.
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int ended = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (ended != Z_STREAM_END) {
    throw std::runtime_error("deflate did not end");
  }
  return out;
}

}  // namespace

void ZipWriter::add(std::string_view name, std::string_view bytes) {
  const std::string packed = deflated(bytes);
  Member member;
  member.name = name;
  member.crc = static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
  member.packed = static_cast<std::uint32_t>(packed.size());
  member.size = static_cast<std::uint32_t>(bytes.size());
  member.offset = static_cast<std::uint32_t>(out_.size());
  put32(out_, 0x04034B50);
  for (const std::uint32_t value :
       {std::uint32_t{kVersion}, 0U, std::uint32_t{kDeflate}, std::uint32_t{kNoTime}, std::uint32_t{kFirstDay}}) {
    put16(out_, value);
  }
  put32(out_, member.crc);
  put32(out_, member.packed);
  put32(out_, member.size);
  put16(out_, static_cast<std::uint32_t>(name.size()));
  put16(out_, 0);
  out_ += name;
  out_ += packed;
  members_.push_back(std::move(member));
}

std::string ZipWriter::finish() {
  const auto begin = static_cast<std::uint32_t>(out_.size());
  for (const Member& member : members_) {
    put32(out_, 0x02014B50);
    for (const std::uint32_t value : {std::uint32_t{kVersion}, std::uint32_t{kVersion}, 0U, std::uint32_t{kDeflate},
                                      std::uint32_t{kNoTime}, std::uint32_t{kFirstDay}}) {
      put16(out_, value);
    }
    put32(out_, member.crc);
    put32(out_, member.packed);
    put32(out_, member.size);
    put16(out_, static_cast<std::uint32_t>(member.name.size()));
    for (int i = 0; i < 4; ++i) {  // No extra field, no comment, the first disk, no attributes.
      put16(out_, 0);
    }
    put32(out_, 0);
    put32(out_, member.offset);
    out_ += member.name;
  }
  const auto size = static_cast<std::uint32_t>(out_.size()) - begin;
  put32(out_, 0x06054B50);
  put16(out_, 0);
  put16(out_, 0);
  put16(out_, static_cast<std::uint32_t>(members_.size()));
  put16(out_, static_cast<std::uint32_t>(members_.size()));
  put32(out_, size);
  put32(out_, begin);
  put16(out_, 0);
  return std::move(out_);
}

}  // namespace nitec
