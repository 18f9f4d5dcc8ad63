// What the PDF library does not write: the language, and a file identifier.
#pragma once

#include <string>
#include <string_view>

namespace nitec {

/// Appends an update to a PDF with a classical cross-reference table: its catalog gets /Lang, and the viewer is asked
/// to show the title; the trailer gets /ID made of `id` (at most 16 bytes are used). Throws std::runtime_error when the
/// bytes do not end as the PDF library ends them.
void finish_pdf(std::string& pdf, std::string_view language, std::string_view id);

}  // namespace nitec
