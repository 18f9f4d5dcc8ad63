// What goes wrong with submissions: each defect gives the finding of one rule, and no other error.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/bench/inbox/submission.h"

namespace nitec::bench {

struct Defect {
  const char* rule;
  bool is_error;
  const char* kinds;  ///< Words of the datasheet's `kind`, one or more.
  /// What it bears on: two that bear on the same thing are not planted together. “all”: with no other.
  const char* bears_on;
  std::function<void(Draft&, Dice&)> before;  ///< On the draft, so that all documents follow; may be empty.
  std::function<void(Made&, Dice&)> after;    ///< On the finished files; may be empty.
};

const std::vector<Defect>& defects();

}  // namespace nitec::bench
