#include "app/batch/settings.h"

#include <malloc.h>
#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>

#include "app/batch/claims.h"
#include "app/examples.h"
#include "ingest/package/sha256.h"
#include "ingest/part.h"
#include "ingest/record/record_reader.h"
#include "report/print_part.h"
#include "validators/catalogue.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;

/// Adds a file that the run rests on: its bytes, or that it is not there.
void add_file(Sha256& digest, const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  digest.add(stream ? "file\n" : "none\n");
  std::array<char, 1U << 16U> piece{};
  while (stream.read(piece.data(), piece.size()) || stream.gcount() > 0) {
    digest.add({piece.data(), static_cast<std::size_t>(stream.gcount())});
  }
  digest.add("\n");
}

}  // namespace

std::string digest_of_settings(const ReviewRequest& request, const std::optional<fs::path>& tables,
                               const std::vector<KeptRecord>& records) {
  const std::unique_ptr<Sha256> digest = part<DigestPart>("digest").start();
  add_file(*digest, "/proc/self/exe");
  for (const std::optional<fs::path>& file : {request.waivers, request.calendar, request.record}) {
    add_file(*digest, file.value_or(fs::path()));
  }
  if (tables) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(*tables)) {
      files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
      digest->add(file.filename().string() + "\n");
      add_file(*digest, file);
    }
  }
  for (const KeptRecord& record : records) {
    digest->add(record.center + "\n" + record.file + "\n" + record.xml + "\n");
  }
  return digest->hex();
}

std::vector<Record> read_records(const std::vector<KeptRecord>& records) {
  std::vector<Record> all;
  for (const KeptRecord& kept : records) {
    try {
      Record record = read_record(kept.xml, "中心台账/" + kept.file);
      const std::unique_ptr<Sha256> digest = part<DigestPart>("digest").start();
      digest->add(kept.xml);
      record.sha256 = digest->hex();
      all.push_back(std::move(record));
    } catch (const std::runtime_error& error) {
      throw LedgerError("账本中的中心台账“" + kept.center + "”", error.what());
    }
  }
  return all;
}

/// What the heap grows into comes in pages of 2 MB, where the system has them: a fault each instead of 512. The system
/// gives them when they are first written to, and each process of a submission grows into its own.
void ask_for_huge_pages() {
  constexpr std::size_t kRoom = 31U << 20;  // The most that comes from the heap.
  constexpr std::size_t kHugePage = 2U << 20;
  ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
  void* const room = std::malloc(kRoom);
  if (room == nullptr) {
    return;
  }
  const auto begin = reinterpret_cast<std::uintptr_t>(room);
  const std::uintptr_t first = (begin + kHugePage - 1) / kHugePage * kHugePage;
  const std::uintptr_t end = (begin + kRoom) / kHugePage * kHugePage;
  if (first < end) {
    ::madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);  // As good without.
  }
  std::free(room);
}

void warm_up() {
  constexpr int kKeptMemory = 256 << 20;
  constexpr int kMemoryAtOnce = 1 << 20;
  part<PrintPart>("print").prepare();
  for (const Rule* rule : catalogue()) {
    static_cast<void>(examples_of(*rule));  // Its patterns and tables are made when it first runs.
  }
  prepare_claims();
  // Each process of a submission gets a copy of the list of pages: those that are not in use need not be on it. And it
  // ends soon: what it frees it may keep.
  ::malloc_trim(0);
  ::mallopt(M_TRIM_THRESHOLD, kKeptMemory);
  ::mallopt(M_TOP_PAD, kMemoryAtOnce);
  ask_for_huge_pages();
}

}  // namespace nitec
