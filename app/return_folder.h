// return/: what goes back to the applicant.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/annotated_copies.h"
#include "app/output.h"
#include "model/annotation.h"
#include "model/finding.h"

namespace nitec {

/// The notice, the table of findings and the marked copies, all in the words for the applicant. Nothing for
/// Verdict::kQuarantine, but what an earlier run left is taken away: it would contradict this day's sheet.
class ReturnFolder {
 public:
  /// Call it while the pages that findings name still have their lines.
  explicit ReturnFolder(const ReviewSheet& sheet);

  /// Prints what the marked copies begin with; other reports may be printed at the same time.
  void print_covers();

  /// Writes the table and the marked copies, when the covers are there. Runs workers: call it while the process has one
  /// thread.
  void write_copies(const std::filesystem::path& submission, OutputFolder& output);

  /// Prints the notice, when the copies are written; other reports may be printed at the same time.
  void print_notice();
  /// Writes it, when it is printed.
  void write_notice(OutputFolder& output) const;

  /// As the applicant may read it.
  [[nodiscard]] const ReviewSheet& sheet() const { return sheet_; }
  /// Of which files there is no marked copy, and why.
  [[nodiscard]] const std::vector<NotAnnotated>& not_annotated() const { return not_annotated_; }

 private:
  const ReviewSheet sheet_;  ///< For the applicant.
  AnnotatedCopies copies_;
  std::vector<NotAnnotated> not_annotated_;
  std::string notice_pdf_;
  std::string notice_docx_;
};

}  // namespace nitec
