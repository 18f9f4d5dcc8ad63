// One package as it was handed in: a value that can be judged without opening a file again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/datasheet.h"
#include "model/document.h"
#include "model/outline.h"

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

/// "confirmation"; empty for kUnknown.
std::string_view kind_name(Kind kind);
/// "确认申请"; "类型不明" for kUnknown.
std::string_view kind_title(Kind kind);
/// The inverse of kind_name; kUnknown for any other text.
Kind kind_from_name(std::string_view name);

struct Submission {
  std::string name;  ///< The folder's own name, without its path.
  Kind kind = Kind::kUnknown;
  std::string sha256;  ///< Of the sorted list of "sha256  path" lines of all files: changes with any byte or name.
  std::vector<Document> documents;  ///< Every file, in name order, also those that were not read.
  std::optional<Datasheet> datasheet;
  std::optional<Outline> outline;  ///< Of the summary report, when there is one that could be read.
  std::vector<Problem> problems;   ///< Of the package as a whole.

  /// The document with that path, or null.
  [[nodiscard]] const Document* find(std::string_view path) const;
  /// The first document in that role, or null.
  [[nodiscard]] const Document* find(Role role) const;

  bool operator==(const Submission&) const = default;
};

}  // namespace nitec
