// What a rule says of itself: the validators fill it in, the writers print it.
#pragma once

#include <string_view>

#include "model/date.h"
#include "model/finding.h"

namespace nitec {

/// 第三十七条: “本办法自2026年2月1日起施行，有效期5年”.
inline constexpr Date kInForceFrom{2026, 2, 1};
inline constexpr Date kInForceUntil{2031, 1, 31};

/// All that is known about a rule without running it. `nitec rules`, `nitec explain` and RULES.md print it.
struct RuleCard {
  std::string_view name;       ///< "family/what-is-wrong", stable for ever once released.
  std::string_view clause;     ///< "第十八条第一款"
  std::string_view clause_id;  ///< The requirement it decides: "M24".
  std::string_view summary;    ///< Chinese: what is checked.
  std::string_view summary_en;
  std::string_view why;      ///< Chinese, quoting the article.
  std::string_view decides;  ///< Chinese: how it is decided, and what it cannot see.
  std::string_view remedy;   ///< Chinese: how to mend it.
  std::string_view remedy_en;
  Severity severity = Severity::kError;
  Opinion opinion = Opinion::kCompleteness;
  /// The article leaves room (“一般”, “原则上”): a supervising unit may waive it for a centre, with a reason.
  bool waivable = false;
  /// The days from and to which it is in force. A rule that changes gets an end, and its successor another name.
  Date from = kInForceFrom;
  Date until = kInForceUntil;
  Kinds kinds = kAllKinds;  ///< The kinds of submission that it judges.

  [[nodiscard]] constexpr bool in_force(Date day) const { return from <= day && day <= until; }
};

}  // namespace nitec
