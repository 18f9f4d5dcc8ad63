#include <algorithm>

#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  std::vector<const Document*> reports;
  for (const Document& document : submission.documents) {
    const bool again = std::any_of(document.problems.begin(), document.problems.end(),
                                   [](const Problem& problem) { return problem.kind == ProblemKind::kDuplicate; });
    if (document.role == main_role(submission.kind) || (again && document.role == Role::kUnknown && document.is_pdf)) {
      reports.push_back(&document);
    }
  }
  if (reports.empty()) {
    return Look::kNoData;
  }
  if (reports.size() == 1) {
    return Look::kLooked;
  }
  Finding repeated = finding("报送材料中有" + std::to_string(reports.size()) + "份" +
                                 std::string(role_title(main_role(submission.kind))) + "，不能判断以哪一份为准。",
                             "There are several main documents; which one counts is not clear.");
  for (const Document* report : reports) {
    Location where;
    where.file = report->path;
    where.page = report->pages.empty() ? 0 : 1;
    repeated.locations.push_back(where);
  }
  repeated.expected = "1份";
  repeated.actual = std::to_string(reports.size()) + "份";
  findings.push_back(std::move(repeated));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kReportRepeated = {
    .card =
        {
            .name = "package/report-repeated",
            .clause = "第十八条第一款",
            .clause_id = "M21",
            .summary = "总结报告只有一份。",
            .summary_en = "There is one summary report only.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）、填写中心评估表并附相应证明材料”。",
            .decides = "有两个以上的文件识别为总结报告的，不能判断以哪一份为准；其中一份已列入证明材料清单的不计。",
            .remedy = "请只保留一份总结报告；旧稿请撤下，作为证明材料的请列入清单。",
            .remedy_en = "Please keep one summary report; withdraw drafts, and list as evidence what is evidence.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
