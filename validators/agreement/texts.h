// The main document's paragraphs and tables, read once for all rules of a check.
#pragma once

#include <vector>

#include "model/submission.h"
#include "validators/agreement/grids.h"
#include "validators/agreement/paragraphs.h"
#include "validators/rule.h"

namespace nitec {

/// All of them (see `paragraphs`); none where there is no main document that could be read.
const std::vector<Prose>& report_paragraphs(const Submission& submission, const Context& context);

/// Those up to last_report_page (see `grids`).
const std::vector<Grid>& report_grids(const Submission& submission, const Context& context);

}  // namespace nitec
