#include "validators/annual/deadline.h"
#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Reckoning reckoning = reckon_annual(submission, context);
  if (reckoning.filings.empty()) {
    return Look::kNoData;
  }
  const FilingDate& filing = reckoning.filings.front();
  const Date deadline = *reckoning.timeline.deadline;
  const Date cutoff = annual_cutoff(deadline.year);
  if (filing.date <= cutoff || filing.date > deadline) {
    return Look::kLooked;
  }
  Finding close = finding(filing.name + filing.date.chinese() + "，在中心报主管单位的内部时限" + cutoff.chinese() +
                              "之后，距报送期限" + deadline.chinese() + "还有" +
                              std::to_string(days_between(filing.date, deadline)) + "日。",
                          "The report came after the internal cut-off, but before the end of February.");
  close.locations.push_back(filing.where);
  close.expected = cutoff.iso() + "（默认值，不是办法的规定）";
  close.actual = filing.date.iso();
  findings.push_back(std::move(close));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kAnnualAfterCutoff = {
    .card =
        {
            .name = "annual/after-cutoff",
            .clause = "第二十五条",
            .clause_id = "M38",
            .summary = "中心报主管单位的时间，给主管单位留有审核和转报的余地。",
            .summary_en = "The centre’s report leaves the supervising unit time to check and forward it.",
            .why = "第二十五条：“主管单位组织中心定期向国家发展改革委报送重点任务和关键指标进展（每年2月底前报送上一年"
                   "度）”"
                   "，期限是主管单位报送的，中心应当更早。",
            .decides = "在内部时限之后、2月底之前报送的，作提示。内部时限默认为1月31日（practice.tsv的annual-"
                       "cutoff），不是办法"
                       "的规定。",
            .remedy = "请主管单位及时审核转报；以后年度请提前报送。",
            .remedy_en = "Please forward it in time; in later years, hand it in earlier.",
            .severity = Severity::kNote,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kAnnual},
        },
    .check = check,
};

}  // namespace nitec
