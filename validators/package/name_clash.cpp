#include <algorithm>

#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  for (const Document& document : submission.documents) {
    const auto problem = std::find_if(document.problems.begin(), document.problems.end(),
                                      [](const Problem& one) { return one.kind == ProblemKind::kNameClash; });
    if (problem == document.problems.end()) {
      continue;
    }
    const bool same = submission.find(document.path) != &document;  // the first is the one that was taken
    Finding clash = same ? finding("报送材料中有两个文件同名：“" + document.path + "”。",
                                   "Two files of the submission have the same name.")
                         : finding("文件名“" + document.path + "”与另一文件只有大小写或者字符编码形式不同。",
                                   "A name differs from another's only in case or in the form of its characters.");
    if (!same) {
      clash.rule = kNameClash.card.name;
      clash.severity = Severity::kWarning;
    }
    Location where;
    where.file = document.path;
    clash.locations.push_back(where);
    clash.expected = "每个文件的名称各不相同";
    clash.actual = problem->message;
    findings.push_back(std::move(clash));
  }
  return submission.documents.empty() ? Look::kNoData : Look::kLooked;
}

}  // namespace

constinit const Rule kNameClash = {
    .card =
        {
            .name = "package/name-clash",
            .clause = "第十八条第一款",
            .clause_id = "M23",
            .summary = "报送的文件名各不相同，展开、复制时不会相互覆盖。",
            .summary_en = "No two files have one name, or names that overwrite each other when they are copied.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）、填写中心评估表并附相应证明材料”。",
            .decides =
                "路径完全相同的（同一压缩包内，或者压缩包与文件夹之间）为错误，只采用先出现的一份；只有大小写不同，"
                "或者Unicode规范等价形式不同的，为疑点，各份都核查。",
            .remedy = "请为其中一个文件改名，并核对证明材料清单中的文件名。",
            .remedy_en = "Please rename one of the files, and look through the names in the list of evidence.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
