// The term of the yearly report: 第二十五条, “每年2月底前报送上一年度”.
#pragma once

#include "validators/period/reckoning.h"

namespace nitec {

/// The last day of February of that year: 28 or 29.
Date february_end(int year);

/// The term of a report that is handed in on `filed` and speaks of `reported` (0 when that is not known): the end of
/// the February after the reported year, where that year is the one before the filing, or the filing's own; else, the
/// reported year being wrong or long past, the February of the filing's year.
Date annual_deadline(Date filed, int reported);

/// The day of that year until which a centre should hand its report to its supervising unit, so that this one can
/// forward it in time: of practice.tsv, no rule of the regulation.
Date annual_cutoff(int year);

/// The dates of the filing, and the steps: the year reported, the term, the cut-off, the filing. Days of rest do not
/// move the term; when its last day is one, the step tells the next day of work.
Reckoning reckon_annual(const Submission& submission, const Context& context);

}  // namespace nitec
