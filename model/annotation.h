// What is drawn on a copy of a PDF for its author: where, and which words stand in the notes.
#pragma once

#include <string>
#include <vector>

#include "model/document.h"

namespace nitec {

/// How a place bears on its finding.
enum class MarkRole {
  kMain,     ///< What should be looked at first in this file.
  kRelated,  ///< What it is compared with.
  kMissing,  ///< A gap between lines: there it belongs, and is not. `words` is one box around the gap.
};

/// How heavy a mark looks: by the finding's severity.
enum class MarkWeight { kError, kWarning, kNote };

/// The words of one line that are marked.
struct MarkedWords {
  Box box;  ///< As Location::box.
  /// The side along which they are underlined: below them as they are read.
  enum class Side { kBelow, kLeft, kRight } side = Side::kBelow;

  bool operator==(const MarkedWords&) const = default;
};

/// One place of one finding on one page.
struct PdfMark {
  int page = 0;     ///< Physical page from 1.
  int finding = 0;  ///< The finding's number on the sheet.
  MarkWeight weight = MarkWeight::kNote;
  MarkRole role = MarkRole::kMain;
  std::vector<MarkedWords> words;  ///< One per line; empty when there are no words to mark (a scan, a missing part).
  Box tag;                         ///< Where its number stands in the margin; empty() when another tag speaks for it.
  std::string title;               ///< “第3项　错误”
  std::string note;                ///< What the note says, several lines.

  bool operator==(const PdfMark&) const = default;
};

/// What addresses in a cover begin with.
inline constexpr const char* kMarkLink = "mark:";

inline constexpr double kMaxFooterHeight = 20;  ///< Points.

/// All that is drawn on one file.
struct DocumentMarks {
  std::string file;                         ///< Path inside the submission.
  std::string sha256;                       ///< Of the file that the marks are meant for.
  std::size_t pages = 0;                    ///< That file's.
  bool is_signed = false;                   ///< Some signature field has a value: only annotations may be added.
  bool outline = true;                      ///< Whether entries for the findings are added to the outline.
  std::string outline_head;                 ///< “批注（3项）”
  std::vector<PdfMark> marks;               ///< By page, then by number.
  std::vector<std::string> outline_titles;  ///< One per mark; empty: no entry of its own.
  /// A PDF of our own whose pages stand in front; empty: none. A link of it to kMarkLink and an index leads to the
  /// mark. A last page that is no higher than kMaxFooterHeight is no page, but stands at the foot of those in
  /// `footers`.
  std::string cover;
  std::vector<int> footers;  ///< Pages with marks that have room for a footer, ascending.

  bool operator==(const DocumentMarks&) const = default;
};

/// A file with marks of which no marked copy could be made, and why.
struct NotAnnotated {
  std::string file;    ///< Path inside the submission.
  std::string reason;  ///< Chinese, one sentence.

  bool operator==(const NotAnnotated&) const = default;
};

}  // namespace nitec
