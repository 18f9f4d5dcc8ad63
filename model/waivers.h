// What a supervising unit has decided for itself: rules waived for a centre where the regulation leaves room (“一般”,
// “原则上”), and rules that it takes more or less seriously than we do. Shown on the review sheet, never hidden.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"

namespace nitec {

enum class Severity;

/// Who decided, when, and why.
struct Decision {
  std::string rule;    ///< "host/several"
  std::string person;  ///< 批准人
  Date date;
  std::string reason;
  int line = 0;  ///< In the unit's file.

  bool operator==(const Decision&) const = default;
};

/// A rule that one centre need not follow.
struct Waiver : Decision {
  std::string center;  ///< Its full name, as the datasheet or the cover gives it.

  bool operator==(const Waiver&) const = default;
};

/// Findings of a rule weigh this much here.
struct Relevel : Decision {
  Severity severity{};

  bool operator==(const Relevel&) const = default;
};

struct Waivers {
  std::vector<Waiver> waivers;
  std::vector<Relevel> relevels;

  /// Reads lines of the form
  ///     豁免  规则  中心全称  批准人  日期  理由
  ///     改级  规则  错误|疑点|提示  批准人  日期  理由
  /// set apart by two blanks or tabs, “#” for notes. Throws std::runtime_error ("第3行：…") on any other line, on an
  /// empty part, and on a second line about the same matter. Whether there is such a rule is not known here.
  static Waivers parse(std::string_view text);
};

}  // namespace nitec
