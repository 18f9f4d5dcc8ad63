#include "validators/same_until.h"

#include <algorithm>

#include "validators/period/reckoning.h"

namespace nitec {

Date same_until(const Context& context) {
  const Date today = context.as_of;
  Date last{today.year, 12, 31};
  const auto changes_on = [&](Date day) {
    if (day > today) {
      last = std::min(last, add_days(day, -1));
    }
  };
  // Without a date of filing the rules are those of the day of the check.
  changes_on(kInForceFrom);
  changes_on(add_days(kInForceUntil, 1));
  if (context.waivers != nullptr) {
    for (const Waiver& waiver : context.waivers->waivers) {
      changes_on(waiver.date);
    }
    for (const Relevel& relevel : context.waivers->relevels) {
      changes_on(relevel.date);
    }
  }
  return last;
}

}  // namespace nitec
