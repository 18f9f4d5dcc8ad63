// What the comparison across submissions costs: ledgers of 1,000, 10,000 and 100,000 sets of claims, without a PDF,
// with known pairs in them. Prints for each size the time to keep all, to look across all, and what was found beside
// what was put in.
//   bench_across [LARGEST]
#include "validators/across/across.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "ledger/ledger.h"

namespace {

using namespace nitec;
using Clock = std::chrono::steady_clock;

constexpr int kPatents = 12;
constexpr int kFiles = 10;
constexpr int kPassages = 20;
constexpr int kTemplates = 3;      // Passages that stand in every report.
constexpr int kPlantedOneIn = 50;  // Submissions that share a patent, a file and a passage with the one before.

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

std::string key(const char* what, int submission, int number) {
  return std::string(what) + std::to_string(submission) + "-" + std::to_string(number);
}

Claims claims_of(int submission) {
  Claims claims{2027, 2029, {}, false};
  const auto add = [&](ClaimKind kind, std::string name) {
    claims.all.push_back({kind, std::move(name), false, "附件/证明材料.pdf", 3, "原文中的一小段文字，用来核对"});
  };
  const bool planted = submission % kPlantedOneIn == 1;
  const auto owner = [&](int number) { return planted && number == 0 ? submission - 1 : submission; };
  for (int i = 0; i < kPatents; ++i) {
    add(ClaimKind::kPatent, key("p", owner(i), i));
  }
  for (int i = 0; i < kFiles; ++i) {
    add(ClaimKind::kFile, key("f", owner(i), i));
  }
  for (int i = 0; i < kPassages; ++i) {
    add(ClaimKind::kPassage, key("t", owner(i), i));
  }
  for (int i = 0; i < kTemplates; ++i) {
    add(ClaimKind::kPassage, key("template", 0, i));
  }
  return claims;
}

void measure(int count) {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("nitec-across-" + std::to_string(::getpid()) + ".sqlite");
  const auto remove = [&] {
    for (const char* ending : {"", "-wal", "-shm"}) {
      std::filesystem::remove(file.string() + ending);
    }
  };
  remove();
  {
    Ledger ledger(open_sqlite(file.string()));
    auto begin = Clock::now();
    for (int i = 0; i < count; ++i) {
      BatchEntry entry;
      entry.name = std::to_string(i);
      entry.center = "第" + std::to_string(i) + "国家产业技术工程化中心（筹）";
      entry.kind = Kind::kConfirmation;
      ledger.keep("/inbox", 0, {entry, "stamp", "settings", 0, 0}, claims_of(i));
    }
    const double keeping = seconds_since(begin);
    begin = Clock::now();
    const std::vector<ClaimSide> sides = ledger.shared_claims();
    const double asking = seconds_since(begin);
    begin = Clock::now();
    const std::vector<AcrossFinding> found = judge_across(sides);
    std::printf("%8d  %10d  %8.2f s  %8.2f s  %8.2f s  %8zu  %8d\n", count,
                count * (kPatents + kFiles + kPassages + kTemplates), keeping, asking, seconds_since(begin),
                found.size(), 3 * ((count + kPlantedOneIn - 2) / kPlantedOneIn));
    std::fflush(stdout);
  }
  remove();
}

}  // namespace

int main(int argc, char** argv) {
  const int largest = argc > 1 ? std::atoi(argv[1]) : 100'000;
  std::printf("submissions      claims    to keep      to ask    to judge     found   planted\n");
  for (int count = 1'000; count <= largest; count *= 10) {
    measure(count);
  }
  return 0;
}
