#include <cstdlib>
#include <utility>

#include "validators/period/reckoning.h"
#include "validators/record/facts.h"
#include "validators/record/rules.h"

namespace nitec {
namespace {

Finding told(Severity severity, std::string message, std::string message_en, std::vector<Location> where,
             std::string expected, std::string actual) {
  Finding made =
      with_severity(kRecordExtensionDiffers.card, severity, finding(std::move(message), std::move(message_en)));
  made.locations = std::move(where);
  made.expected = std::move(expected);
  made.actual = std::move(actual);
  return made;
}

/// The original end and what would follow from it, or from the extension.
std::string deadline_words(const std::optional<Date>& end, const Context& context) {
  return end ? "截止日" + end->chinese() + "，申报期限" + deadline_after(*end, context.calendar).chinese()
             : std::string("截止日不明");
}

void against_approved(const RecordedExtension& approved, const Field* field, const std::optional<Date>& claimed,
                      std::vector<Finding>& findings) {
  if (field == nullptr) {
    findings.push_back(told(Severity::kWarning,
                            "中心台账登记有批准的延期（至" + approved.until->chinese() + "），评估表A09未填。",
                            "An approved extension is on record; field A09 is blank.", {approved.where},
                            approved.until->chinese(), "A09未填"));
  } else if (claimed && std::abs(days_between(*claimed, *approved.until)) > 1) {
    findings.push_back(told(Severity::kError, "评估表A09（延期后截止日）与中心台账登记的批准截止日不一致。",
                            "Field A09 differs from the approved end on record.", {field->where, approved.where},
                            approved.until->chinese(), claimed->chinese()));
  }
}

void against_none(const Record& record, const Field& field, std::vector<Finding>& findings) {
  const RecordedExtension* refused = nullptr;
  for (const RecordedExtension& one : record.extensions) {
    if (one.outcome == ExtensionOutcome::kRefused || one.outcome == ExtensionOutcome::kWithdrawn) {
      refused = &one;
    }
  }
  if (refused != nullptr) {
    const std::string outcome(kExtensionOutcomeTitles.at(static_cast<std::size_t>(refused->outcome)));
    findings.push_back(told(Severity::kError,
                            "评估表A09填有延期，中心台账登记该延期申请的结果为“" + outcome + "”，截止日仍为原截止日。",
                            "Field A09 states an extension that was refused or withdrawn according to the record.",
                            {field.where, refused->where}, "没有延期", field.text));
  } else {
    findings.push_back(told(Severity::kWarning, "评估表A09填有延期，中心台账没有登记延长筹建期的申请和批准。",
                            "Field A09 states an extension that is not on record.", {field.where, record.center.where},
                            "有批准的延期", "台账未登记"));
  }
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Record* record = record_of(submission);
  if (record == nullptr || !submission.datasheet) {
    return Look::kNoData;
  }
  const Field* field = said(submission, "A09");
  const std::optional<Date> claimed = date_said(submission, "A09");
  if (const RecordedExtension* approved = approved_extension(*record)) {
    against_approved(*approved, field, claimed, findings);
  } else if (const RecordedExtension* open = open_extension(*record)) {
    const std::optional<Date> end = record->end.value ? record->end.value : date_said(submission, "A07");
    const std::optional<Date> until = open->until ? open->until : claimed;
    std::vector<Location> where{open->where};
    if (field != nullptr) {
      where.push_back(field->where);
    }
    findings.push_back(told(Severity::kWarning,
                            "中心台账登记的延期申请尚未决定：未获批准的，" + deadline_words(end, context) +
                                "；获批准的，" + deadline_words(until, context) + "。",
                            "The request for an extension is undecided; both deadlines are given.", std::move(where),
                            "已有决定", "未决"));
  } else if (field != nullptr) {
    against_none(*record, *field, findings);
  } else {
    return Look::kDoesNotApply;
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRecordExtensionDiffers = {
    .card =
        {
            .name = "record/extension-differs",
            .clause = "第二十条第一款",
            .clause_id = "M29",
            .summary = "评估表所填的延期与中心台账登记的决定一致。",
            .summary_en = "The extension in the datasheet is the one that the record says was approved.",
            .why =
                "第二十条第一款：“原则上，延长筹建期的时限不能超过一年且只能申请一次”；有效的截止日以批准的延期为准。",
            .decides =
                "比较评估表A09与中心台账登记的延期。批准的截止日与A09不一致（相差1日的不计）、不予批准或者撤回而填有"
                "延期的为错误；A09未填、台账没有登记的为疑点；尚未决定的为疑点，并列出两种结果的截止日和申报期限。"
                "期限的推算以台账为准。",
            .remedy = "请按批复改正评估表A08、A09；尚未决定的，请在决定之后重新核对期限。",
            .remedy_en =
                "Please correct fields A08 and A09 after the decision; while there is none, check again later.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
