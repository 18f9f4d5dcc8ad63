// return/: what goes back to the applicant.
#pragma once

#include <filesystem>
#include <vector>

#include "app/annotated_copies.h"
#include "app/output.h"
#include "model/annotation.h"
#include "model/finding.h"

namespace nitec {

/// The table of findings and the marked copies. Nothing for Verdict::kQuarantine, but what an earlier run left is taken
/// away: it would contradict this day's sheet.
class ReturnFolder {
 public:
  /// Call it while the pages that findings name still have their lines. The sheet must outlive it.
  explicit ReturnFolder(const ReviewSheet& sheet);

  /// Prints what the marked copies begin with; other reports may be printed at the same time.
  void print_covers();

  /// Writes it all, when the covers are there. Gives back of which files there is no marked copy, and why. Runs
  /// workers: call it while the process has one thread.
  std::vector<NotAnnotated> write(const std::filesystem::path& submission, OutputFolder& output) const;

 private:
  const ReviewSheet& sheet_;
  AnnotatedCopies copies_;
};

}  // namespace nitec
