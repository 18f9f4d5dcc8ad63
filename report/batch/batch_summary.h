// What a run comes to: the sums that every writer shows.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "model/batch.h"

namespace nitec {

inline constexpr int kDueDays = 100;  ///< Days that come up so soon, or have passed, are shown.

struct CommonRule {
  std::string rule;
  Severity severity = Severity::kError;
  int findings = 0;
  int submissions = 0;
};

struct ComingDay {
  DueDate due;
  std::string center;
  const BatchEntry* entry = nullptr;  ///< The submission that leads to it; null: a centre's record does.
  int days = 0;                       ///< From the day of the check; negative: passed.
};

struct BatchSummary {
  std::array<int, 4> turns{};     ///< By Turn.
  std::array<int, 4> verdicts{};  ///< By Verdict, of those that have a sheet.
  int files = 0;
  int pages = 0;
  std::vector<CommonRule> rules;                ///< The commonest first.
  std::vector<ComingDay> coming;                ///< By day.
  std::vector<const BatchLine*> slowest;        ///< Of those checked in this run.
  std::vector<const BatchEntry*> with_unread;   ///< By name.
  std::vector<const BatchLine*> without_sheet;  ///< Failed or left, by name.
};

/// The lines must outlive it.
BatchSummary summarise(const BatchSheet& sheet);

/// Whether the submission has a sheet.
bool has_sheet(const BatchLine& line);

/// Whether a side of a finding was in this inbox once, and is no longer.
bool is_gone(const ClaimSide& side, const BatchSheet& sheet);

/// The path of a review sheet below the outbox, as an address: what an address has no place for is escaped.
std::string address_of(const std::string& output, std::string_view file);

/// 740 → "0.7秒", 75000 → "1分15秒"
std::string seconds_in_words(std::int64_t milliseconds);

}  // namespace nitec
