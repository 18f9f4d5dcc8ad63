// What the comparison across submissions costs: ledgers of 1,000, 10,000 and 100,000 sets of claims, without a PDF,
// with known pairs in them. Prints for each size the time to keep all, to ask for and judge what is exactly the same,
// and to ask for and judge what is alike; what was found beside what was put in, and how much of it is right.
//   bench_across [LARGEST]
#include "validators/across/across.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "ledger/ledger.h"
#include "validators/across/alike.h"
#include "validators/across/sketch.h"

namespace {

using namespace nitec;
using Clock = std::chrono::steady_clock;

constexpr int kPatents = 12;
constexpr int kFiles = 10;
constexpr int kPassages = 20;
constexpr int kTemplates = 3;      // Passages that stand in every report.
constexpr int kPlantedOneIn = 50;  // Submissions that share a patent, a file and a passage with the one before.
constexpr int kChangedOneIn = 20;  // Submissions with a passage of the one before changed a little.
constexpr int kCharacters = 180;   // Of a passage.

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

std::string key(const char* what, int submission, int number) {
  return std::string(what) + std::to_string(submission) + "-" + std::to_string(number);
}

/// SplitMix64.
std::uint64_t drawn(std::uint64_t& state) {
  std::uint64_t x = state += 0x9E3779B97F4A7C15ULL;
  x = (x ^ x >> 30U) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ x >> 27U) * 0x94D049BB133111EBULL;
  return x ^ x >> 31U;
}

/// Common words one after the other: passages of one field share many runs of a few characters, as real ones do.
std::string passage(std::uint64_t seed) {
  constexpr const char* kWords[] = {"设备", "流程", "工艺", "材料", "检验", "装配", "温度", "压力", "能耗", "样机",
                                    "产线", "用户", "标定", "误差", "寿命", "批次", "焊缝", "涂层", "阀门", "转速",
                                    "中心", "建设", "完成", "组织", "开展", "试验", "研发", "技术", "平台", "验证",
                                    "形成", "提高", "降低", "达到", "指标", "合同", "企业", "服务", "标准", "系统"};
  std::string out;
  for (int i = 0; i < kCharacters / 2; ++i) {
    out += kWords[drawn(seed) % std::size(kWords)];
  }
  return out;
}

/// The passage with other words for a tenth or a seventh of it, in one stretch.
std::string changed(const std::string& text, std::uint64_t seed) {
  const std::size_t characters = kCharacters / (drawn(seed) % 2 == 0 ? 10 : 7);
  const std::size_t bytes = 3 * characters;
  const std::size_t at = 3 * (drawn(seed) % (kCharacters - characters));
  return text.substr(0, at) + passage(seed).substr(0, bytes) + text.substr(at + bytes);
}

Claims claims_of(int submission) {
  Claims claims;
  claims.first_year = 2027;
  claims.last_year = 2029;
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
  const auto seed = [](int of, int number) {
    return static_cast<std::uint64_t>(of) * 1'000 + static_cast<std::uint64_t>(number);
  };
  for (int i = 0; i < kPassages + kTemplates; ++i) {
    const bool is_template = i >= kPassages;
    add(ClaimKind::kPassage, is_template ? key("template", 0, i) : key("t", owner(i), i));
    std::string text = is_template ? passage(seed(-1, i)) : passage(seed(owner(i), i));
    std::uint64_t exact = is_template ? seed(-1, i) : seed(owner(i), i);
    if (i == 1 && submission % kChangedOneIn == 3) {
      exact = seed(submission, i);
      text = changed(passage(seed(submission - 1, i)), exact);
    } else if (is_template && submission % 2 == 0) {
      exact = seed(submission, i);
      text = changed(text, exact);  // Forms are filled in.
    }
    Sketcher sketcher(true);
    sketcher.add(text);
    claims.texts.push_back(sketcher.sketch());
    claims.texts.back().exact = exact;
    claims.places.push_back({"总结报告.pdf", 3, "原文中的一小段文字，用来核对"});
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
    double sketching = 0;
    auto begin = Clock::now();
    for (int i = 0; i < count; ++i) {
      BatchEntry entry;
      entry.name = std::to_string(i);
      entry.center = "第" + std::to_string(i) + "国家产业技术工程化中心（筹）";
      entry.kind = Kind::kConfirmation;
      const auto start = Clock::now();
      const Claims claims = claims_of(i);
      sketching += seconds_since(start);
      ledger.keep("/inbox", 0, {entry, "stamp", "settings", 0, 0}, claims);
    }
    const double keeping = seconds_since(begin) - sketching;
    begin = Clock::now();
    const std::vector<ClaimSide> sides = ledger.shared_claims();
    const std::vector<AcrossFinding> same = judge_across(sides);
    const double exact = seconds_since(begin);
    begin = Clock::now();
    Alike alike;
    ledger.each_text_side([&](const TextSide& side) { alike.add(side); });
    const double asking = seconds_since(begin);
    begin = Clock::now();
    const std::vector<AlikeFinding> found = alike.judge();
    const double judging = seconds_since(begin);
    const auto right = std::count_if(found.begin(), found.end(), [](const AlikeFinding& one) {
      const int a = std::stoi(one.found.sides[0].name);
      const int b = std::stoi(one.found.sides[1].name);
      return std::abs(a - b) == 1 && std::max(a, b) % kChangedOneIn == 3 && one.text[0] == 1 && one.text[1] == 1;
    });
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    std::printf("%8d %9d | %7.2f | %6.2f %6zu %6d | %6.2f %6.2f %6zu %6td %6d%s | %5ld\n", count,
                count * (kPatents + kFiles + 2 * (kPassages + kTemplates)), keeping, exact, same.size(),
                3 * ((count + kPlantedOneIn - 2) / kPlantedOneIn), asking, judging, found.size(), right,
                (count + kChangedOneIn - 4) / kChangedOneIn, alike.cut_short() ? " cut" : "", usage.ru_maxrss >> 10);
    std::fflush(stdout);
  }
  remove();
}

}  // namespace

int main(int argc, char** argv) {
  const int largest = argc > 1 ? std::atoi(argv[1]) : 100'000;
  std::printf(
      "                   |  keep   |       the same       |               alike                |  MB\n"
      "submissions claims |    s    |      s  found planted |  ask s judge s found  right planted |\n");
  for (int count = 1'000; count <= largest; count *= 10) {
    measure(count);
  }
  return 0;
}
