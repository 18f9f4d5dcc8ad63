// How pages are called (ISO 32000-1, 12.4.2), when other pages come before them.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "ingest/pdf/pdf_objects.h"

namespace nitec {

/// The catalog's /PageLabels for a file of `pages` pages that got `before` more in front: these have labels of their
/// own (批注1 …), the file's pages keep theirs, or are called 1, 2, 3 … when they had none. `written` writes a value of
/// the file.
[[nodiscard]] std::string shifted_labels(const PdfValue& labels, std::size_t before, std::size_t pages,
                                         const std::function<std::string(const PdfNode& node)>& written);

}  // namespace nitec
