// The part “print” (see ingest/part.h): the reports that need fonts, shaping and stylesheets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/annotation.h"
#include "model/finding.h"
#include "report/notice/notice.h"

namespace nitec {

/// What it offers: write_review_pdf (report/pdf/review_pdf.h), write_review_html (report/html/review_html.h),
/// write_covers (report/pdf/covers.h) and write_notice_pdf (report/pdf/notice_pdf.h).
struct PrintPart {
  void (*prepare)();  ///< Opens the fonts, for a process whose forks print.
  std::string (*review_pdf)(const ReviewSheet& sheet);
  std::string (*review_html)(const ReviewSheet& sheet, const std::optional<std::string>& files);
  void (*covers)(const ReviewSheet& sheet, std::vector<DocumentMarks>& marks);
  std::string (*notice_pdf)(const ReviewSheet& sheet, const Notice& notice);
};

}  // namespace nitec
