// The table of clauses: one row and one status for every clause, also for those with nothing to say.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "model/finding.h"
#include "validators/period/reckoning.h"
#include "validators/rule.h"

namespace nitec {

enum class ClauseMode {
  kRules,          ///< Decided by the rules that name it.
  kPerson,         ///< The same, and a person looks in any case.
  kManual,         ///< For a person; a rule can only say that it fails.
  kNoData,         ///< Needs what is not part of a submission.
  kNotApplicable,  ///< Does not bear on this kind of submission.
};

/// A line of schemas/<date>/clauses.tsv.
struct ClauseRow {
  std::string_view id;
  std::string_view article;
  std::array<ClauseMode, kEveryKind.size()> modes{};  ///< For each of kEveryKind.
  Opinion opinion = Opinion::kCompleteness;
  std::string_view requirement;
  std::string_view requirement_en;
  std::string_view quote;  ///< Words of the regulation; empty for a clause of another law.
  std::string_view words;  ///< Why it never applies, or what is missing to decide it.

  [[nodiscard]] ClauseMode mode(Kind kind) const { return modes[kind_index(kind)]; }
  [[nodiscard]] bool applies(Kind kind) const { return mode(kind) != ClauseMode::kNotApplicable; }
};

/// All rows in reading order.
const std::vector<ClauseRow>& clause_rows();

/// The clause of that id, or null.
const ClauseRow* clause_row(std::string_view id);

/// The clause that a rule decides for this kind of submission: the one of its card, or, where that does not bear on
/// the kind (the datasheet of a 确认申请 is asked for by 第十八条, that of a 运行评估 by 第二十三条), the one that
/// says what is to be handed in.
const ClauseRow& deciding_clause(const RuleCard& card, Kind kind);

/// How a rule fared on one submission.
struct Outcome {
  const Rule* rule = nullptr;
  Look look = Look::kNoData;
};

/// One clause for each row. A finding that is an error makes it fail, a warning doubt; then a row for people is manual;
/// rules that all lacked data make it no-data, rules that all did not apply not-applicable; otherwise it passes.
std::vector<Clause> judge_clauses(const Submission& submission, const Reckoning& reckoning,
                                  std::span<const Outcome> outcomes, const std::vector<Finding>& findings);

/// What a person should look at, or what was looked at, in words with places; the places themselves go into `where`.
std::string look_at(std::string_view clause_id, const Submission& submission, const Reckoning& reckoning,
                    std::vector<Location>& where);

/// The types of evidence on which a clause rests.
std::vector<std::string_view> evidence_types_of(std::string_view clause_id);

}  // namespace nitec
