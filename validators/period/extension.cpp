#include <utility>

#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

/// An end written one day early, as is often done, stands for its corresponding day.
Date corresponding_end(const std::optional<Date>& start, Date end) {
  constexpr int kMonths = 36;
  for (int months = 1; start && months <= kMonths; ++months) {
    if (add_days(end, 1) == add_months(*start, months)) {
      return add_days(end, 1);
    }
  }
  return end;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Field* number = said(submission, "A08");
  const Field* until = said(submission, "A09");
  const std::vector<const Evidence*> approvals = evidence_of(submission, "extension-approval");
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  if (number == nullptr && until == nullptr && approvals.empty()) {
    return Look::kDoesNotApply;
  }
  const auto report = [&](Finding made, std::vector<Location> where, std::string expected, std::string actual) {
    made.locations = std::move(where);
    made.expected = std::move(expected);
    made.actual = std::move(actual);
    findings.push_back(std::move(made));
  };
  std::vector<Location> fields;
  for (const Field* field : {until, number}) {
    if (field != nullptr) {
      fields.push_back(field->where);
    }
  }
  if (approvals.empty()) {
    report(finding("评估表填有延期，证明材料清单中未见延长筹建期的批复。",
                   "An extension is stated, but its approval is not in the list of evidence."),
           fields, "有延长筹建期的批复", "未见");
  }
  if (until == nullptr && number == nullptr) {
    report(finding(title(*approvals.front()) + "为延期批复，评估表A08、A09未填延期。",
                   "There is an approval, but fields A08 and A09 state no extension."),
           {row_place(*approvals.front())}, "填写延期批复文号和延期后截止日", "未填");
  }
  const Field* usual = said(submission, "A07");
  const std::optional<Date> claimed = date_said(submission, "A09");
  const std::optional<Date> end = date_said(submission, "A07");
  if (until != nullptr && claimed && usual != nullptr && end) {
    const Date limit = add_years(corresponding_end(date_said(submission, "A06"), *end), 1);
    const std::vector<Location> where{until->where, usual->where};
    if (*claimed <= *end) {
      report(finding("延期后截止日" + claimed->chinese() + "不晚于原截止日" + end->chinese() + "。",
                     "The extended end is not after the original end."),
             where, "晚于" + end->chinese(), claimed->chinese());
    } else if (*claimed > limit) {
      report(finding("延期后截止日" + claimed->chinese() + "超过原截止日" + end->chinese() + "之后一年。",
                     "The extension is longer than one year."),
             where, "不晚于" + limit.chinese(), claimed->chinese());
    }
  }
  const auto doubt = [](Finding made) {
    made.rule = kExtension.card.name;
    made.severity = Severity::kWarning;
    made.opinion = kExtension.card.opinion;
    return made;
  };
  if (approvals.size() > 1) {
    report(doubt(finding(
               "证明材料清单中有" + std::to_string(approvals.size()) + "份延期批复，延期原则上只能申请一次，请核实。",
               "There are several approvals; as a rule an extension can be asked for once only.")),
           {row_place(*approvals[0]), row_place(*approvals[1])}, "1份", std::to_string(approvals.size()) + "份");
  }
  if (!approvals.empty() && approvals.front()->date && end && *approvals.front()->date > *end) {
    report(doubt(finding("延期批复日期" + approvals.front()->date->chinese() + "晚于原截止日" + end->chinese() +
                             "，请核实申请是否在期满前提出。",
                         "The approval is dated after the original end; was it asked for in time?")),
           {row_place(*approvals.front()), submission.datasheet->find("A07")->where},
           "在" + end->chinese() + "以前申请", "批复日期" + approvals.front()->date->chinese());
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kExtension = {
    .card =
        {
            .name = "period/extension",
            .clause = "第二十条第一款",
            .clause_id = "M29",
            .summary = "延长筹建期经批准，不超过一年，只有一次。",
            .summary_en = "An extension was approved, is one year at the most, and the only one.",
            .why = "第二十条第一款：“原则上，延长筹建期的时限不能超过一年且只能申请一次”；“在筹建期结束前，可由主管单位"
                   "向国家发展改革委提交延长筹建期的书面申请”。",
            .decides = "核对评估表A07、A08、A09与清单中的延期批复：填有延期的附有批复，附有批复的填有延期；延期后截止日"
                       "晚于原截止日，不晚于原截止日加1年（原截止日按早1日写法填写的，从其对应日起算）。批复日期晚于原"
                       "截止日，或者有两份以上批复的，作疑点。此前的申请记录不在材料之中，由人核对。",
            .remedy = "请补充延期批复，或者按批复改正评估表A08、A09。",
            .remedy_en = "Please add the approval, or correct fields A08 and A09 after it.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .waivable = true,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
