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
  const std::string bash = packaging("completion.bash");
  const std::string zsh = packaging("completion.zsh");
  std::size_t seen = 0;
  for (const char* command : {"check", "batch", "ledger", "outline", "text", "rules", "explain", "init", "handout"}) {
    EXPECT_NE(man.find(std::string("nitec ") + command), std::string::npos) << command;
    EXPECT_NE(bash.find(command), std::string::npos) << command;
    EXPECT_NE(zsh.find("\n  " + std::string(command) + ") _arguments "), std::string::npos) << command;
    for (const std::string& option : options_of(command)) {
      ++seen;
      EXPECT_NE(man.find(in_troff(option)), std::string::npos) << command << " " << option;
      EXPECT_NE(bash.find(option), std::string::npos) << command << " " << option;
      EXPECT_NE(zsh.find(option), std::string::npos) << command << " " << option;
    }
  }
  EXPECT_GT(seen, 30U);
  const std::string help = nitec({"--help"}).out;
  for (const char* command : {"check", "batch", "ledger", "outline", "text", "rules", "explain", "init", "handout"}) {
    EXPECT_NE(help.find(command), std::string::npos) << command;
  }
}

TEST(Package, ManPagesOfTheScriptsNameTheirOptions) {
  for (const std::string script : {"slurm/nitec-slurm", "slurm/nitec-parallel"}) {
    const std::string text = packaging(script.c_str());
    const std::string man = packaging((script + ".1").c_str());
    const std::string usage = text.substr(text.find("<<'END'"), text.find("\nEND\n") - text.find("<<'END'"));
    std::size_t seen = 0;
    for (std::size_t at = usage.find("\n  --"); at != std::string::npos; at = usage.find("\n  --", at + 1)) {
      const std::string option = usage.substr(at + 3, usage.find(' ', at + 3) - at - 3);
      EXPECT_NE(man.find(in_troff(option)), std::string::npos) << script << " " << option;
      EXPECT_NE(text.find("\n    " + option + ")"), std::string::npos) << script << " " << option;
      ++seen;
    }
    EXPECT_GT(seen, 4U) << script;
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
