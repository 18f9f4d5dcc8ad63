// The six main tasks of a centre (第四条), and what a report and a datasheet say of each.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/submission.h"

namespace nitec {

/// What there is of one task.
struct TaskTrace {
  int number = 0;          ///< 1 to 6: the item of 第四条.
  std::string_view title;  ///< “人才队伍建设”
  /// The best paragraph: a heading that names the task, else the sentence that says most of it.
  std::optional<Location> place;
  std::vector<const Field*> numbers;  ///< The values greater than zero that count something of it.
};

/// Looks for each task in the main document, by the words of tasks.tsv, and in the datasheet.
std::vector<TaskTrace> trace_tasks(const Submission& submission);

}  // namespace nitec
