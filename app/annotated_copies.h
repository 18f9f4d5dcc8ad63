// return/annotated/: for the applicant, each PDF with its findings marked on its pages.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/output.h"
#include "model/annotation.h"
#include "model/finding.h"

namespace nitec {

class AnnotatedCopies {
 public:
  /// Finds what to mark: nothing for Verdict::kQuarantine. Call it while the pages that findings name still have their
  /// lines. The sheet must outlive it.
  explicit AnnotatedCopies(const ReviewSheet& sheet);

  /// Prints the pages in front; other reports may be printed at the same time.
  void print_covers();

  /// Writes them into the output folder, when the covers are there. Gives back which could not be made, and why. Each
  /// is called like its file, with “_” between folders: a name from an archive leads nowhere else. Runs workers: call
  /// it while the process has one thread.
  std::vector<NotAnnotated> write(const std::filesystem::path& submission, OutputFolder& output) const;

  /// The files of the submission that have a marked copy, when those in `left_out` have none.
  [[nodiscard]] std::vector<std::string> made(const std::vector<NotAnnotated>& left_out) const;

 private:
  const ReviewSheet& sheet_;
  std::vector<DocumentMarks> marks_;
};

}  // namespace nitec
