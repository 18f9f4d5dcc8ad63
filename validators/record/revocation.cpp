#include <algorithm>
#include <utility>

#include "validators/record/facts.h"
#include "validators/record/rules.h"

namespace nitec {
namespace {

Finding trigger(std::string message, std::string article, std::vector<Location> where, std::string expected,
                std::string actual) {
  Finding made = finding(std::move(message) + "；是否撤销由国家发展改革委按程序决定，请核实。",
                         "The record shows a ground of Article 34; people decide.");
  made.article = std::move(article);
  made.locations = std::move(where);
  made.expected = std::move(expected);
  made.actual = std::move(actual);
  return made;
}

std::string year_words(int year) {
  return std::to_string(year) + "年";
}

/// The evaluation that was due and of which the record has neither a result nor a receipt, and no exemption.
std::optional<int> missed_year(const Submission& submission, const Record& record, Date today) {
  const auto heard = [&](int year) {
    const bool graded = std::any_of(record.grades.begin(), record.grades.end(),
                                    [&](const RecordedGrade& grade) { return grade.year == year; });
    const bool received =
        std::any_of(record.received.begin(), record.received.end(), [&](const RecordedReceipt& receipt) {
          return receipt.kind == Kind::kEvaluation &&
                 (receipt.year == year || (receipt.year == 0 && receipt.date && receipt.date->year == year));
        });
    return graded || received;
  };
  const std::optional<Date>& confirmed = record.confirmation_date.value;
  const std::optional<int> now =
      submission.kind == Kind::kEvaluation ? evaluation_year_of(submission) : std::optional<int>();
  // The batch's own year wins; without one, every third year since the confirmation that has passed.
  for (int year = due_year(record, 0).value_or(today.year); year < today.year; year += 3) {
    const bool exempt = confirmed && confirmed->year >= year;
    if (!exempt && year != now && !heard(year)) {
      return year;
    }
    if (record.evaluation_year.value != 0) {
      break;
    }
  }
  return std::nullopt;
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Record* record = record_of(submission);
  if (record == nullptr) {
    return Look::kNoData;
  }
  std::vector<const RecordedGrade*> grades;
  for (const RecordedGrade& grade : record->grades) {
    grades.push_back(&grade);
  }
  std::sort(grades.begin(), grades.end(),
            [](const RecordedGrade* a, const RecordedGrade* b) { return a->year < b->year; });
  for (std::size_t i = 0; i < grades.size(); ++i) {
    if (grades[i]->grade == "不合格") {
      findings.push_back(trigger("中心台账登记" + year_words(grades[i]->year) + "的评估结果为“不合格”",
                                 "第三十四条第（二）项", {grades[i]->where}, "评估结果合格", "不合格"));
    }
    if (i > 0 && grades[i]->grade == "基本合格" && grades[i - 1]->grade == "基本合格") {
      findings.push_back(trigger("中心台账登记" + year_words(grades[i - 1]->year) + "、" + year_words(grades[i]->year) +
                                     "连续两次评估结果均为“基本合格”",
                                 "第三十四条第（三）项", {grades[i - 1]->where, grades[i]->where},
                                 "没有连续两次基本合格", "连续两次基本合格"));
    }
  }
  if (const std::optional<int> missed = missed_year(submission, *record, context.as_of)) {
    const bool announced = record->evaluation_year.value != 0;
    findings.push_back(trigger("中心应参加" + year_words(*missed) + "的评估，中心台账没有该年度的收文和评估结果",
                               "第三十四条第（四）项",
                               {announced ? record->evaluation_year.where : record->confirmation_date.where},
                               year_words(*missed) + "报送评估材料", "台账未登记"));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRecordRevocation = {
    .card =
        {
            .name = "record/revocation",
            .clause = "第三十四条",
            .clause_id = "M42",
            .summary = "中心台账没有不合格、连续两次基本合格、逾期未报送评估材料的情形。",
            .summary_en = "The record shows no failed, twice barely passed, or missed evaluation.",
            .why = "第三十四条：“（二）运行评估结果不合格的”，“（三）连续两次运行评估结果均为基本合格的”，“（四）逾期未"
                   "报送评"
                   "估材料的”；第二十二条：“应参与但未参与集中评估的中心，视为放弃中心资格”。",
            .decides =
                "查看中心台账的历次结果；应评年度（批次年度，没有登记的为正式确认之年加3年、6年……）已过而台账没有该年"
                "度的收文和结果的，视为未报送，正式确认之年和本次所报的年度不计。只列出台账所见，不作决定；第（一）"
                "（五）至（十）项由人查看。",
            .remedy = "请主管单位核对台账和评估通报；中心有异议的，请提供当年的报送凭证。",
            .remedy_en =
                "The supervising unit should check its record; the centre may show proof of what it handed in.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kEvaluation, Kind::kAnnual},
        },
    .check = check,
};

}  // namespace nitec
