#include "tests/app/program.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <future>
#include <set>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace nitec::test {
namespace {

constexpr std::chrono::seconds kTimeLimit(120);

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  result.reserve(words.size() + 1);
  for (std::string& word : words) {
    result.push_back(word.data());
  }
  result.push_back(nullptr);
  return result;
}

/// Root passes over the permissions of files, users do not. What this thread starts afterwards may not either, whoever
/// runs the tests.
void give_up_passing_over_permissions() {
  for (const int right : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH}) {
    if (::prctl(PR_CAPBSET_READ, right) == 1 && ::prctl(PR_CAPBSET_DROP, right) != 0 && ::geteuid() == 0) {
      throw std::runtime_error("cannot run the program with the rights of a user");
    }
  }
}

}  // namespace

Scratch::Scratch() {
  std::string name = (fs::temp_directory_path() / "nitec-app-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw std::runtime_error("mkdtemp");
  }
  path_ = name;
}

Scratch::~Scratch() {
  std::error_code ignored;
  for (fs::recursive_directory_iterator it(path_, ignored), end; it != end; it.increment(ignored)) {
    if (!it->is_symlink(ignored) && it->is_directory(ignored)) {
      fs::permissions(it->path(), fs::perms::owner_all, ignored);
    }
  }
  fs::remove_all(path_, ignored);
}

bool Ended::complained_in_one_line() const {
  const std::size_t end = err.find('\n');
  return err.starts_with("nitec: ") && err.find(": ", 7) < end && end + 1 == err.size();
}

bool Ended::complained_in_lines() const {
  std::istringstream lines(err);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("nitec: ") || line.find(": ", 7) == std::string::npos) {
      return false;
    }
  }
  return true;
}

Ended nitec(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
  const Scratch scratch;
  std::vector<std::string> words{NITEC_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment{"PATH=/usr/bin:/bin"};
  for (const auto& [name, value] : surroundings.environment) {
    environment.push_back(name + "=" + value);
  }
  const fs::path out = surroundings.standard_output.empty() ? scratch / "out" : surroundings.standard_output;
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT, 0600);
  ::posix_spawn_file_actions_addopen(&actions, 2, (scratch / "err").c_str(), O_WRONLY | O_CREAT, 0600);
  if (!surroundings.folder.empty()) {
    ::posix_spawn_file_actions_addchdir_np(&actions, surroundings.folder.c_str());
  }
  const fs::path program = surroundings.program.empty() ? built_program() : surroundings.program;
  pid_t child = 0;
  // A thread of its own: rights that were given up do not come back, and the tests need theirs.
  std::future<int> started = std::async(std::launch::async, [&] {
    give_up_passing_over_permissions();
    return ::posix_spawn(&child, program.c_str(), &actions, nullptr, pointers(words).data(),
                         pointers(environment).data());
  });
  started.wait();
  ::posix_spawn_file_actions_destroy(&actions);
  if (started.get() != 0) {
    throw std::runtime_error("cannot run " + program.string());
  }
  int status = 0;
  const auto until = std::chrono::steady_clock::now() + kTimeLimit;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > until) {
      ::kill(child, SIGKILL);
      ::waitpid(child, &status, 0);
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  Ended run;
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  run.out = surroundings.standard_output.empty() ? read(out) : "";
  run.err = read(scratch / "err");
  return run;
}

fs::path built_program() {
  return NITEC_PROGRAM;
}

fs::path fixture(const std::string& path) {
  return fs::path(NITEC_SOURCE_DIR) / "fixtures" / path;
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    throw std::runtime_error("cannot read " + file.string());
  }
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

void write(const fs::path& file, const std::string& bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> found;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).string();
    found[name] = entry.is_symlink()     ? "-> " + fs::read_symlink(entry.path()).string()
                  : entry.is_directory() ? "/"
                                         : read(entry.path());
  }
  return found;
}

std::vector<std::string> differing(const std::map<std::string, std::string>& one,
                                   const std::map<std::string, std::string>& other) {
  std::set<std::string> names;
  for (const auto* side : {&one, &other}) {
    for (const auto& [name, bytes] : *side) {
      const auto a = one.find(name);
      const auto b = other.find(name);
      if (a == one.end() || b == other.end() || a->second != b->second) {
        names.insert(name);
      }
    }
  }
  return {names.begin(), names.end()};
}

std::vector<std::string> rules(const Json& findings) {
  std::vector<std::string> list;
  for (const Json& finding : findings.at("findings")) {
    list.push_back(finding.at("severity").get<std::string>() + " " + finding.at("rule").get<std::string>());
  }
  return list;
}

}  // namespace nitec::test
