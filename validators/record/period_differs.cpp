#include <array>
#include <utility>

#include "validators/record/facts.h"
#include "validators/record/rules.h"

namespace nitec {
namespace {

constexpr int kWritingConvention = 1;  ///< An end written one day early is the same end.

struct Comparison {
  std::string_view code;
  std::string_view title;
};

void report(const Field& field, std::string_view title, const Location& theirs, std::string why, std::string expected,
            std::string actual, Severity severity, std::vector<Finding>& findings) {
  const std::string message = "评估表" + field.code + "（" + std::string(title) + "）" + std::move(why);
  Finding differs = with_severity(kRecordPeriodDiffers.card, severity,
                                  finding(message + "。", "A date or number differs from the centre's record."));
  differs.locations = {field.where, theirs};
  differs.expected = std::move(expected);
  differs.actual = std::move(actual);
  findings.push_back(std::move(differs));
}

bool compare_end(const Submission& submission, const Record& record, std::vector<Finding>& findings) {
  const Field* field = said(submission, "A07");
  const std::optional<Date> ours = date_said(submission, "A07");
  if (!ours || !record.end.value) {
    return false;
  }
  const Date end = *record.end.value;
  const int over = days_between(end, *ours);
  if (over >= -kWritingConvention && over <= kWritingConvention) {
    return true;
  }
  const RecordedExtension* approved = approved_extension(record);
  if (approved != nullptr && *approved->until == *ours) {
    report(*field, "筹建期截止日", record.end.where, "写的是延期后的截止日；原截止日填入A07，延期后的填入A09",
           end.chinese(), ours->chinese(), Severity::kWarning, findings);
  } else if (const RecordedAdjustment* moved = moved_end(record); moved != nullptr && over > 0) {
    Finding silent = with_severity(
        kRecordPeriodDiffers.card, Severity::kWarning,
        finding("评估表A07（筹建期截止日）比台账登记的晚" + std::to_string(over) + "日，台账只登记有调整“" +
                    abridged(moved->matter) + "”，没有延长筹建期的批准；改动截止日即延期，请核实。",
                "The end was moved by an adjustment, not by an approved extension."));
    silent.locations = {field->where, record.end.where, moved->where};
    silent.expected = end.chinese();
    silent.actual = ours->chinese();
    findings.push_back(std::move(silent));
  } else {
    report(*field, "筹建期截止日", record.end.where,
           "比台账登记的" + std::string(over > 0 ? "晚" : "早") + std::to_string(over > 0 ? over : -over) + "日" +
               (over > 0 ? "，台账没有与此相符的延期" : ""),
           end.chinese(), ours->chinese(), Severity::kError, findings);
  }
  return true;
}

bool compare_number(const Submission& submission, const Comparison& what, const RecordedText& recorded,
                    std::vector<Finding>& findings) {
  const Field* field = said(submission, what.code);
  if (field == nullptr || recorded.value.empty()) {
    return false;
  }
  if (plain_number(field->text) != plain_number(recorded.value)) {
    report(*field, what.title, recorded.where, "与中心台账的登记不一致", recorded.value, field->text, Severity::kError,
           findings);
  }
  return true;
}

bool compare_date(const Submission& submission, const Comparison& what, const RecordedDate& recorded,
                  std::vector<Finding>& findings) {
  const std::optional<Date> ours = date_said(submission, what.code);
  if (!ours || !recorded.value) {
    return false;
  }
  if (*ours != *recorded.value) {
    report(*said(submission, what.code), what.title, recorded.where, "与中心台账的登记不一致",
           recorded.value->chinese(), ours->chinese(), Severity::kError, findings);
  }
  return true;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Record* record = record_of(submission);
  if (record == nullptr) {
    return Look::kNoData;
  }
  bool compared = compare_number(submission, {"A05", "筹建批复文号"}, record->consent_number, findings);
  compared = compare_date(submission, {"A06", "筹建期起始日"}, record->start, findings) || compared;
  compared = compare_end(submission, *record, findings) || compared;
  compared = compare_number(submission, {"A10a", "正式确认文号"}, record->confirmation_number, findings) || compared;
  compared = compare_date(submission, {"A10b", "正式确认日期"}, record->confirmation_date, findings) || compared;
  return compared ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kRecordPeriodDiffers = {
    .card =
        {
            .name = "record/period-differs",
            .clause = "第十六条",
            .clause_id = "M18",
            .summary = "筹建批复文号、筹建期起止日、正式确认的文号和日期与中心台账一致。",
            .summary_en = "The consent, the period and the confirmation agree with the centre's record.",
            .why = "第十六条：“国家发展改革委同意启动组建工作后，中心进入筹建期”；筹建期的起止以批复为准，申报期限由此"
                   "起算。",
            .decides =
                "比较评估表A05、A06、A07、A10a、A10b与中心台账。文号的括号写法不计；截止日相差1日的属通行写法，不计。"
                "A07写成已批准的延期后截止日的，以及台账只有改动截止日的调整而没有延期批准的，作疑点；其余不一致为"
                "错误。期限的推算以台账的日期为准。",
            .remedy = "请按批复改正评估表；台账登记有误的，由主管单位更正。",
            .remedy_en =
                "Please correct the datasheet after the consent; the unit corrects its record if that is wrong.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation, Kind::kExtension, Kind::kEvaluation, Kind::kAnnual, Kind::kAdjustment},
        },
    .check = check,
};

}  // namespace nitec
