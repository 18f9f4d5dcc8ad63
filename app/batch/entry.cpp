#include "app/batch/entry.h"

#include <algorithm>

#include "validators/due.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxUnread = 100;  ///< Named; the sheet has all of them.

bool could_not_be_read(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::kDamaged:
    case ProblemKind::kCutOff:
    case ProblemKind::kEncrypted:
    case ProblemKind::kTimedOut:
    case ProblemKind::kTooLarge:
    case ProblemKind::kCrashed:
    case ProblemKind::kNotOpened:
    case ProblemKind::kEmpty:
      return true;
    default:
      return false;
  }
}

}  // namespace

BatchEntry entry_of(const ReviewSheet& sheet, const Calendar& calendar, Date same_until) {
  BatchEntry entry;
  const Submission& submission = sheet.submission;
  entry.sha256 = submission.sha256;
  entry.document_id = sheet.document_id;
  entry.verdict = sheet.verdict;
  entry.as_of = sheet.as_of;
  entry.same_until = same_until;
  if (sheet.verdict == Verdict::kQuarantine) {
    return entry;
  }
  entry.kind = submission.kind;
  entry.center = sheet.center;
  entry.host = sheet.host;
  entry.supervisor = sheet.supervisor;
  entry.due = due_dates(sheet, &calendar);
  entry.files = static_cast<int>(submission.documents.size());
  for (const Document& document : submission.documents) {
    entry.pages += static_cast<int>(document.pages.size());
    const auto reason = std::find_if(document.problems.begin(), document.problems.end(),
                                     [](const Problem& problem) { return could_not_be_read(problem.kind); });
    if (reason != document.problems.end() && entry.unread.size() < kMaxUnread) {
      entry.unread.push_back({document.path, reason->message});
    }
  }
  for (const Finding& finding : sheet.findings) {
    int& count = finding.severity == Severity::kError     ? entry.errors
                 : finding.severity == Severity::kWarning ? entry.warnings
                                                          : entry.notes;
    ++count;
    const auto seen = std::find_if(entry.rules.begin(), entry.rules.end(), [&](const RuleCount& rule) {
      return rule.rule == finding.rule && rule.severity == finding.severity;
    });
    if (seen == entry.rules.end()) {
      entry.rules.push_back({finding.rule, finding.severity, 1});
    } else {
      ++seen->count;
    }
  }
  return entry;
}

}  // namespace nitec
