// Dates that a picture trips over.
#pragma once

#include <string>
#include <vector>

#include "model/finding.h"

namespace nitec::sample {

struct AwkwardTimeline {
  std::string why;
  Timeline line;
};

inline std::vector<AwkwardTimeline> awkward_timelines() {
  const auto line = [](std::optional<Date> start, std::optional<Date> original, std::optional<Date> extended,
                       std::optional<Date> full, std::optional<Date> deadline, std::optional<Date> filed) {
    Timeline out;
    out.start = start;
    out.original_end = original;
    out.extended_end = extended;
    out.full_months = full;
    out.deadline = deadline;
    out.filed = filed;
    return out;
  };
  constexpr std::nullopt_t none = std::nullopt;
  const Date start{2026, 3, 16};
  const Date end{2029, 3, 16};
  const Date full{2029, 6, 16};
  const Date deadline{2029, 6, 18};  // The 16th is a Saturday.
  return {
      {"filed on the last day", line(start, end, none, full, deadline, deadline)},
      {"filed on the day of the nominal deadline", line(start, end, none, full, deadline, full)},
      {"filed one day late", line(start, end, none, full, deadline, Date{2029, 6, 19})},
      {"filed years late", line(start, end, none, full, deadline, Date{2034, 1, 5})},
      {"filed a month late", line(start, end, none, full, deadline, Date{2029, 7, 20})},
      {"filed on the day on which the period ends", line(start, end, none, full, deadline, end)},
      {"filed a year before the period ends", line(start, end, none, full, deadline, Date{2028, 2, 1})},
      {"filed before the period begins", line(start, end, none, full, deadline, Date{2025, 2, 1})},
      {"an extension of one day",
       line(start, end, Date{2029, 3, 17}, Date{2029, 6, 17}, Date{2029, 6, 18}, Date{2029, 6, 18})},
      {"an extension of a year, shifted over a long holiday",
       line(start, end, Date{2029, 6, 30}, Date{2029, 9, 30}, Date{2029, 10, 8}, Date{2029, 10, 9})},
      {"not filed", line(start, end, Date{2029, 9, 16}, Date{2029, 12, 16}, Date{2029, 12, 17}, none)},
      {"a period of one month",
       line(start, Date{2026, 4, 16}, none, Date{2026, 7, 16}, Date{2026, 7, 16}, Date{2026, 7, 17})},
      {"only the beginning", line(start, none, none, none, none, none)},
      {"only the filing", line(none, none, none, none, none, end)},
      {"no beginning", line(none, end, none, full, deadline, Date{2029, 6, 1})},
      {"no end of the period", line(start, none, none, none, deadline, Date{2029, 6, 1})},
      {"the end before the beginning",
       line(end, start, none, add_months(start, 3), add_months(start, 3), Date{2029, 6, 1})},
      {"the first and the last day of the calendar",
       line(Date{1, 1, 1}, Date{9999, 9, 30}, none, Date{9999, 12, 30}, Date{9999, 12, 31}, Date{9999, 12, 31})},
      {"a day that does not exist", line(start, end, none, Date{2029, 2, 30}, deadline, Date{2029, 13, 1})},
      {"nothing", {}},
  };
}

}  // namespace nitec::sample
