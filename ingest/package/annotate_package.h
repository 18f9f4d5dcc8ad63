// Marked copies of a submission's PDFs.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/package/package_reader.h"
#include "model/annotation.h"

namespace nitec {

/// Is given a file's marks, its own bytes and what comes behind them; once for each copy that can be made, in the order
/// of the marks. The bytes live as long as the call.
using Annotated = std::function<void(const DocumentMarks& marks, std::string_view original, std::string_view update)>;

/// Makes the updates in workers, a few files at a time, and gives back the files for which none could be made, and why.
/// The files are those that read_package found: one whose bytes have changed since is not marked. Throws
/// std::filesystem::filesystem_error like read_package, and what `done` throws.
std::vector<NotAnnotated> annotate_package(const std::filesystem::path& submission,
                                           const std::vector<DocumentMarks>& marks, const Annotated& done,
                                           const PackageLimits& limits = {});

}  // namespace nitec
