// The part “unpack”, when it is needed, and the list of files on its way from the worker to the program.
#include "ingest/archive/unpack.h"
#include "ingest/part.h"

namespace nitec {
namespace {

const UnpackPart* loaded = nullptr;

constexpr std::string_view kMark = "nitec archive 1\n";

void put(std::string& out, std::uint64_t number) {
  for (int shift = 0; shift < 64; shift += 8) {
    out += static_cast<char>(number >> shift & 0xFF);
  }
}

class Taking {
 public:
  explicit Taking(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    const std::string_view eight = take(8);
    std::uint64_t value = 0;
    for (std::size_t i = eight.size(); i-- > 0;) {
      value = value << 8 | static_cast<unsigned char>(eight[i]);
    }
    return value;
  }

  std::string_view take(std::uint64_t size) {
    sound_ = sound_ && size <= bytes_.size();
    if (!sound_) {
      return {};
    }
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }

  /// A value of an enumeration whose last one is `last`.
  template <class Enum>
  Enum one_of(Enum last) {
    const std::uint64_t value = number();
    sound_ = sound_ && value <= static_cast<std::uint64_t>(last);
    return sound_ ? static_cast<Enum>(value) : Enum{};
  }

  [[nodiscard]] bool sound() const { return sound_; }
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool sound_ = true;
};

}  // namespace

void prepare_unpacking() {
  if (loaded == nullptr) {
    loaded = &part<UnpackPart>("unpack");
    loaded->prepare();
  }
}

RawArchive unpack(const Mapping& archive, int spool, const ArchiveLimits& limits) {
  prepare_unpacking();
  return loaded->unpack(archive, spool, limits);
}

std::string encode(const RawArchive& archive) {
  std::string out(kMark);
  put(out, static_cast<std::uint64_t>(archive.ending));
  put(out, archive.members.size());
  for (const RawMember& member : archive.members) {
    put(out, member.name.size());
    out += member.name;
    put(out, static_cast<std::uint64_t>(member.state));
    put(out, member.offset);
    put(out, member.size);
  }
  return out;
}

std::optional<RawArchive> decode_archive(std::string_view bytes, std::uint64_t spool_bytes,
                                         const ArchiveLimits& limits) {
  Taking taking(bytes);
  if (taking.take(kMark.size()) != kMark) {
    return std::nullopt;
  }
  RawArchive archive;
  archive.ending = taking.one_of(Ending::kDiskFull);
  const std::uint64_t members = taking.number();
  if (!taking.sound() || members > limits.files) {
    return std::nullopt;
  }
  for (std::uint64_t i = 0; i < members && taking.sound(); ++i) {
    RawMember& member = archive.members.emplace_back();
    const std::uint64_t name = taking.number();
    if (name > kMaxNameBytes) {
      return std::nullopt;
    }
    member.name = taking.take(name);
    member.state = taking.one_of(Unpacked::kLongName);
    member.offset = taking.number();
    member.size = taking.number();
    if (member.size > limits.file_bytes || member.offset > spool_bytes || member.size > spool_bytes - member.offset) {
      return std::nullopt;
    }
  }
  return taking.sound() && taking.at_end() ? std::optional(std::move(archive)) : std::nullopt;
}

}  // namespace nitec
