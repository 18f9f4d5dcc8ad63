// An archive: its marks, libarchive, and what the program makes of the names; no worker, so that crashes show.
#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "ingest/archive/archive_marks.h"
#include "ingest/archive/spool.h"
#include "ingest/archive/unpack.h"
#include "ingest/text/file_names.h"
#include "tests/fuzz/target.h"

namespace {

// A memfd, not Spool: no disk under a fuzzer.
class Memory {
 public:
  Memory() : descriptor_(::memfd_create("nitec-fuzz", MFD_CLOEXEC)) {
    nitec::fuzz::require(descriptor_ >= 0, "there is memory");
  }
  ~Memory() { ::close(descriptor_); }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

bool leads_out(const std::string& path) {
  return path.empty() || path.front() == '/' || ("/" + path + "/").find("/../") != std::string::npos;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nitec;
  static const bool prepared = [] {
    prepare_unpacking();
    return true;
  }();
  static_cast<void>(prepared);
  static_cast<void>(read_marks(fuzz::bytes(data, size)));
  const Memory file;
  fuzz::require(::write(file.descriptor(), data, size) == static_cast<ssize_t>(size), "the input fits into memory");
  const Mapping archive(file.descriptor(), 0, size);
  const Memory spool;
  ArchiveLimits limits;
  limits.total_bytes = 32ULL << 20;
  limits.file_bytes = 16ULL << 20;
  limits.ratio_free_bytes = 8U << 20;
  const RawArchive raw = unpack(archive, spool.descriptor(), limits);
  const auto written = static_cast<std::uint64_t>(::lseek(spool.descriptor(), 0, SEEK_END));
  fuzz::require(written <= limits.total_bytes, "no more comes out than the ceiling allows");
  const std::optional<RawArchive> decoded = decode_archive(encode(raw), written, limits);
  fuzz::require(decoded == raw, "what was unpacked can be decoded");
  static_cast<void>(decode_archive(fuzz::text(data, size), size, limits));
  std::vector<std::string> names;
  for (const RawMember& member : raw.members) {
    names.push_back(member.name);
  }
  for (const std::string& name : names_in_utf8(names)) {
    fuzz::require(!leads_out(member_path(name).path), "no path leads out of its folder");
    static_cast<void>(name_key(name));
  }
  return 0;
}
