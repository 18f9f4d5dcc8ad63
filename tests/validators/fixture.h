// The fixtures of the rules: fixtures/rules/<family>/<what-is-wrong>/{finds,innocent}-<case>.txt, in the notation of
// model/notation.h. The first line is the story; further comment lines may say more:
//   # finds 2               so many findings (default 1)
//   # severity warning      of each of them
//   # says 相差3日           words of the message, of what was expected or of what was found
//   # look no-data          what the rule answers (innocent cases; default: it looked)
//   # as-of 2029-05-20      the day of the check (default 2029-06-30)
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "model/notation.h"
#include "validators/rule.h"

namespace nitec::testing {

struct Fixture {
  std::string path;
  std::string name;
  std::string story;
  std::string text;
  bool finds = false;
  std::size_t count = 1;
  std::string severity;
  std::vector<std::string> says;
  Look look = Look::kLooked;
  Context context{{2029, 6, 30}};
};

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline Fixture read_fixture(const std::filesystem::path& path) {
  Fixture fixture;
  fixture.path = path.string();
  fixture.name = path.filename().string();
  fixture.text = read_file(path);
  fixture.finds = fixture.name.starts_with("finds-");
  std::istringstream lines(fixture.text);
  std::string line;
  const auto after = [&](const std::string& word) {
    return line.starts_with("# " + word + " ") ? line.substr(word.size() + 3) : std::string();
  };
  for (bool first = true; std::getline(lines, line); first = false) {
    if (first) {
      fixture.story = line.starts_with("# ") ? line.substr(2) : "";
    } else if (const std::string count = after("finds"); !count.empty()) {
      fixture.count = std::stoul(count);
    } else if (const std::string severity = after("severity"); !severity.empty()) {
      fixture.severity = severity;
    } else if (const std::string words = after("says"); !words.empty()) {
      fixture.says.push_back(words);
    } else if (const std::string look = after("look"); !look.empty()) {
      fixture.look = look == "no-data" ? Look::kNoData : Look::kDoesNotApply;
    } else if (const std::string day = after("as-of"); !day.empty()) {
      fixture.context.as_of = parse_iso_date(day).value();
    }
  }
  return fixture;
}

/// All cases of a rule, in name order; also folders, for rules whose fixtures are more than text.
inline std::vector<std::filesystem::path> cases_of(std::string_view rule) {
  std::vector<std::filesystem::path> cases;
  const std::filesystem::path folder = std::filesystem::path(NITEC_SOURCE_DIR) / "fixtures/rules" / rule;
  if (std::filesystem::is_directory(folder)) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      cases.push_back(entry.path());
    }
  }
  std::sort(cases.begin(), cases.end());
  return cases;
}

}  // namespace nitec::testing
