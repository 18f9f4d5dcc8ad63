#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet && submission.kind == Kind::kUnknown) {
    return Look::kNoData;
  }
  if (submission.kind == Kind::kUnknown) {
    Finding unclear =
        finding("未能识别报送类型，以下按确认申请核查。",
                "The kind of submission is not stated; it was checked as an application for confirmation.");
    unclear.locations.push_back(datasheet_place(submission));
    unclear.expected = "评估表写明报送类型";
    unclear.actual = "评估表未写明";
    findings.push_back(std::move(unclear));
    return Look::kLooked;
  }
  const Field* field = said(submission, "A03");
  if (field != nullptr && folded(field->text) != kind_title(submission.kind)) {
    Finding differs = finding("评估表A03所填报送类型“" + abridged(field->text) + "”与评估表所报的“" +
                                  std::string(kind_title(submission.kind)) + "”不一致。",
                              "Field A03 names another kind of submission than the datasheet itself.");
    differs.locations.push_back(field->where);
    differs.expected = kind_title(submission.kind);
    differs.actual = field->text;
    findings.push_back(std::move(differs));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kKindUnclear = {
    .card =
        {
            .name = "package/kind-unclear",
            .clause = "第二条第一款",
            .clause_id = "M01",
            .summary = "报送类型可以识别，各处写法一致。",
            .summary_en = "The kind of submission is known, and is the same everywhere.",
            .why = "第二条第一款：“本办法适用于对国家产业技术工程化中心（以下简称“中心”）的申报、组建、评估等管理行为”"
                   "，各类报送的要求不同。",
            .decides = "以评估表的报送类型为准，并与评估表A03核对。没有评估表的另行列出，不重复计，仍按确认申请核查。",
            .remedy = "请在评估表写明报送类型，并与所报文件一致。",
            .remedy_en = "Please state the kind of submission in the datasheet, as the documents have it.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
