#include "validators/datasheet/rules.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  std::vector<Location> places;
  std::string names;
  for (const Document& document : submission.documents) {
    if (document.role == Role::kDatasheet) {
      Location place;
      place.file = document.path;
      places.push_back(place);
      names += (names.empty() ? "“" : "、“") + shown(document.path) + "”";
    }
  }
  if (places.empty()) {
    return Look::kNoData;
  }
  if (places.size() > 1) {
    const std::string count = std::to_string(places.size());
    const std::string read = submission.datasheet ? "，以下按“" + shown(submission.datasheet->file) + "”核查" : "";
    Finding finding = sheet_finding("报送材料中有" + count + "份评估表：" + names + read + "。",
                                    "The submission has " + count + " datasheets.", std::move(places));
    finding.expected = "1份";
    finding.actual = count + "份";
    findings.push_back(std::move(finding));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kDatasheetDuplicate = {
    .card =
        {
            .name = "datasheet/duplicate",
            .clause = "第十八条第一款",
            .clause_id = "M22",
            .summary = "评估表只有一份。",
            .summary_en = "There is one datasheet only.",
            .why = "第十八条第一款：依托单位应“填写中心评估表”。有两份时，无从知道以哪一份为准。",
            .decides = "按XML根元素的命名空间识别；两份内容相同的也列出。",
            .remedy = "请只保留最后确定的一份评估表，删去其余各份后重新报送。",
            .remedy_en = "Please keep the final datasheet and take the others out.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
