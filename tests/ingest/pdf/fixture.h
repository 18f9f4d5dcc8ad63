// Reading fixtures/pdf/<name>/ in tests.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "ingest/pdf/pdf_reader.h"
#include "ingest/pdf/unicode.h"

namespace nitec::test {

inline std::filesystem::path fixtures() {
  return std::filesystem::path(NITEC_SOURCE_DIR) / "fixtures" / "pdf";
}

inline std::string slurp(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline Document read_bytes(std::string_view bytes, const PdfLimits& limits = {}) {
  return read_pdf(std::as_bytes(std::span(bytes)), "a/document.pdf", limits);
}

inline Document read_fixture(const std::string& name, const PdfLimits& limits = {}) {
  return read_bytes(slurp(fixtures() / name / "document.pdf"), limits);
}

inline std::vector<std::string> lines_of(const Page& page) {
  std::vector<std::string> lines;
  for (const Line& line : page.lines) {
    lines.push_back(line.text);
  }
  return lines;
}

inline bool has_problem(const Document& document, ProblemKind kind) {
  for (const Problem& problem : document.problems) {
    if (problem.kind == kind) {
      return true;
    }
  }
  return false;
}

}  // namespace nitec::test
