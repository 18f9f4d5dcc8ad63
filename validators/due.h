// Days that the supervising unit should not miss.
#pragma once

#include <vector>

#include "model/batch.h"
#include "model/calendar.h"
#include "model/finding.h"

namespace nitec {

/// What a judged submission leads to: the end of the period and the last day for the 确认申请 after a 延期申请, the
/// last day for a 确认申请 of which no date of filing is known, the last day of February for a yearly report, which the
/// unit forwards (第十八条第一款, 第二十条第一款, 第二十五条). In their order.
std::vector<DueDate> due_dates(const ReviewSheet& sheet, const Calendar* calendar);

/// What a centre's record leads to on that day: while it is being built, the last day for asking for an extension, when
/// none was asked for yet, and for the 确认申请, when none was received; once it is confirmed, the yearly report and
/// the evaluation that are next. In their order.
std::vector<DueDate> due_dates(const Record& record, const Calendar* calendar, Date as_of);

}  // namespace nitec
