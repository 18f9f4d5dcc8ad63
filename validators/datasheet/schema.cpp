#include "validators/datasheet/rules.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  bool any = false;
  for (const Document& document : submission.documents) {
    if (document.role != Role::kDatasheet) {
      continue;
    }
    any = true;
    for (const Problem& problem : document.problems) {
      if (problem.kind != ProblemKind::kSchema) {
        continue;
      }
      Location place = problem.where;
      if (place.file.empty()) {
        place.file = document.path;
      }
      Finding finding = sheet_finding(problem.message, "The datasheet does not follow its schema here.", {place});
      finding.expected = "符合格式定义datasheet.xsd";
      finding.actual = place.quote.empty() ? "不符" : shown(place.quote);
      findings.push_back(std::move(finding));
    }
  }
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kDatasheetSchema = {
    .card =
        {
            .name = "datasheet/schema",
            .clause = "第十八条第一款",
            .clause_id = "M22",
            .summary = "评估表符合格式定义（datasheet.xsd）。",
            .summary_en = "The datasheet follows its schema (datasheet.xsd).",
            .why = "第十八条第一款：依托单位应“填写中心评估表”。不符合格式的部分不能读入，也就不能核查。",
            .decides = "逐处列出元素、属性、取值与格式定义不符之处，每处一项；其余部分照常读取和核查。",
            .remedy = "请按所列行号和栏目改正；建议在评估表模板上填写，不改动元素和属性的名称。",
            .remedy_en = "Please mend the line and field named; fill in the template without renaming anything.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
