// The date arithmetic of 第十八条第一款 and 第二十条第一款, written out step by step for the reader.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "validators/rule.h"

namespace nitec {

/// One date in the package that says when the application was made.
struct FilingDate {
  Date date;
  std::string name;    ///< “收文登记日”
  std::string source;  ///< “评估表A26”
  Location where;
};

struct Reckoning {
  Timeline timeline;
  /// By trust: the receipt on the centre's record, 收文日期 (A26), the receipt, the letter of application, A25, the
  /// report's cover, A23e.
  std::vector<FilingDate> filings;
  std::vector<Location> on_record;         ///< Places of the centre's record that the period rests on.
  std::vector<const Evidence*> approvals;  ///< Evidence of type extension-approval.
  /// A09 is filled in, but no approval is on record: the original end counts until there is one.
  bool extension_unproved = false;
  /// Of an extension: when the request was made (its letter, its signature, A25) and when it was received.
  std::optional<FilingDate> issued;
  std::optional<FilingDate> received;
  /// The end that the unproved extension would give.
  std::optional<Date> unproved_end;
  /// The deadline if the unproved extension were approved.
  std::optional<Date> deadline_if_extended;
};

/// The last day for applying when the period ends on `end`: the corresponding day three months later, month end where
/// there is none (民法典第二百零二条第二款), and the next day of work when it falls on a day of rest
/// (第二百零三条第一款). Without a calendar, or for a year that it does not know, only weekends are days of rest.
Date deadline_after(Date end, const Calendar* calendar);
/// The corresponding day three months after `end`, before any shift.
Date three_months_after(Date end);

/// Reckons what the kind of submission calls for: the whole period and the deadline of a 确认申请, the period and the
/// last day for the request of a 延期申请, the order of the dates of a 组建申请, the day of filing of the others. What
/// is not known stays empty and its step says so.
Reckoning reckon(const Submission& submission, const Context& context);

}  // namespace nitec
