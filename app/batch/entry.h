// A sheet in short.
#pragma once

#include "model/batch.h"
#include "model/calendar.h"
#include "model/finding.h"

namespace nitec {

/// What a run keeps of the sheet. Of one in quarantine only its digest, its number and the verdict.
BatchEntry entry_of(const ReviewSheet& sheet, const Calendar& calendar, Date same_until);

}  // namespace nitec
