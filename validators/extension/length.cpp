#include <utility>

#include "validators/catalogue.h"
#include "validators/extension/request.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  constexpr int kMonths = 12;
  const std::optional<Date> written = date_said(submission, "A07");
  const std::optional<Date> until = date_said(submission, "A27");
  const std::optional<Request> request = read_request(submission);
  const bool span = request && request->span;
  if (span && request->span_months > kMonths) {
    Finding longer = finding("延期申请所写“" + request->span->where.quote + "”超过一年。",
                             "The request asks for more than one year.");
    longer.locations = {request->span->where};
    longer.expected = "不超过12个月";
    longer.actual = request->span->where.quote;
    findings.push_back(std::move(longer));
  }
  if (!written || !until) {
    return span ? Look::kLooked : Look::kNoData;
  }
  const Date usual = add_years(*written, 1);
  const Date limit = add_years(*period_end(submission), 1);
  const auto report = [&](Finding made, std::string expected, bool note) {
    made.locations = {said(submission, "A27")->where, said(submission, "A07")->where};
    made.expected = std::move(expected);
    made.actual = until->chinese();
    if (note) {
      made.rule = kExtensionLength.card.name;
      made.severity = Severity::kNote;
      made.opinion = kExtensionLength.card.opinion;
      made.remedy = "可不改；建议与批复的写法统一。";
      made.remedy_en = "It may stay; one way of writing throughout would be better.";
    }
    findings.push_back(std::move(made));
  };
  if (*until <= *written) {
    report(finding("计划完成日期" + until->chinese() + "不晚于筹建期截止日" + written->chinese() + "。",
                   "The planned completion is not after the end of the period."),
           "晚于" + written->chinese(), false);
  } else if (limit < *until) {
    report(finding("计划完成日期" + until->chinese() + "在截止日" + written->chinese() + "一年之后，超过" +
                       std::to_string(days_between(limit, *until)) + "日。",
                   "The extension is " + std::to_string(days_between(limit, *until)) + " days longer than a year."),
           "不晚于" + limit.chinese(), false);
  } else if (*until == add_days(usual, -1) || (usual < *until && *until == limit)) {
    report(finding("计划完成日期比截止日加1年的对应日" + usual.chinese() + (*until < usual ? "早" : "晚") +
                       "1日，属写法差异，不影响判断。",
                   "The planned completion is one day off the corresponding day, as is often written."),
           usual.iso(), true);
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kExtensionLength = {
    .card =
        {
            .name = "extension/length",
            .clause = "第二十条第一款",
            .clause_id = "M29",
            .summary = "申请延长的时限不超过一年，计划完成日期在原截止日之后。",
            .summary_en = "The extension asked for is one year at the most, and ends after the period.",
            .why = "第二十条第一款：“原则上，延长筹建期的时限不能超过一年且只能申请一次”。",
            .decides =
                "评估表A27不晚于A07加1年的对应日，没有对应日的取月末（民法典第二百零二条）；晚1日即为超过。A07按早"
                "1日写法填写的（起始日为16日，截止日填15日），从其对应日起算，相差1日只作提示。申请书写有“延长十八"
                "个月”等超过一年的，一并列出。“原则上”的例外由主管单位和国家发展改革委认定。",
            .remedy = "请将计划完成日期调整到一年之内；确有例外的，请附同意的文件。",
            .remedy_en = "Please plan to complete within the year, or add the document that allows an exception.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .waivable = true,
            .kinds = {Kind::kExtension},
        },
    .check = check,
};

}  // namespace nitec
