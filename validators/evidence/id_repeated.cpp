#include <algorithm>
#include <map>
#include <string_view>

#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet || submission.datasheet->evidence.empty()) {
    return Look::kNoData;
  }
  const Document* sheet = submission.find(submission.datasheet->file);
  const bool told =
      sheet != nullptr && std::any_of(sheet->problems.begin(), sheet->problems.end(), [&](const Problem& problem) {
        return problem.kind == ProblemKind::kSchema && problem.message.find("编号") != std::string::npos &&
               problem.message.find("重复") != std::string::npos;
      });
  if (told) {
    return Look::kLooked;
  }
  std::map<std::string_view, std::vector<const Evidence*>> by_id;
  for (const Evidence& evidence : submission.datasheet->evidence) {
    by_id[evidence.id].push_back(&evidence);
  }
  for (const auto& [id, rows] : by_id) {
    if (rows.size() < 2) {
      continue;
    }
    Finding repeated = finding("证明材料编号“" + std::string(id) + "”有" + std::to_string(rows.size()) + "份材料使用。",
                               "Several pieces of evidence have the same number.");
    std::vector<std::string> names;
    for (const Evidence* row : rows) {
      repeated.locations.push_back(row_place(*row));
      names.push_back("《" + row->name + "》");
    }
    repeated.expected = "每个编号1份";
    repeated.actual = joined(names);
    findings.push_back(std::move(repeated));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kIdRepeated = {
    .card =
        {
            .name = "evidence/id-repeated",
            .clause = "第十八条第一款",
            .clause_id = "M23",
            .summary = "证明材料的编号不重复。",
            .summary_en = "No two pieces of evidence have the same number.",
            .why = "第十八条第一款：“填写中心评估表并附相应证明材料”。",
            .decides = "按清单所填编号比较。评估表的格式检查已经指出的，不重复计。",
            .remedy = "请给每份证明材料一个编号，并同时改正引用处。",
            .remedy_en = "Please give each piece a number of its own and correct what refers to it.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
