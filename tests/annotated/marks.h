// Marks and files for the tests of updates.
#pragma once

#include <span>
#include <string>

#include "model/annotation.h"
#include "tests/app/program.h"

namespace nitec::test {

inline std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text));
}

inline std::string pdf_of(const std::string& name) {
  return read(fixture("pdf/" + name + "/document.pdf"));
}

/// A mark of each weight on the first page; in front the page of the fixture “pango” unless it is signed.
inline DocumentMarks marks_for(std::size_t pages, bool is_signed) {
  DocumentMarks out;
  out.pages = pages;
  out.is_signed = is_signed;
  out.outline = !is_signed;
  out.outline_head = "批注（3项）";
  out.cover = is_signed ? "" : pdf_of("pango");
  for (const MarkWeight weight : {MarkWeight::kError, MarkWeight::kWarning, MarkWeight::kNote}) {
    PdfMark mark;
    const double y = 100 + 30.0 * static_cast<double>(out.marks.size());
    mark.page = 1;
    mark.finding = static_cast<int>(out.marks.size()) + 1;
    mark.weight = weight;
    mark.words = {{{72, y, 300, y + 12}}, {{72, y + 14, 200, y + 26}}};
    mark.tag = {520, y, 543, y + 18};
    mark.title = "第" + std::to_string(mark.finding) + "项　错误";
    mark.note = "总投资与评估表不一致。";
    out.outline_titles.push_back(mark.title);
    out.marks.push_back(mark);
  }
  return out;
}

/// What `qpdf --check` ends with: 0 sound, 3 warnings, 2 errors.
inline int qpdf_says(const fs::path& file) {
  return WEXITSTATUS(std::system(("qpdf --check '" + file.string() + "' > /dev/null 2>&1").c_str()));  // NOLINT
}

}  // namespace nitec::test
