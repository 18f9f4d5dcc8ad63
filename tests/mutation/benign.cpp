#include "tests/mutation/mutant.h"

namespace nitec::test {
namespace {

constexpr const char* kDc = "clean-offshore-dc";

}  // namespace

std::vector<Mutant> benign() {
  return {
      {"复排", "总结报告逐行重新排版，文字不变", kDc, [](HandedIn& s) { s.paper(); }},
  };
}

}  // namespace nitec::test
