// What the package ships beside the program says what the program does.
#include <gtest/gtest.h>

#include <set>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

std::string packaging(const char* name) {
  return read(fs::path(NITEC_SOURCE_DIR) / "packaging" / name);
}

/// “--as-of” as a page of troff writes it.
std::string in_troff(const std::string& option) {
  std::string out;
  for (const char c : option) {
    out += c == '-' ? "\\-" : std::string(1, c);
  }
  return out;
}

/// The long options that a command's usage names.
std::set<std::string> options_of(const std::string& command) {
  const std::string help = nitec({command, "--help"}).out;
  std::set<std::string> options;
  for (std::size_t at = help.find("--"); at != std::string::npos; at = help.find("--", at + 2)) {
    const std::size_t end = help.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at);
    options.insert(help.substr(at, end - at));
  }
  return options;
}

TEST(Package, ManPageAndCompletionNameEveryCommandAndOption) {
  const std::string man = packaging("nitec.1");
  const std::string completion = packaging("completion.bash");
  std::size_t seen = 0;
  for (const char* command : {"check", "batch", "ledger", "outline", "text", "rules", "explain", "init", "handout"}) {
    EXPECT_NE(man.find(std::string("nitec ") + command), std::string::npos) << command;
    EXPECT_NE(completion.find(command), std::string::npos) << command;
    for (const std::string& option : options_of(command)) {
      ++seen;
      EXPECT_NE(man.find(in_troff(option)), std::string::npos) << command << " " << option;
      EXPECT_NE(completion.find(option), std::string::npos) << command << " " << option;
    }
  }
  EXPECT_GT(seen, 30U);
  const std::string help = nitec({"--help"}).out;
  for (const char* command : {"check", "batch", "ledger", "outline", "text", "rules", "explain", "init", "handout"}) {
    EXPECT_NE(help.find(command), std::string::npos) << command;
  }
}

TEST(Package, TheServiceRunsACommandThatThereIs) {
  const std::string service = packaging("systemd/nitec-batch.service");
  EXPECT_NE(service.find("ExecStart=/usr/bin/nitec batch ${INBOX} -o ${OUTBOX} $OPTIONS\n"), std::string::npos);
  const std::string conf = packaging("batch.conf");
  for (const char* name : {"\nINBOX=", "\nOUTBOX=", "\nOPTIONS="}) {
    EXPECT_NE(conf.find(name), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace nitec::test
