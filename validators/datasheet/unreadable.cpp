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
      if (problem.kind == ProblemKind::kSchema || problem.kind == ProblemKind::kDuplicate) {
        continue;
      }
      Location place = problem.where;
      if (place.file.empty()) {
        place.file = document.path;
      }
      Finding finding =
          sheet_finding("评估表未能读取：" + problem.message, "The datasheet could not be read.", {place});
      finding.expected = "格式良好、不含DOCTYPE的XML文件";
      finding.actual = place.line > 0 ? "第" + std::to_string(place.line) + "行有误" : "未能读取";
      findings.push_back(std::move(finding));
      break;  // What follows from the first problem is not a second one.
    }
  }
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kDatasheetUnreadable = {
    .card =
        {
            .name = "datasheet/unreadable",
            .clause = "第十八条第一款",
            .clause_id = "M22",
            .summary = "评估表可以读取：格式良好的XML，没有DOCTYPE，大小在上限以内。",
            .summary_en = "The datasheet can be read: well-formed XML without a DOCTYPE, within the limits of size.",
            .why = "第十八条第一款：依托单位应“填写中心评估表并附相应证明材料”。不能读取的评估表视同没有填写。",
            .decides = "XML不完整、标签不相配、编码无法识别、含有DOCTYPE或者超过大小上限的，不读取任何栏目。",
            .remedy = "请按所列行号改正，或者从评估表模板重新导出；用浏览器打开文件可以看到出错的位置。",
            .remedy_en = "Please mend the line named, or export the datasheet anew; a browser shows where it breaks.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
