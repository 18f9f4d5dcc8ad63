#include "validators/catalogue.h"
#include "validators/extension/request.h"
#include "validators/facts.h"
#include "validators/period/reckoning.h"

namespace nitec {
namespace {

/// The end, or the first day of work after it when it is a day of rest (民法典第二百零三条): until then people decide.
Date last_day(Date end, const Context& context) {
  return context.calendar == nullptr ? Calendar().work_day_from(end) : context.calendar->work_day_from(end);
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const std::optional<Date> end = date_said(submission, "A07");
  const Reckoning reckoning = reckon(submission, context);
  if (!end || (!reckoning.issued && !reckoning.received)) {
    return Look::kNoData;
  }
  const auto after = [&](const std::optional<FilingDate>& date) { return date && *end < date->date; };
  if (!after(reckoning.issued) && !after(reckoning.received)) {
    return Look::kLooked;
  }
  // The letter counts before the record of its receipt: what was dated in time but came late is for people.
  const bool issued_late = after(reckoning.issued);
  const FilingDate& late = issued_late ? *reckoning.issued : *reckoning.received;
  const std::string words = late.name + late.date.chinese() + "在筹建期截止日" + end->chinese() + "之后，相差" +
                            std::to_string(days_between(*end, late.date)) + "日";
  Finding found = finding(words + "。", "The request was made " + std::to_string(days_between(*end, late.date)) +
                                            " days after the end of the period.");
  found.locations = {late.where, said(submission, "A07")->where};
  found.expected = "不晚于" + end->chinese();
  found.actual = late.date.chinese();
  const auto doubt = [&](std::string message, std::string remedy, std::string remedy_en) {
    found.message = std::move(message);
    found.rule = kExtensionLate.card.name;
    found.severity = Severity::kWarning;
    found.opinion = kExtensionLate.card.opinion;
    found.remedy = std::move(remedy);
    found.remedy_en = std::move(remedy_en);
  };
  const std::optional<FilingDate>& other = issued_late ? reckoning.received : reckoning.issued;
  const bool only_said = issued_late && late.source == "评估表A25";
  if (other && !after(other) && (!issued_late || only_said)) {
    found.locations.push_back(other->where);
    found.actual += "；" + other->name + other->date.chinese();
    doubt(words + "；" + other->name + other->date.chinese() + "在期满之前，请核实以哪一个为准。",
          "请核实提交的日期，并附收文或者发文的凭证；可否受理，由主管单位和国家发展改革委认定。",
          "Please check when the request was handed in and add the record of its dispatch or receipt.");
  } else if (late.date <= last_day(*end, context)) {
    doubt(words + "；截止日为休息日，是否顺延请核实。", "请核实筹建期截止日为休息日时是否顺延计算。",
          "The period ended on a day of rest; please check whether the next working day counts.");
  }
  findings.push_back(std::move(found));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kExtensionLate = {
    .card =
        {
            .name = "extension/late",
            .clause = "第二十条第一款",
            .clause_id = "M28",
            .summary = "延期申请在筹建期结束前提出，最后一日仍在期内。",
            .summary_en = "The extension is asked for before the period ends; its last day is in time.",
            .why = "第二十条第一款：“在筹建期结束前，可由主管单位向国家发展改革委提交延长筹建期的书面申请”。",
            .decides =
                "比较评估表A07与申请的日期。申请的日期依次采信报送函、申请书落款、评估表A25；收文的日期采信评估表"
                "A26、收文登记。成文在期满之前而收文在期满之后的，或者截止日为休息日而在次一工作日提出的，作疑点，"
                "列明两个日期。",
            .remedy = "如有更早的发文或者收文凭证，请附后；可否受理，由主管单位和国家发展改革委认定。",
            .remedy_en = "Please add proof of an earlier dispatch or receipt, if there is any.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kExtension},
        },
    .check = check,
};

}  // namespace nitec
