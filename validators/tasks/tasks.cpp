#include "validators/tasks/tasks.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "schemas/schemas.h"
#include "validators/passages.h"
#include "validators/pattern.h"

namespace nitec {
namespace {

/// A row of tasks.tsv.
struct Task {
  int number = 0;
  std::string_view title;
  const RE2* heading = nullptr;
  const RE2* words = nullptr;
  std::vector<std::string> fields;
};

std::vector<Task> read_tasks() {
  std::vector<Task> tasks;
  std::string_view text = schemas::file("2026-02-01/tasks.tsv");
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.empty() || line.front() == '#') {
      continue;
    }
    std::array<std::string_view, 5> cells;
    for (std::string_view& cell : cells) {
      cell = line.substr(0, line.find('\t'));
      line.remove_prefix(std::min(cell.size() + 1, line.size()));
    }
    Task& task = tasks.emplace_back();
    task.number = static_cast<int>(tasks.size());
    task.title = cells[1];
    task.heading = &pattern(cells[2]);
    task.words = &pattern(cells[3]);
    while (!cells[4].empty()) {
      const std::string_view code = cells[4].substr(0, cells[4].find(','));
      cells[4].remove_prefix(std::min(code.size() + 1, cells[4].size()));
      task.fields.emplace_back(code);
    }
  }
  return tasks;
}

std::optional<Location> best_place(const Passages& passages, const Task& task) {
  constexpr int kHeadingWords = 2;  // A word that heads sections says more than one that also stands elsewhere.
  const Passages::Passage* best = nullptr;
  int most = 0;
  for (const Passages::Passage& passage : passages.all()) {
    if (passage.heading && passages.match(passage, *task.heading)) {
      best = &passage;
      break;
    }
    const int weight = kHeadingWords * passages.count(passage, *task.heading) + passages.count(passage, *task.words);
    if (weight > most) {
      most = weight;
      best = &passage;
    }
  }
  if (best == nullptr) {
    return std::nullopt;
  }
  const std::optional<std::string_view> named = passages.match(*best, *task.heading);
  return passages.place(*best, named ? *named : *passages.match(*best, *task.words));
}

}  // namespace

std::vector<TaskTrace> trace_tasks(const Submission& submission) {
  static const std::vector<Task> kTasks = read_tasks();
  const std::optional<Passages> passages = Passages::of(submission);
  std::vector<TaskTrace> traces;
  for (const Task& task : kTasks) {
    TaskTrace& trace = traces.emplace_back();
    trace.number = task.number;
    trace.title = task.title;
    if (passages) {
      trace.place = best_place(*passages, task);
    }
    if (submission.datasheet) {
      for (const Field& field : submission.datasheet->fields) {
        if (field.number && !field.number->zero() && !field.number->negative() && field.scope != "依托单位" &&
            std::find(task.fields.begin(), task.fields.end(), field.code) != task.fields.end()) {
          trace.numbers.push_back(&field);
        }
      }
    }
  }
  return traces;
}

}  // namespace nitec
