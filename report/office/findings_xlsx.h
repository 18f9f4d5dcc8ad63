// return/findings.xlsx: a row for each finding, with room for the applicant's answer (ECMA-376, SpreadsheetML).
#pragma once

#include <string>

#include "model/finding.h"

namespace nitec {

/// The workbook's bytes; the same sheet gives the same bytes. What the submission says is text in every cell, never a
/// formula. Not for Verdict::kQuarantine.
std::string write_findings_xlsx(const ReviewSheet& sheet);

}  // namespace nitec
