// What a run over many submissions keeps of each, and shows of all.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/claim.h"
#include "model/date.h"
#include "model/finding.h"
#include "model/kind.h"

namespace nitec {

/// A day that the supervising unit should not miss.
struct DueDate {
  std::string what;    ///< "确认申请截止"
  std::string source;  ///< The article: "第十八条第一款"
  Date date;

  bool operator==(const DueDate&) const = default;
};

/// A file that could not be read, and why.
struct UnreadFile {
  std::string path;
  std::string reason;

  bool operator==(const UnreadFile&) const = default;
};

/// How often a rule found something.
struct RuleCount {
  std::string rule;
  Severity severity = Severity::kError;
  int count = 0;

  bool operator==(const RuleCount&) const = default;
};

/// One submission of an inbox: what its sheet says, in short. Of one in quarantine only its name, its digest and its
/// verdict are here.
struct BatchEntry {
  std::string name;    ///< Its path in the inbox, UTF-8, “/” between folders.
  std::string output;  ///< The folder of its reports, below the outbox.
  Kind kind = Kind::kUnknown;
  std::string sha256;  ///< Submission::sha256
  std::string document_id;
  std::string center;
  std::string host;
  std::string supervisor;
  Verdict verdict = Verdict::kReview;
  int errors = 0;
  int warnings = 0;
  int notes = 0;
  int files = 0;
  int pages = 0;
  std::vector<RuleCount> rules;  ///< In the order of their first finding.
  std::vector<UnreadFile> unread;
  std::vector<DueDate> due;
  Date as_of;
  /// The last day on which the same bytes, rules and decisions give the same findings; never before `as_of`.
  Date same_until;

  bool operator==(const BatchEntry&) const = default;
};

/// What a run did about a submission.
enum class Turn {
  kChecked,    ///< Read and judged.
  kUnchanged,  ///< Nothing bears on it that was not there the last time: its reports stand.
  kLeft,       ///< Still being written: left for the next run.
  kFailed,     ///< Could not be checked: `why` says it. It has no reports.
};

struct BatchLine {
  BatchEntry entry;  ///< Of one that failed or was left: its name alone.
  Turn turn = Turn::kChecked;
  std::string why;
  std::int64_t milliseconds = 0;  ///< What its last check took.
  std::int64_t peak_kib = 0;      ///< The memory of its last check, at most.
};

/// A day that comes up by a centre's record, whether it handed in anything or not.
struct CenterDue {
  std::string center;
  DueDate due;
};

/// A whole run.
struct BatchSheet {
  std::string tool_version;
  std::string rule_set;
  Date as_of;
  std::vector<BatchLine> lines;         ///< In the order of their names.
  std::vector<CenterDue> centers;       ///< By the records of the ledger.
  std::vector<std::string> gone;        ///< Names that were in the inbox once.
  std::vector<AcrossFinding> across;    ///< What no single submission shows.
  std::string inbox;                    ///< As the ledger names it: sides of findings may lie in others.
  std::vector<std::string> across_cut;  ///< Names: of these only the first claims or texts were compared.
  bool across_pairs_cut = false;        ///< Of texts that are alike only the first pairs were compared.
  // What differs from run to run over the same inbox:
  std::string started;  ///< "2029-05-20 01:00:00", of the machine's clock.
  std::int64_t milliseconds = 0;
  int jobs = 1;
};

/// "checked", "unchanged", "left", "failed"
std::string_view turn_name(Turn turn);

}  // namespace nitec
