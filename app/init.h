// nitec init: a blank submission, laid out for an applicant to fill in.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/kind.h"

namespace nitec {

/// Writes the datasheet with all fields, the outline of the main document and the checklist of proofs into `folder`,
/// which is made, or must be empty. Gives the files written. Throws std::filesystem::filesystem_error: file_exists for
/// a folder that holds something.
std::vector<std::string> lay_out_blank(Kind kind, const std::filesystem::path& folder);

}  // namespace nitec
