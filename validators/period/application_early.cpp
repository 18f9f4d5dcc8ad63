#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/period/reckoning.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Reckoning reckoning = reckon(submission, context);
  const Timeline& line = reckoning.timeline;
  const std::optional<Date> end = line.extended_end ? line.extended_end : line.original_end;
  if (!end || !line.filed) {
    return Look::kNoData;
  }
  if (*line.filed < *end) {
    const FilingDate& filing = reckoning.filings.front();
    Finding early = finding(filing.name + line.filed->chinese() + "早于筹建期截止日" + end->chinese() + "。",
                            "The application was made before the period ended.");
    early.locations = {filing.where, said(submission, line.extended_end ? "A09" : "A07")->where};
    early.expected = end->chinese() + "之后";
    early.actual = line.filed->chinese();
    findings.push_back(std::move(early));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kApplicationEarly = {
    .card =
        {
            .name = "period/application-early",
            .clause = "第十八条第一款",
            .clause_id = "M24",
            .summary = "申请在筹建期结束后提出。",
            .summary_en = "The application is made after the end of the period.",
            .why = "第十八条第一款：“于筹建期结束后3个月内向主管单位提出正式确认为中心的申请”。",
            .decides = "申请日期早于（有效的）截止日的，办法没有禁止，只作提示，由人核对组建任务是否已经完成。",
            .remedy = "可不改；请主管单位核对组建任务是否已经完成。",
            .remedy_en = "It may stay; the supervising unit is asked whether the tasks are done.",
            .severity = Severity::kNote,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
