// return/annotated/: for the applicant, each PDF with its findings marked on its pages.
#pragma once

#include <filesystem>
#include <vector>

#include "app/output.h"
#include "model/annotation.h"
#include "model/finding.h"

namespace nitec {

/// Writes them into the output folder; nothing for Verdict::kQuarantine. Gives back which could not be made, and why.
/// Each is called like its file, with “_” between folders: a name from an archive leads nowhere else. Call it while the
/// pages that findings name still have their lines.
std::vector<NotAnnotated> write_annotated_copies(const ReviewSheet& sheet, const std::filesystem::path& submission,
                                                 OutputFolder& output);

}  // namespace nitec
