// Two rounds of one submission: what was found the time before, what became of it, and what changed unasked.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/date.h"
#include "model/document.h"

namespace nitec {

/// What a later round compares: kept in findings.json, as values and digests, not as text.
struct SubmissionContent {
  std::map<std::string, std::string> fields;  ///< "D01 2027" → the value as written.
  std::vector<std::pair<int, std::string>>
      passages;  ///< Of the main document: page, and 16 hex digits of each paragraph.

  bool operator==(const SubmissionContent&) const = default;
};

/// A finding of the round before, as its findings.json has it.
struct EarlierFinding {
  int id = 0;
  std::string rule;
  std::string severity;  ///< "error"
  std::string message;
  std::string expected;
  std::string fingerprint;
  std::vector<Location> locations;

  bool operator==(const EarlierFinding&) const = default;
};

/// The round before.
struct EarlierRound {
  std::string document_id;
  Date as_of;
  std::string center;
  std::vector<EarlierFinding> findings;
  SubmissionContent content;

  bool operator==(const EarlierRound&) const = default;
};

/// Something that differs from the round before though no finding asked for it.
struct UnaskedChange {
  std::string what;    ///< "评估表I05（设备开放共享机时）2028年度", "总结报告第5页"
  std::string before;  ///< The value; empty for a passage, of which only a digest was kept.
  std::string after;
  Location where;  ///< In this round; no file for what is gone.

  bool operator==(const UnaskedChange&) const = default;
};

/// This round beside the one before.
struct RoundComparison {
  std::string document_id;  ///< Of the round before.
  Date as_of;
  std::string other_center;  ///< The centre of the round before, where it is called otherwise.
  std::vector<EarlierFinding> fixed;
  std::map<int, int> still;  ///< Of this round's findings: those that were there, with their numbers then.
  std::vector<UnaskedChange> unasked;
  int more_unasked = 0;  ///< Beyond those that are listed.

  bool operator==(const RoundComparison&) const = default;
};

}  // namespace nitec
