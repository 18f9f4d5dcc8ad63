#include "app/annotated_copies.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "ingest/package/annotate_package.h"
#include "ingest/part.h"
#include "report/annotated/document_marks.h"
#include "report/print_part.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxNameBytes = 200;  ///< File systems allow 255; a number and “.pdf” may follow.

constexpr const char* kNoPages = "没有可以读取的页面，请见审查意见。";
constexpr std::string_view kFolder = "return/annotated";
constexpr std::string_view kEnding = ".pdf";

/// One name, without folders, that no file system takes amiss.
std::string name_of(const std::string& path, std::set<std::string>& taken) {
  std::string name;
  for (const char c : path) {
    const bool harmless = static_cast<unsigned char>(c) >= 0x20 && c != 0x7F &&
                          std::string_view("/\\:*?\"<>|").find(c) == std::string_view::npos;
    name += harmless ? c : '_';
  }
  if (name.size() >= kEnding.size()) {
    std::string ending = name.substr(name.size() - kEnding.size());
    for (char& c : ending) {
      c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    if (ending == kEnding) {
      name.resize(name.size() - kEnding.size());
    }
  }
  std::size_t length = std::min(name.size(), kMaxNameBytes);
  while (length < name.size() && length > 0 && (static_cast<unsigned char>(name[length]) & 0xC0) == 0x80) {
    --length;  // Not within a character.
  }
  name.resize(length);
  if (name.empty() || name[0] == '.') {
    name.insert(0, "_");
  }
  std::string unique = name;
  for (int n = 2; !taken.insert(unique).second; ++n) {
    unique = name + "_" + std::to_string(n);
  }
  return unique + std::string(kEnding);
}

/// What calls itself a PDF and has findings, but no page to mark.
std::vector<NotAnnotated> without_pages(const ReviewSheet& sheet) {
  std::vector<NotAnnotated> files;
  if (sheet.verdict == Verdict::kQuarantine) {
    return files;
  }
  for (const Document& document : sheet.submission.documents) {
    const bool is_named = std::any_of(sheet.findings.begin(), sheet.findings.end(), [&](const Finding& finding) {
      return std::any_of(finding.locations.begin(), finding.locations.end(),
                         [&](const Location& where) { return where.file == document.path; });
    });
    if (document.pages.empty() && document.path.ends_with(kEnding) && is_named) {
      files.push_back({document.path, kNoPages});
    }
  }
  return files;
}

}  // namespace

AnnotatedCopies::AnnotatedCopies(const ReviewSheet& sheet) : sheet_(sheet), marks_(document_marks(sheet)) {}

void AnnotatedCopies::print_covers() {
  if (!marks_.empty()) {
    part<PrintPart>("print").covers(sheet_, marks_);
  }
}

std::vector<NotAnnotated> AnnotatedCopies::write(const std::filesystem::path& submission, OutputFolder& output) const {
  output.clear(kFolder, kEnding);  // Copies of another day would contradict this day's sheet, or break its quarantine.
  std::vector<NotAnnotated> left_out = without_pages(sheet_);
  std::set<std::string> taken;
  std::vector<NotAnnotated> refused = annotate_package(
      submission, marks_, [&](const DocumentMarks& marks, std::string_view original, std::string_view update) {
        output.write(std::string(kFolder) + "/" + name_of(marks.file, taken), std::string(original).append(update));
      });
  left_out.insert(left_out.end(), std::make_move_iterator(refused.begin()), std::make_move_iterator(refused.end()));
  return left_out;
}

std::vector<std::string> AnnotatedCopies::made(const std::vector<NotAnnotated>& left_out) const {
  std::vector<std::string> files;
  for (const DocumentMarks& marks : marks_) {
    if (std::none_of(left_out.begin(), left_out.end(),
                     [&](const NotAnnotated& one) { return one.file == marks.file; })) {
      files.push_back(marks.file);
    }
  }
  return files;
}

}  // namespace nitec
