// Arrows only point down: app → ingest, validators, report → model; the three in the middle do not know each other.
// Foreign libraries live in one corner each.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace nitec {
namespace {

namespace fs = std::filesystem;

struct Include {
  std::string file;  ///< From the project's root.
  std::string name;  ///< As it stands between quotes or angle brackets.
};

std::vector<Include> includes() {
  std::vector<Include> found;
  for (const char* folder : {"app", "ingest", "ledger", "model", "report", "schemas", "validators"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(NITEC_SOURCE_DIR) / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cpp" && extension != ".h") {
        continue;
      }
      std::ifstream stream(entry.path());
      for (std::string line; std::getline(stream, line);) {
        if (line.rfind("#include ", 0) == 0) {
          found.push_back({fs::relative(entry.path(), NITEC_SOURCE_DIR).generic_string(),
                           line.substr(10, line.find_last_of("\">") - 10)});
        }
      }
    }
  }
  return found;
}

std::string folder_of(const std::string& path) {
  return path.substr(0, path.find('/'));
}

TEST(House, ArrowsOnlyPointDown) {
  const std::map<std::string, std::set<std::string>> may{
      {"app", {"app", "ingest", "ledger", "model", "report", "schemas", "validators"}},
      {"ledger", {"ledger", "model"}},
      {"ingest", {"ingest", "model", "schemas"}},
      {"validators", {"validators", "model", "schemas"}},
      {"report", {"report", "model", "schemas"}},
      {"model", {"model"}},
      {"schemas", {"schemas"}},
  };
  int seen = 0;
  for (const Include& include : includes()) {
    const std::string target = folder_of(include.name);
    if (include.name.find('/') != std::string::npos && may.count(target) != 0) {
      ++seen;
      EXPECT_TRUE(may.at(folder_of(include.file)).count(target) != 0) << include.file << " includes " << include.name;
    }
  }
  EXPECT_GT(seen, 100);
}

TEST(House, ForeignLibrariesLiveInTheirCorners) {
  const std::map<std::string, std::set<std::string>> corners{
      {"podofo", {"ingest/pdf"}},
      {"unicode", {"ingest/text"}},
      {"libxml", {"ingest/datasheet", "ingest/pdf", "ingest/record", "report/html"}},
      {"libxslt", {"report/html"}},
      {"CLI", {"app"}},
      {"nlohmann", {"report/json", "ledger"}},
      {"sqlite3.h", {"ledger"}},
      {"libpq-fe.h", {"ledger"}},
      {"archive.h", {"ingest/archive"}},
      {"archive_entry.h", {"ingest/archive"}},
      {"openssl", {"ingest/package", "ingest/pdf"}},
  };
  for (const Include& include : includes()) {
    const auto corner = corners.find(folder_of(include.name));
    if (corner == corners.end()) {
      continue;
    }
    bool at_home = include.file.rfind("app/", 0) == 0 && corner->first == "CLI";
    for (const std::string& home : corner->second) {
      at_home = at_home || include.file.rfind(home + "/", 0) == 0;
    }
    EXPECT_TRUE(at_home) << include.file << " includes " << include.name;
  }
}

}  // namespace
}  // namespace nitec
