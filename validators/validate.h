// The judgement: one submission in, one sheet out.
#pragma once

#include "model/finding.h"
#include "validators/rule.h"

namespace nitec {

/// Runs every rule of the catalogue on the submission and fills in the sheet: findings by weight (error, warning, note;
/// then in the order of the catalogue; then by place), numbered from 1; one row for each clause; the reckoning of the
/// period; what was not checked; the verdict. Depends on nothing but its arguments. Never throws for what is in a
/// submission.
ReviewSheet validate(Submission submission, const Context& context);

}  // namespace nitec
