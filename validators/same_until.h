// How long a judgement stands when nothing but the day changes.
#pragma once

#include "validators/rule.h"

namespace nitec {

/// The last day, never before `context.as_of`, on which any submission, with the same decisions and record, gives the
/// same findings, verdict and clauses: before a decision of the unit takes effect, before the year changes (numbers of
/// software are held against the year, evaluations against the years that have passed), and before the regulation ends.
Date same_until(const Context& context);

}  // namespace nitec
