// Runs a target once over files and folders, in name order: every build does so, without clang.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "tests/fuzz/target.h"

namespace fs = std::filesystem;

namespace {

void add(const fs::path& path, std::set<fs::path>& files) {
  if (!fs::is_directory(path)) {
    files.insert(path);
    return;
  }
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file() && entry.path().extension() != ".py") {
      files.insert(entry.path());
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::set<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    if (!fs::exists(argv[i])) {
      std::fprintf(stderr, "no such file or folder: %s\n", argv[i]);
      return 2;
    }
    add(argv[i], files);
  }
  if (files.empty()) {
    std::fprintf(stderr, "usage: %s FILE|FOLDER...\n", argv[0]);
    return 2;
  }
  using Seconds = std::chrono::duration<double>;
  Seconds slowest{};
  fs::path slowest_file;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    std::printf("%s\n", file.c_str());  // Before it is run: the last line names what ended the process.
    std::fflush(stdout);
    const auto start = std::chrono::steady_clock::now();
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    if (const Seconds took = std::chrono::steady_clock::now() - start; took > slowest) {
      slowest = took;
      slowest_file = file;
    }
  }
  std::printf("%zu files, slowest %.2f s: %s\n", files.size(), slowest.count(), slowest_file.c_str());
  return 0;
}
