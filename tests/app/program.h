// Runs the built program as its users do, in a folder of its own.
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace nitec::test {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// The day on which the submissions of fixtures/submissions are checked.
inline constexpr const char* kAsOf = "2029-07-20";

/// A new, empty folder that goes away with the object.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }
  fs::path operator/(const fs::path& name) const { return path_ / name; }

 private:
  fs::path path_;
};

/// How one run ended.
struct Ended {
  int status = -1;  ///< Exit status; -1 when a signal or the time limit ended it.
  std::string out;
  std::string err;

  /// The one line on standard error has the promised form `nitec: WHAT: WHY`.
  [[nodiscard]] bool complained_in_one_line() const;
  /// Every line on standard error has that form; there may be none.
  [[nodiscard]] bool complained_in_lines() const;
};

/// Where and how the program runs; what is not given is neutral.
struct Surroundings {
  fs::path folder{};                                 ///< Current folder; empty: that of the test.
  std::map<std::string, std::string> environment{};  ///< Beside PATH.
  fs::path standard_output{};                        ///< Goes there instead of into Ended::out.
  fs::path program{};                                ///< A copy of the program; empty: the one that was built.
};

/// Runs `nitec ARGUMENTS`, for two minutes at the longest. Permissions of files bind it, also when root runs the tests.
Ended nitec(const std::vector<std::string>& arguments, const Surroundings& surroundings = {});

/// The program that was built.
fs::path built_program();

/// fixtures/… of the project.
fs::path fixture(const std::string& path);

std::string read(const fs::path& file);
void write(const fs::path& file, const std::string& bytes);

/// Every file, folder and link below `folder`: its relative path and its bytes (“/” for a folder, “-> target” for a
/// link).
std::map<std::string, std::string> contents(const fs::path& folder);

/// The names of what the two hold differently: short enough to be read when a test fails.
std::vector<std::string> differing(const std::map<std::string, std::string>& one,
                                   const std::map<std::string, std::string>& other);

/// The rules of the findings, in their order, as “severity rule”.
std::vector<std::string> rules(const Json& findings);

}  // namespace nitec::test
