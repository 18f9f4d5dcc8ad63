// The kinds of submission that the regulation knows.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace nitec {

/// What is asked for; the contract's names and the regulation's words stand in kind_name() and kind_title().
enum class Kind {
  kUnknown,
  kApplication,   ///< 组建申请 (第九至十四条)
  kConfirmation,  ///< 确认申请 (第十八、十九条)
  kExtension,     ///< 延期申请 (第二十条)
  kEvaluation,    ///< 运行评估 (第二十二至二十四条)
  kAnnual,        ///< 年度报送 (第二十五条)
  kAdjustment,    ///< 重大调整 (第三十二条)
};

/// All that can be asked for, in the order of the regulation: the columns of clauses.tsv and fields.tsv.
inline constexpr std::array<Kind, 6> kEveryKind{Kind::kApplication, Kind::kConfirmation, Kind::kExtension,
                                                Kind::kEvaluation,  Kind::kAnnual,       Kind::kAdjustment};

/// "confirmation"; empty for kUnknown.
std::string_view kind_name(Kind kind);
/// "确认申请"; "类型不明" for kUnknown.
std::string_view kind_title(Kind kind);
/// The inverse of kind_name; kUnknown for any other text.
Kind kind_from_name(std::string_view name);
/// The same by the regulation's words, "确认申请".
Kind kind_from_title(std::string_view title);

/// The kind by whose rules a submission is judged: one that does not say what it is, as a 确认申请.
constexpr Kind judged_as(Kind kind) {
  return kind == Kind::kUnknown ? Kind::kConfirmation : kind;
}

/// The place of a kind among kEveryKind.
constexpr std::size_t kind_index(Kind kind) {
  return static_cast<std::size_t>(judged_as(kind)) - 1;
}

/// Some kinds of submission.
class Kinds {
 public:
  constexpr Kinds(std::initializer_list<Kind> kinds) {
    for (const Kind kind : kinds) {
      bits_ |= 1U << kind_index(kind);
    }
  }
  /// Whether submissions of that kind belong to it; kUnknown is judged as a confirmation.
  [[nodiscard]] constexpr bool has(Kind kind) const { return ((bits_ >> kind_index(kind)) & 1U) != 0; }

  bool operator==(const Kinds&) const = default;

 private:
  unsigned bits_ = 0;
};

inline constexpr Kinds kAllKinds{Kind::kApplication, Kind::kConfirmation, Kind::kExtension,
                                 Kind::kEvaluation,  Kind::kAnnual,       Kind::kAdjustment};
/// Where the centre is being built, or has just been.
inline constexpr Kinds kWhileBuilding{Kind::kConfirmation, Kind::kExtension};

}  // namespace nitec
