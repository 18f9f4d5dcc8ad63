#include <algorithm>
#include <utility>

#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

/// The dated pieces of that type, earliest first.
std::vector<const Evidence*> dated(const Submission& submission, std::string_view type) {
  std::vector<const Evidence*> found = evidence_of(submission, type);
  std::erase_if(found, [](const Evidence* one) { return !one->date; });
  std::stable_sort(found.begin(), found.end(),
                   [](const Evidence* a, const Evidence* b) { return *a->date < *b->date; });
  return found;
}

Location place(const Evidence& evidence) {
  Location row = row_place(evidence);
  row.quote = evidence.date->iso();
  return row;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const std::vector<const Evidence*> appraisals = dated(submission, "plan-appraisal");
  const std::vector<const Evidence*> recommendations = dated(submission, "recommendation");
  const std::vector<const Evidence*> letters = dated(submission, "supervisor-letter");
  const std::optional<Date> handed_in = date_said(submission, "A25");
  const auto report = [&](Finding made, std::vector<Location> where, Date expected, Date actual, bool doubt) {
    made.locations = std::move(where);
    made.expected = "不晚于" + expected.chinese();
    made.actual = actual.chinese();
    if (doubt) {
      made.rule = kApplicationDateOrder.card.name;
      made.severity = Severity::kWarning;
      made.opinion = kApplicationDateOrder.card.opinion;
    }
    findings.push_back(std::move(made));
  };
  if (recommendations.empty() || (appraisals.empty() && letters.empty() && !handed_in)) {
    return Look::kNoData;
  }
  const Evidence& last = *recommendations.back();
  if (!appraisals.empty() && *last.date < *appraisals.front()->date) {
    const Evidence& first = *appraisals.front();
    report(finding(title(first) + "的日期" + first.date->chinese() + "晚于" + title(last) + "的日期" +
                       last.date->chinese() + "，应先论证后推荐。",
                   "The plan was appraised after it had been recommended."),
           {place(first), place(last)}, *last.date, *first.date, false);
  }
  const Evidence& first = *recommendations.front();
  if (!letters.empty() && *letters.back()->date < *first.date) {
    const Evidence& letter = *letters.back();
    report(finding(title(first) + "的日期" + first.date->chinese() + "晚于" + title(letter) + "的日期" +
                       letter.date->chinese() + "，应先推荐后报送。",
                   "The recommendation is dated after the letter with which it was handed in."),
           {place(first), place(letter)}, *letter.date, *first.date, false);
  } else if (letters.empty() && handed_in && *handed_in < *first.date && !appraisals.empty() &&
             *appraisals.front()->date <= *handed_in) {  // Before the appraisal it is the host's own application.
    report(finding(title(first) + "的日期" + first.date->chinese() + "晚于评估表A25的申请（报送）日期" +
                       handed_in->chinese() + "，请核实A25是否为依托单位的申请日期。",
                   "The recommendation is dated after the day of handing in."),
           {place(first), said(submission, "A25")->where}, *handed_in, *first.date, true);
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kApplicationDateOrder = {
    .card =
        {
            .name = "application/date-order",
            .clause = "第十四条",
            .clause_id = "M17",
            .summary = "先论证，后推荐，再报送。",
            .summary_en = "The plan is appraised, then recommended, then handed in.",
            .why = "第十四条：“主管单位采取适当形式对中心组建方案进行评估论证，将符合条件的组建方案推荐给国家发展改革委"
                   "”。",
            .decides =
                "比较清单中论证意见、推荐文件、报送函的日期，同日视为有序；有几份的，有一份论证在推荐之前即可。推荐"
                "晚于评估表A25的作疑点：A25早于论证的，是依托单位向主管单位申请的日期，不计。",
            .remedy = "请核对各文件的成文日期，改正清单；确有补充论证的，请一并列出原论证意见。",
            .remedy_en =
                "Please check the dates of the documents; list the first appraisal as well, if there were two.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kApplication},
        },
    .check = check,
};

}  // namespace nitec
