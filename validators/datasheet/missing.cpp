#include <algorithm>

#include "validators/datasheet/rules.h"
#include "validators/datasheet/sheet_words.h"
#include "validators/package/problems.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet && submission.find(Role::kDatasheet) == nullptr) {
    if (has_closed_archive(submission)) {
      return Look::kNoData;
    }
    Finding finding = sheet_finding("报送材料中未见中心评估表。", "There is no datasheet in the submission.", {});
    finding.expected = "一份中心评估表（XML文件，命名空间urn:nitec:datasheet:2026-02-01）";
    finding.actual = "未见";
    findings.push_back(std::move(finding));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kDatasheetMissing = {
    .card =
        {
            .name = "datasheet/missing",
            .clause = "第十八条第一款",
            .clause_id = "M22",
            .summary = "报送材料中有中心评估表。",
            .summary_en = "The submission has a datasheet.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）、填写中心评估表并附相应证明材料”。",
            .decides = "按XML根元素的命名空间识别，与文件名无关。以其他格式（如表格、PDF）报送的不能识别。",
            .remedy = "请按格式定义datasheet.xsd填写评估表（XML文件），放入报送材料。",
            .remedy_en = "Please fill in a datasheet as datasheet.xsd describes it and add it to the submission.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
