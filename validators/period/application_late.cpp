#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/period/reckoning.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Reckoning reckoning = reckon(submission, context);
  const Timeline& line = reckoning.timeline;
  if (!line.deadline || !line.filed) {
    return Look::kNoData;
  }
  if (*line.filed <= *line.deadline) {
    return Look::kLooked;
  }
  const FilingDate& filing = reckoning.filings.front();
  const int days = days_between(*line.deadline, *line.filed);
  const bool open = reckoning.deadline_if_extended && *line.filed <= *reckoning.deadline_if_extended;
  std::string message = filing.name + line.filed->chinese() + "在申报期限" + line.deadline->chinese() + "之后，相差" +
                        std::to_string(days) + "日";
  Finding late = finding(message + "。", "The application of " + line.filed->iso() + " is " + std::to_string(days) +
                                             " days after the deadline of " + line.deadline->iso() + ".");
  if (open) {
    late.message = message + "；延期如经批准，则在期限" + reckoning.deadline_if_extended->chinese() + "之内。";
    late.rule = kApplicationLate.card.name;
    late.severity = Severity::kWarning;
    late.remedy = "请补充延长筹建期的批复；未获批准的，按原截止日计算期限。";
    late.remedy_en = "Please add the approval of the extension; without one the original end counts.";
  }
  late.locations.push_back(filing.where);
  if (line.extended_end && !reckoning.approvals.empty()) {
    late.locations.push_back(first_page(*reckoning.approvals.front()));
  }
  if (const Field* end = said(submission, line.extended_end ? "A09" : "A07")) {
    late.locations.push_back(end->where);
  }
  late.locations.insert(late.locations.end(), reckoning.on_record.begin(), reckoning.on_record.end());
  late.expected = line.deadline->iso();
  late.actual = line.filed->iso();
  findings.push_back(std::move(late));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kApplicationLate = {
    .card =
        {
            .name = "period/application-late",
            .clause = "第十八条第一款",
            .clause_id = "M24",
            .summary = "筹建期结束后3个月内提出确认申请。",
            .summary_en = "The application is made within three months of the end of the period.",
            .why = "第十八条第一款：“于筹建期结束后3个月内向主管单位提出正式确认为中心的申请”。",
            .decides =
                "截止日（有批准的延期的，为延期后截止日）加3个月，取对应日，没有对应日的取月末（民法典第二百零二"
                "条）；最后一日为休息日的，以其次日为最后一日（第二百零三条），法定节假日和调休以放假安排表为准，"
                "表中没有的年度只计周六、周日并注明。申请的日期依次采信：收文登记、申请函、"
                "评估表申请日期、封面日期、填报日期。",
            .remedy = "如有更早的收文凭证，或者有不可抗力等情形，请附证明；可否受理，由主管单位认定。",
            .remedy_en =
                "Please add proof of an earlier receipt or of force majeure, if any; the supervising unit decides.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
