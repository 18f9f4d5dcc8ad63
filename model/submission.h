// One package as it was handed in: a value that can be judged without opening a file again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/datasheet.h"
#include "model/document.h"
#include "model/kind.h"
#include "model/outline.h"
#include "model/record.h"

namespace nitec {

/// The role of the document that a kind of submission is about.
Role main_role(Kind kind);
/// What a document in that role is called: "总结报告", "年度工作报告"; "文件" for kUnknown.
std::string_view role_title(Role role);
/// Whether submissions of some kind are about a document in that role.
bool is_main(Role role);

struct Submission {
  std::string name;  ///< The folder's own name, without its path.
  Kind kind = Kind::kUnknown;
  std::string sha256;  ///< Of the sorted list of "sha256  path" lines of all files: changes with any byte or name.
  std::vector<Document> documents;  ///< Every file, in name order, also those that were not read.
  std::optional<Datasheet> datasheet;
  std::optional<Outline> outline;  ///< Of the summary report, when there is one that could be read.
  std::vector<Problem> problems;   ///< Of the package as a whole.
  /// What the supervising unit knows of the centre: its own file, not handed in, and no part of `sha256`.
  std::optional<Record> record;

  /// The document with that path, or null.
  [[nodiscard]] const Document* find(std::string_view path) const;
  /// The document that this kind of submission is about (the summary report of a 确认申请), or null.
  [[nodiscard]] const Document* main_document() const { return find(main_role(kind)); }
  /// The first document in that role, or null.
  [[nodiscard]] const Document* find(Role role) const;

  bool operator==(const Submission&) const = default;
};

}  // namespace nitec
