#include <re2/re2.h>

#include <string>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// Whether what is written means the day, or, written to the month only, the day's month; `off` days are forgiven.
bool same_day(Date written, Date day, int off) {
  if (written.day == 0) {
    return written.year == day.year && written.month == day.month;
  }
  if (!written.valid()) {
    return false;
  }
  const int between = days_between(written, day);
  return between >= -off && between <= off;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  static const RE2 kPeriod(
      "((?:筹建期|筹建期限|筹建时间|筹建周期)(?:\\(|为|自|:|从|起止|时间|限|期间|是|定为|即|,){0,4}"
      "(20\\d{2})年(\\d{1,2})月(?:(\\d{1,2})日)?(?:起)?(?:至|到|-{1,2}|~|起至)(20\\d{2})年(\\d{1,2})月(?:(\\d{1,2})日)?"
      ")");
  const std::optional<Date> start = date_said(submission, "A06");
  const std::optional<Date> end = date_said(submission, "A07");
  const Document* report = report_of(submission);
  if (!start || !end || report == nullptr) {
    return Look::kNoData;
  }
  const std::optional<Date> extended = date_said(submission, "A09");
  const int last = last_report_page(submission, *report);
  bool stated = false;
  for (const Page& page : report->pages) {
    if (page.number > last || page.text_layer != TextLayer::kOk) {
      continue;
    }
    const Reading reading(*report, page);
    re2::StringPiece whole;
    Date from;
    Date to;
    std::string from_day;
    std::string to_day;
    if (!RE2::PartialMatch(reading.text(), kPeriod, &whole, &from.year, &from.month, &from_day, &to.year, &to.month,
                           &to_day)) {
      continue;
    }
    stated = true;
    from.day = from_day.empty() ? 0 : std::stoi(from_day);
    to.day = to_day.empty() ? 0 : std::stoi(to_day);
    const bool in_month = ends_in_a_month(submission) && to.year == end->year && to.month == end->month;
    if (same_day(from, *start, 0) && (in_month || same_day(to, *end, 1) || (extended && same_day(to, *extended, 1)))) {
      continue;
    }
    const std::string_view part(whole.data(), whole.size());
    Finding differs = finding("总结报告" + pages_words(page.number, 0) + "所写筹建期与评估表A06、A07不一致。",
                              "The period stated in the report differs from the datasheet.");
    differs.locations = {reading.place(part), submission.datasheet->find("A06")->where,
                         submission.datasheet->find("A07")->where};
    differs.expected = start->chinese() + "至" + (extended ? extended : end)->chinese();
    differs.actual = reading.place(part).quote;
    findings.push_back(std::move(differs));
    return Look::kLooked;
  }
  return stated ? Look::kLooked : Look::kDoesNotApply;
}

}  // namespace

constinit const Rule kReportPeriod = {
    .card =
        {
            .name = "period/report-period",
            .clause = "第十八条第一款",
            .clause_id = "M20",
            .summary = "总结报告所写筹建期与评估表一致。",
            .summary_en = "The report states the same period as the datasheet.",
            .why = "第十八条第一款：“中心的筹建期一般不超过三年”。",
            .decides = "在总结报告正文查找“筹建期”之后的起止日期，与评估表A06、A07（或者A09）比较。只写到月的按月比较；"
                       "截止日相差1日的属写法差异，不计。没有明确写出起止日期的不作判断。",
            .remedy = "请核对批复文件，使总结报告与评估表一致。",
            .remedy_en = "Please check the consent and make the report and the datasheet agree.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
