// return/notice.docx: the notice to the applicant, to be edited and put under the unit's own head.
#pragma once

#include <string>

#include "report/notice/notice.h"

namespace nitec {

/// The same notice gives the same bytes.
std::string write_notice_docx(const Notice& notice);

}  // namespace nitec
