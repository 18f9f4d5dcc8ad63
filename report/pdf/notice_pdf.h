// return/notice.pdf: the notice to the applicant.
#pragma once

#include <string>

#include "model/finding.h"
#include "report/notice/notice.h"

namespace nitec {

/// A4, tagged, a bookmark for each finding. `sheet` gives the day and the number. The same notice gives the same bytes.
std::string write_notice_pdf(const ReviewSheet& sheet, const Notice& notice);

}  // namespace nitec
