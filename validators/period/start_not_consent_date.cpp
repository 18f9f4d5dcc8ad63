#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const std::optional<Date> start = date_said(submission, "A06");
  const std::vector<const Evidence*> consents = evidence_of(submission, "start-consent");
  if (!start || consents.empty() || !consents.front()->date) {
    return Look::kNoData;
  }
  const Evidence& consent = *consents.front();
  if (*consent.date != *start) {
    Finding differs = finding(
        "评估表所填筹建期起始日" + start->chinese() + "与同意启动组建的通知日期" + consent.date->chinese() + "不一致。",
        "The start of the period differs from the date of the consent.");
    Location row = row_place(consent);
    row.quote = consent.date->iso();
    differs.locations = {submission.datasheet->find("A06")->where, row, first_page(consent)};
    differs.expected = consent.date->iso();
    differs.actual = start->iso();
    findings.push_back(std::move(differs));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kStartNotConsentDate = {
    .card =
        {
            .name = "period/start-not-consent-date",
            .clause = "第十六条",
            .clause_id = "M18",
            .summary = "筹建期起始日为同意启动组建的日期。",
            .summary_en = "The period begins on the day of the consent.",
            .why = "第十六条：“国家发展改革委同意启动组建工作后，中心进入筹建期”。",
            .decides = "比较评估表A06与证明材料清单中同意启动组建的通知的日期；通知没有日期的不推定。",
            .remedy = "请核对通知的成文日期，改正评估表A06或者清单中的日期。",
            .remedy_en = "Please check the date of the consent and correct field A06 or the list of evidence.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .kinds = kWhileBuilding,
        },
    .check = check,
};

}  // namespace nitec
