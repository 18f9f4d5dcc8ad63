#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/period/reckoning.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Reckoning reckoning = reckon(submission, context);
  const Date day = reckoning.timeline.filed.value_or(context.as_of);
  if (day < kInForceFrom || day > kInForceUntil) {
    Finding outside = finding((reckoning.timeline.filed ? reckoning.filings.front().name : std::string("核查日期")) +
                                  day.chinese() + "不在办法施行期间内，本规则集可能不适用。",
                              "The day lies outside the time in which the regulation is in force.");
    if (reckoning.timeline.filed) {
      outside.locations.push_back(reckoning.filings.front().where);
    }
    outside.expected = "2026年2月1日至2031年1月31日";
    outside.actual = day.chinese();
    findings.push_back(std::move(outside));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kOutsideRegulation = {
    .card =
        {
            .name = "period/outside-regulation",
            .clause = "第三十七条",
            .clause_id = "M45",
            .summary = "申请在办法施行期间内提出。",
            .summary_en = "The application is made while the regulation is in force.",
            .why = "第三十七条：“自2026年2月1日起施行，有效期5年”。",
            .decides = "以申请日期为准，没有申请日期的以核查日期为准。",
            .remedy = "请核实应适用的规定；本规则集可能不适用。",
            .remedy_en = "Please check which rules apply; this rule set may not.",
            .severity = Severity::kNote,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
