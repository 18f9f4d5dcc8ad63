// The table of clauses: one row and one status for every clause, also for those with nothing to say.
#pragma once

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
  ClauseMode mode = ClauseMode::kRules;
  Opinion opinion = Opinion::kCompleteness;
  std::string_view requirement;
  std::string_view requirement_en;
  std::string_view quote;  ///< Words of the regulation; empty for a clause of another law.
  std::string_view words;  ///< Why it does not apply, or what is missing to decide it.
};

/// All rows in reading order.
const std::vector<ClauseRow>& clause_rows();

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
