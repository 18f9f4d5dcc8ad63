#include "validators/catalogue.h"
#include "validators/evidence/required.h"
#include "validators/facts.h"
#include "validators/period/reckoning.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr Required kNotice{"confirmation-notice", "正式确认文件", "the notice of the confirmation",
                           "正式确认|确认为|确认.{0,20}(?:通知|批复|函|文件)|认定.{0,12}(?:通知|批复|函)"};

void compare_notice(const Submission& submission, const Evidence& notice, std::vector<Finding>& findings) {
  const Field* number = said(submission, "A10a");
  if (number != nullptr && !notice.number.empty() && folded(notice.number) != folded(number->text)) {
    Finding differs =
        finding(title(notice) + "的文号与评估表A10a不一致。", "The number of the notice differs from field A10a.");
    differs.locations = {number->where, row_place(notice)};
    differs.expected = number->text;
    differs.actual = notice.number;
    findings.push_back(std::move(differs));
  }
  const std::optional<Date> day = date_said(submission, "A10b");
  if (day && notice.date && *day != *notice.date) {
    Finding differs =
        finding(title(notice) + "的日期与评估表A10b不一致。", "The date of the notice differs from field A10b.");
    differs.locations = {submission.datasheet->find("A10b")->where, row_place(notice)};
    differs.expected = day->chinese();
    differs.actual = notice.date->chinese();
    findings.push_back(std::move(differs));
  }
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  std::vector<Location> places;
  for (const std::string_view code : {"A10a", "A10b"}) {
    if (const Field* field = said(submission, code)) {
      places.push_back(field->where);
    }
  }
  require(submission, kNotice, kEvaluationConfirmationUnproved.card, places, findings);
  if (const std::vector<const Evidence*> notices = evidence_of(submission, kNotice.type); notices.size() == 1) {
    compare_notice(submission, *notices.front(), findings);
  }
  const std::optional<Date> confirmed = date_said(submission, "A10b");
  const Reckoning reckoning = reckon(submission, context);
  if (confirmed && !reckoning.filings.empty() && confirmed->year == reckoning.filings.front().date.year) {
    Finding young = finding("中心于" + confirmed->chinese() + "正式确认，可不参加当年评估。",
                            "The centre was confirmed in the year of the evaluation, and may sit it out.");
    young.rule = kEvaluationConfirmationUnproved.card.name;
    young.severity = Severity::kNote;
    young.opinion = kEvaluationConfirmationUnproved.card.opinion;
    young.remedy = "是否参加当年评估，请与主管单位确认。";
    young.remedy_en = "Please ask the supervising unit whether to take part this year.";
    young.locations = {submission.datasheet->find("A10b")->where, reckoning.filings.front().where};
    young.expected = "第二十二条：“在评估年度完成确认的中心，可不参加当年评估”";
    young.actual = "确认年度与评估年度同为" + std::to_string(confirmed->year) + "年";
    findings.push_back(std::move(young));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kEvaluationConfirmationUnproved = {
    .card =
        {
            .name = "evaluation/confirmation-unproved",
            .clause = "第二十二条",
            .clause_id = "M34",
            .summary = "中心经正式确认，有文件证明，文号、日期一致。",
            .summary_en = "The centre is confirmed: its notice is attached, and its number and date agree.",
            .why = "第二十二条：“国家发展改革委按领域分批次对经正式确认的中心进行评估”，“在评估年度完成确认的中心，可不"
                   "参加"
                   "当年评估”。",
            .decides =
                "证明材料清单应有类型为“正式确认文件”的一项；其文号、日期与评估表A10a、A10b比较。A10a、A10b未填的由"
                "必填栏目的规则列出。确认年度即为评估年度的，提示可不参加当年评估。",
            .remedy = "请补充正式确认的文件并列入清单，使其文号、日期与评估表一致。",
            .remedy_en = "Please add the notice of the confirmation, and make its number and date agree.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kEvaluation},
        },
    .check = check,
};

}  // namespace nitec
