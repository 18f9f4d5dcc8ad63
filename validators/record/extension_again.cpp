#include <cstdlib>
#include <utility>

#include "validators/period/reckoning.h"
#include "validators/record/facts.h"
#include "validators/record/rules.h"

namespace nitec {
namespace {

/// A request and its receipt are not further apart than this.
constexpr int kMaxDaysToReceipt = 31;

/// The entry of the record for the request that is being checked: the undecided one made about that day, or the last
/// undecided one when no day is known.
const RecordedExtension* this_request(const Record& record, const std::vector<FilingDate>& filings) {
  const RecordedExtension* found = nullptr;
  for (const RecordedExtension& one : record.extensions) {
    if (one.outcome != ExtensionOutcome::kUndecided) {
      continue;
    }
    bool near = filings.empty() || !one.requested;
    for (const FilingDate& filing : filings) {
      near = near || std::abs(days_between(*one.requested, filing.date)) <= kMaxDaysToReceipt;
    }
    if (near && (found == nullptr || found->requested <= one.requested)) {
      found = &one;
    }
  }
  return found;
}

std::string request_words(const RecordedExtension& one) {
  std::string words = one.requested ? one.requested->chinese() + "申请" : std::string("日期不明的申请");
  words += "，结果为“" + std::string(kExtensionOutcomeTitles.at(static_cast<std::size_t>(one.outcome))) + "”";
  return words + (one.number.empty() ? "" : "（" + one.number + "）");
}

Finding told(Severity severity, std::string message, std::vector<Location> where, std::string actual) {
  Finding made = with_severity(kRecordExtensionAgain.card, severity,
                               finding(std::move(message), "An extension can be asked for once only."));
  made.locations = std::move(where);
  made.expected = "只申请一次";
  made.actual = std::move(actual);
  return made;
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Record* record = record_of(submission);
  if (record == nullptr) {
    return Look::kNoData;
  }
  if (submission.kind == Kind::kExtension) {
    const RecordedExtension* now = this_request(*record, reckon(submission, context).filings);
    for (const RecordedExtension& one : record->extensions) {
      if (&one == now) {
        continue;
      }
      const bool approved = one.outcome == ExtensionOutcome::kApproved;
      findings.push_back(told(approved ? Severity::kError : Severity::kWarning,
                              "中心台账登记此前已申请过延长筹建期：" + request_words(one) +
                                  (approved ? "；延期只能申请一次。" : "；原则上只能申请一次，请核实。"),
                              {one.where}, request_words(one)));
    }
  } else if (record->extensions.size() > 1) {
    std::vector<Location> where;
    std::vector<std::string> all;
    for (const RecordedExtension& one : record->extensions) {
      where.push_back(one.where);
      all.push_back(request_words(one));
    }
    findings.push_back(
        told(Severity::kWarning,
             "中心台账登记有" + std::to_string(all.size()) + "次延长筹建期的申请，原则上只能申请一次，请核实。",
             std::move(where), joined(all, "；")));
  }
  if (const RecordedAdjustment* moved = moved_end(*record)) {
    findings.push_back(
        told(Severity::kWarning,
             "中心台账登记的调整“" + abridged(moved->matter) + "”改动了筹建期的截止日，实为延期，请核实。",
             {moved->where}, abridged(moved->matter)));
  }
  const bool none = submission.kind != Kind::kExtension && record->extensions.empty() && findings.empty();
  return none ? Look::kDoesNotApply : Look::kLooked;
}

}  // namespace

constinit const Rule kRecordExtensionAgain = {
    .card =
        {
            .name = "record/extension-again",
            .clause = "第二十条第一款",
            .clause_id = "M29",
            .summary = "中心台账没有此前的延期申请，也没有以调整名义改动截止日。",
            .summary_en = "The record has no earlier request for an extension, and no adjustment that moved the end.",
            .why = "第二十条第一款：“原则上，延长筹建期的时限不能超过一年且只能申请一次”。",
            .decides =
                "只能“申请”一次，故计申请次数。延期申请：此前已批准的为错误；此前不予批准、撤回、未决的为疑点，由人判断"
                "（“原则上”）。本次申请在台账中的登记（未决，与申请、收文日期相距31日以内）不计。确认申请：登记有两次"
                "以上申请的为疑点。调整事项写有截止日、筹建期延长等词的，为疑点。",
            .remedy = "确有特殊情形的，请附国家发展改革委同意再次申请的文件；可否受理，由主管单位认定。",
            .remedy_en = "If there is a special case, please attach the consent to a second request.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .waivable = true,
            .kinds = {Kind::kConfirmation, Kind::kExtension},
        },
    .check = check,
};

}  // namespace nitec
