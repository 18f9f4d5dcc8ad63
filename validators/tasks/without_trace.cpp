#include <algorithm>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/tasks/tasks.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr || !readable(*report)) {
    return Look::kNoData;
  }
  for (const TaskTrace& task : trace_tasks(submission)) {
    if (task.place) {
      continue;
    }
    const std::string item = "第（" + std::string(numeral(task.number)) + "）项";
    Finding missing = finding("年度工作报告未见第四条" + item + "任务“" + std::string(task.title) + "”的内容。",
                              "The work report does not speak of one of the six main tasks.");
    missing.article = "第四条" + item;
    Location where;
    where.file = report->path;
    where.page = 1;
    missing.locations.push_back(where);
    for (std::size_t i = 0; i < std::min<std::size_t>(task.numbers.size(), 2); ++i) {
      missing.locations.push_back(task.numbers[i]->where);
    }
    missing.expected = "有该项任务的段落，或者写明“无”“不涉及”";
    missing.actual = task.numbers.empty() ? "报告未见，评估表也没有大于零的数"
                                          : "报告未见，评估表有大于零的数" + std::to_string(task.numbers.size()) + "个";
    findings.push_back(std::move(missing));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kTaskWithoutTrace = {
    .card =
        {
            .name = "tasks/without-trace",
            .clause = "第四条",
            .clause_id = "M02",
            .summary = "年度工作报告讲到六项主要任务的每一项。",
            .summary_en = "The work report speaks of each of the six main tasks.",
            .why = "第四条：“中心的主要任务包括”，共六项。",
            .decides =
                "按tasks."
                "tsv的用语在年度工作报告的标题和正文中查找，写法不拘；目录、中心名称中的字样不计。一项任务的用语"
                "全文未见的，作疑点；写明“无”“不涉及”的视为讲到。报告有不能读取的页面的，不作判断。做得如何由人判"
                "断，最相关的段落列在条款表中。",
            .remedy = "请补写该项任务的进展；本年度没有的，写明“无”或者“不涉及”。",
            .remedy_en = "Please add the task; where there was nothing, say so.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kEvaluation, Kind::kAnnual},
        },
    .check = check,
};

}  // namespace nitec
