#include "validators/clauses.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "schemas/schemas.h"
#include "validators/facts.h"

namespace nitec {
namespace {

constexpr std::size_t kColumns = 13;

ClauseMode mode_of(std::string_view word) {
  static constexpr std::array<std::string_view, 5> kWords{"rules", "person", "manual", "no-data", "-"};
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (kWords[i] == word) {
      return static_cast<ClauseMode>(i);
    }
  }
  assert(false && "clauses.tsv has a mode of its own");
  return ClauseMode::kManual;
}

std::vector<ClauseRow> read_rows() {
  std::vector<ClauseRow> rows;
  std::string_view text = schemas::file("2026-02-01/clauses.tsv");
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.empty() || line.front() == '#') {
      continue;
    }
    std::array<std::string_view, kColumns> cells;
    for (std::string_view& cell : cells) {
      cell = line.substr(0, line.find('\t'));
      line.remove_prefix(std::min(cell.size() + 1, line.size()));
    }
    ClauseRow& row = rows.emplace_back();
    row.id = cells[0];
    row.article = cells[1];
    std::transform(cells.begin() + 2, cells.begin() + 8, row.modes.begin(), mode_of);
    row.opinion = cells[8] == "authenticity" ? Opinion::kAuthenticity : Opinion::kCompleteness;
    row.requirement = cells[9];
    row.requirement_en = cells[10];
    row.quote = cells[11];
    row.words = cells[12];
  }
  return rows;
}

/// “第三部分” for N3, else empty.
std::string part_of(std::string_view id) {
  const bool section = id.size() == 2 && id[0] == 'N' && id[1] >= '1' && id[1] <= '9';
  return section ? "第" + std::string(numeral(id[1] - '0')) + "部分" : std::string();
}

/// Art. 16 asks for “（筹）”, Art. 36 for the rest of the name; one rule looks at both.
constexpr std::string_view kNameRule = "naming/center-name";
constexpr std::string_view kMarkArticle = "第十六条";

/// The clause that says what is to be handed in.
std::string_view package_clause(Kind kind) {
  static constexpr std::array<std::string_view, kEveryKind.size()> kIds{"M17", "M23", "M28", "M34", "M38", "M41"};
  return kIds[kind_index(kind)];
}

/// What departs from the plan (第七条第（一）项) is a change that had to be reported (第三十二条).
constexpr std::string_view kPlanClause = "M05";
constexpr std::string_view kChangeClause = "M41";
/// The grounds for revoking: what the centre's record shows, and what only people can know.
constexpr std::string_view kRevocationClause = "M42";

/// Whether a rule helps to decide a clause.
bool decides(const ClauseRow& row, const RuleCard& card, Kind kind) {
  if (!card.kinds.has(kind) || !row.applies(kind)) {
    return false;
  }
  if (row.id == kChangeClause && card.clause_id == kPlanClause) {
    return true;
  }
  if (judged_as(kind) != Kind::kConfirmation) {
    return deciding_clause(card, kind).id == row.id || (row.id == "M18" && card.name == kNameRule);
  }
  if (!part_of(row.id).empty()) {
    return card.clause_id == row.id || (card.name.starts_with("outline/") && card.clause_id != "N0");
  }
  return card.clause_id == row.id || (row.id == "M21" && card.name.starts_with("outline/")) ||
         (row.id == "M18" && card.name == kNameRule);
}

/// Whether a finding of such a rule is about that clause.
bool concerns(const ClauseRow& row, const Finding& finding) {
  const std::string part = part_of(row.id);
  if (!part.empty()) {
    return finding.article.find("提纲" + part) != std::string::npos;
  }
  if (finding.rule == kNameRule) {
    return (finding.article == kMarkArticle) == (row.id == "M18");
  }
  return true;
}

/// These findings ask people to read what the program could not.
bool asks_people(const Finding& finding) {
  return finding.rule == "outline/section-unknown" || finding.rule == "evidence/scan" ||
         finding.rule == "package/report-scanned";
}

bool rests_on_a_scan(std::string_view clause_id, const Submission& submission) {
  for (const std::string_view type : evidence_types_of(clause_id)) {
    for (const Evidence* evidence : evidence_of(submission, type)) {
      const Document* document = submission.find(evidence->file);
      if (document != nullptr && scanned(*document)) {
        return true;
      }
    }
  }
  return false;
}

ClauseStatus status_of(const ClauseRow& row, const Submission& submission, std::span<const Outcome> outcomes,
                       const std::vector<Finding>& findings, const std::vector<int>& ids) {
  const auto any = [&](auto test) {
    return std::any_of(ids.begin(), ids.end(),
                       [&](int id) { return test(findings[static_cast<std::size_t>(id) - 1]); });
  };
  switch (row.mode(submission.kind)) {
    case ClauseMode::kNotApplicable:
      return ClauseStatus::kNotApplicable;
    case ClauseMode::kNoData:
      return ClauseStatus::kNoData;
    case ClauseMode::kManual:
    case ClauseMode::kRules:
    case ClauseMode::kPerson:
      break;
  }
  if (any([](const Finding& finding) { return finding.severity == Severity::kError; })) {
    return ClauseStatus::kFail;
  }
  if (any([](const Finding& finding) { return finding.severity == Severity::kWarning; })) {
    return ClauseStatus::kDoubt;
  }
  if (row.id == kRevocationClause && !submission.record) {
    return ClauseStatus::kNoData;  // Neither the program nor the reviewer has what it asks for.
  }
  if (row.mode(submission.kind) != ClauseMode::kRules || any(asks_people)) {
    return ClauseStatus::kManual;
  }
  bool looked = false;
  bool lacked = false;
  bool no_record = false;         // The same of rules that need the centre's record.
  bool ruled_out = false;         // Some rule knows that the clause does not apply:
  bool record_rules_out = false;  // the record itself, which knows best.
  bool unread = false;            // The report's own text, whatever the list of evidence says.
  bool untold = false;            // The same of a request for an extension.
  for (const Outcome& outcome : outcomes) {
    if (decides(row, outcome.rule->card, submission.kind)) {
      const bool on_record = outcome.rule->card.name.starts_with("record/");
      looked = looked || outcome.look == Look::kLooked;
      (on_record ? no_record : lacked) = (on_record ? no_record : lacked) || outcome.look == Look::kNoData;
      ruled_out = ruled_out || outcome.look == Look::kDoesNotApply;
      record_rules_out = record_rules_out || (on_record && outcome.look == Look::kDoesNotApply);
      unread = unread || (outcome.look == Look::kNoData && outcome.rule->card.name.starts_with("outline/"));
      untold = untold || (outcome.look == Look::kNoData && outcome.rule->card.name.starts_with("extension/"));
    }
  }
  looked = looked && !(unread && !part_of(row.id).empty());
  if (looked && untold && submission.main_document() != nullptr) {
    return ClauseStatus::kManual;
  }
  if (looked) {
    return rests_on_a_scan(row.id, submission) ? ClauseStatus::kManual : ClauseStatus::kPass;
  }
  if (record_rules_out) {
    return ClauseStatus::kNotApplicable;
  }
  const Document* report = submission.main_document();
  if (lacked && row.id.starts_with("N") && report != nullptr && !report->pages.empty()) {
    return ClauseStatus::kManual;  // The report is there, but people must read it.
  }
  return lacked || (no_record && !ruled_out) ? ClauseStatus::kNoData : ClauseStatus::kNotApplicable;
}

/// What the row says: where to look, what is missing, or for whom it is.
std::string words_of(const ClauseRow& row, const Submission& submission, const Reckoning& reckoning,
                     std::vector<Location>& where) {
  switch (row.mode(submission.kind)) {
    case ClauseMode::kNoData:
      return std::string(row.words);
    case ClauseMode::kNotApplicable: {
      std::vector<std::string> titles;
      for (const Kind kind : kEveryKind) {
        if (row.applies(kind)) {
          titles.emplace_back(kind_title(kind));
        }
      }
      return titles.empty() ? std::string(row.words) : "适用于" + joined(titles);
    }
    case ClauseMode::kRules:
    case ClauseMode::kPerson:
    case ClauseMode::kManual:
      break;
  }
  std::string words = look_at(row.id, submission, reckoning, where);
  return words.empty() ? std::string(row.words) : words;
}

}  // namespace

const std::vector<ClauseRow>& clause_rows() {
  static const std::vector<ClauseRow> kRows = read_rows();
  return kRows;
}

const ClauseRow* clause_row(std::string_view id) {
  const std::vector<ClauseRow>& rows = clause_rows();
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const ClauseRow& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

const ClauseRow& deciding_clause(const RuleCard& card, Kind kind) {
  const ClauseRow* own = clause_row(card.clause_id);
  if (card.clause_id == kPlanClause && own != nullptr && !own->applies(kind)) {
    own = clause_row(kChangeClause);
  }
  if (own == nullptr || !own->applies(kind)) {
    own = clause_row(package_clause(kind));
  }
  assert(own != nullptr);
  return *own;
}

std::vector<Clause> judge_clauses(const Submission& submission, const Reckoning& reckoning,
                                  std::span<const Outcome> outcomes, const std::vector<Finding>& findings) {
  std::vector<Clause> clauses;
  for (const ClauseRow& row : clause_rows()) {
    Clause clause;
    clause.id = row.id;
    clause.article = row.article;
    clause.requirement = row.requirement;
    clause.requirement_en = row.requirement_en;
    clause.opinion = row.opinion;
    for (const Outcome& outcome : outcomes) {
      if (!decides(row, outcome.rule->card, submission.kind)) {
        continue;
      }
      clause.rules.emplace_back(outcome.rule->card.name);
      for (const Finding& finding : findings) {
        if (finding.rule == outcome.rule->card.name && concerns(row, finding)) {
          clause.findings.push_back(finding.id);
        }
      }
    }
    const std::vector<int> own = clause.findings;
    if (row.id == "M31") {  // What the next authority re-checks is complete only when nothing is missing here.
      for (const Finding& finding : findings) {
        if (finding.severity == Severity::kError && finding.opinion == Opinion::kCompleteness) {
          clause.findings.push_back(finding.id);
        }
      }
    }
    std::sort(clause.findings.begin(), clause.findings.end());
    clause.findings.erase(std::unique(clause.findings.begin(), clause.findings.end()), clause.findings.end());
    clause.status = status_of(row, submission, outcomes, findings, own);
    clause.look_at = words_of(row, submission, reckoning, clause.where);
    clauses.push_back(std::move(clause));
  }
  return clauses;
}

}  // namespace nitec
