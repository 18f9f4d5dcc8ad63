#include "validators/validate.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <iterator>
#include <string_view>
#include <system_error>
#include <thread>
#include <tuple>
#include <utility>

#include "schemas/schemas.h"
#include "validators/catalogue.h"
#include "validators/clauses.h"
#include "validators/facts.h"
#include "validators/period/reckoning.h"
#include "validators/record/facts.h"
#include "validators/unchecked.h"
#include "validators/waiving.h"

namespace nitec {
namespace {

struct Ranked {
  std::size_t rule;  ///< Place in the catalogue.
  Finding finding;
};

/// Where a rule left something empty, its card speaks.
void complete(Finding& finding, const RuleCard& card, Kind kind) {
  if (finding.rule.empty()) {
    finding.rule = card.name;
    finding.severity = card.severity;
    finding.opinion = card.opinion;
  }
  if (finding.article.empty()) {
    const ClauseRow& clause = deciding_clause(card, kind);
    finding.article = clause.id == card.clause_id ? card.clause : clause.article;
  }
  if (finding.remedy.empty()) {
    finding.remedy = card.remedy;
    finding.remedy_en = card.remedy_en;
  }
}

/// Findings of one rule at one place stay as the rule told them: sections in the order of the annex.
auto weight(const Ranked& ranked) {
  const Finding& finding = ranked.finding;
  const Location first = finding.locations.empty() ? Location{} : finding.locations.front();
  return std::tuple(finding.severity, ranked.rule, first.file, first.page, first.line, first.box.y0, first.box.x0);
}

/// Two rules can meet the same fault: the one that says more stays.
struct Echo {
  std::string_view kept;
  std::string_view dropped;
  std::string_view words;  ///< In the message of the one that goes.
};

/// An asset without proof has no number of that proof either.
constexpr std::array<Echo, 3> kEchoes{{
    {"assets/acceptance-missing", "datasheet/conditional-blank", "E24"},
    {"assets/registration-missing", "datasheet/conditional-blank", "E25"},
    {"application/construction-field", "datasheet/required-blank", "必填栏目A22"},
}};

void drop_echoes(std::vector<Ranked>& ranked) {
  for (const Echo& echo : kEchoes) {
    const bool kept = std::any_of(ranked.begin(), ranked.end(), [&](const Ranked& one) {
      return one.finding.rule == echo.kept && one.finding.severity == Severity::kError;
    });
    std::erase_if(ranked, [&](const Ranked& one) {
      return kept && one.finding.rule == echo.dropped && one.finding.message.find(echo.words) != std::string::npos;
    });
  }
}

/// More findings of one rule than this help nobody.
constexpr std::size_t kMaxFindingsOfARule = 200;

/// Keeps the first of very many findings of one rule; the last one tells how many more there are.
void cap(std::vector<Finding>& found) {
  if (found.size() <= kMaxFindingsOfARule) {
    return;
  }
  const std::size_t more = found.size() - kMaxFindingsOfARule;
  found.resize(kMaxFindingsOfARule);
  Finding& last = found.back();
  last.message += "另有" + std::to_string(more) + "项同类情况，未逐项列出。";
  last.message_en += " There are " + std::to_string(more) + " more of the kind.";
}

/// The day by which rules are chosen: that of the filing, or else of the check. Before and after the regulation's own
/// time its first and its last rules are used; a rule says so.
Date day_of_the_rules(const Reckoning& reckoning, Date as_of) {
  const Date day = reckoning.filings.empty() ? as_of : reckoning.filings.front().date;
  return std::clamp(day, kInForceFrom, kInForceUntil);
}

/// What came of one rule.
struct RuleRun {
  const Rule* rule = nullptr;
  Look look = Look::kDoesNotApply;
  std::vector<Finding> found = {};
  std::exception_ptr failure = nullptr;
};

/// The rules do not know of each other: they run side by side, and what they found lies in the order of the catalogue.
std::vector<RuleRun> run_rules(const Submission& submission, const Context& context, Date day) {
  std::vector<RuleRun> runs;
  for (const Rule* rule : catalogue()) {
    runs.push_back({.rule = rule});
  }
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < runs.size(); i = next++) {
      RuleRun& run = runs[i];
      try {
        if (run.rule->card.kinds.has(submission.kind) && run.rule->card.in_force(day)) {
          run.look = run.rule->check(submission, context, run.found);
        }
      } catch (...) {
        run.failure = std::current_exception();
      }
    }
  };
  std::vector<std::jthread> helping;
  for (unsigned i = 1;
       i < std::min(std::thread::hardware_concurrency(), static_cast<unsigned>(std::max(context.threads, 1))); ++i) {
    try {
      helping.emplace_back(work);
    } catch (const std::system_error&) {
      break;  // The system has no thread to spare: the others do it.
    }
  }
  work();
  helping.clear();
  return runs;
}

std::vector<Finding> run_catalogue(const Submission& submission, const Context& context, std::string_view center,
                                   Date day, std::vector<Outcome>& outcomes, std::vector<AppliedDecision>& decisions) {
  std::vector<Ranked> ranked;
  for (RuleRun& run : run_rules(submission, context, day)) {
    if (run.failure) {
      std::rethrow_exception(run.failure);
    }
    outcomes.push_back({run.rule, run.look});
    cap(run.found);
    for (Finding& finding : run.found) {
      complete(finding, run.rule->card, submission.kind);
      ranked.push_back({outcomes.size() - 1, std::move(finding)});
    }
  }
  drop_echoes(ranked);
  if (context.waivers != nullptr) {
    std::vector<Finding*> all;
    std::transform(ranked.begin(), ranked.end(), std::back_inserter(all), [](Ranked& one) { return &one.finding; });
    decisions = apply_waivers(*context.waivers, center, context.as_of, all);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Ranked& a, const Ranked& b) { return weight(a) < weight(b); });
  std::vector<Finding> findings;
  for (Ranked& one : ranked) {
    one.finding.id = static_cast<int>(findings.size()) + 1;
    findings.push_back(std::move(one.finding));
  }
  name_findings(decisions, findings);
  return findings;
}

Verdict verdict_of(const std::vector<Finding>& findings, const std::vector<Clause>& clauses) {
  const auto has = [&](Severity severity) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Finding& finding) { return finding.severity == severity; });
  };
  if (std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.rule == kSecretMarked.card.name && finding.severity == Severity::kError;
      })) {
    return Verdict::kQuarantine;
  }
  if (has(Severity::kError)) {
    return Verdict::kReturn;
  }
  const bool people = std::any_of(clauses.begin(), clauses.end(), [](const Clause& clause) {
    return clause.status == ClauseStatus::kManual || clause.status == ClauseStatus::kNoData;
  });
  return has(Severity::kWarning) || people ? Verdict::kReview : Verdict::kPass;
}

std::string document_id(Date as_of, std::string digest) {
  constexpr std::size_t kDigits = 8;
  digest.resize(std::min(digest.size(), kDigits));
  for (char& digit : digest) {
    digit = digit >= 'a' && digit <= 'f' ? static_cast<char>(digit - 'a' + 'A') : digit;
  }
  std::string day = as_of.iso();
  day.erase(std::remove(day.begin(), day.end(), '-'), day.end());
  return "SC-" + day + (digest.empty() ? "" : "-" + digest);
}

/// The last step of the timeline points to the finding about it.
void link_filing(ReviewSheet& sheet) {
  for (const Finding& finding : sheet.findings) {
    if (finding.rule == "period/application-late" && !sheet.timeline.steps.empty()) {
      sheet.timeline.steps.back().reckoning += "（见第" + std::to_string(finding.id) + "项）";
      return;
    }
  }
}

/// The centre's record, and the clauses that were decided with it.
void name_the_record(ReviewSheet& sheet, const Reckoning& reckoning, const std::vector<Outcome>& outcomes) {
  if (!sheet.submission.record) {
    return;
  }
  OwnInput input{"中心台账", sheet.submission.record->file, sheet.submission.record->sha256, {}};
  const bool ours = record_of(sheet.submission) != nullptr;
  const bool receipt = ours && receipt_of(sheet.submission, *sheet.submission.record) != nullptr;
  for (const Clause& clause : sheet.clauses) {
    const bool by_rule = std::any_of(outcomes.begin(), outcomes.end(), [&](const Outcome& outcome) {
      const std::string_view name = outcome.rule->card.name;
      return outcome.look == Look::kLooked && name.starts_with("record/") &&
             std::find(clause.rules.begin(), clause.rules.end(), name) != clause.rules.end();
    });
    const bool period = clause.id == "M20" || clause.id == "M24" || clause.id == "M28";
    const bool by_date = (period && !reckoning.on_record.empty()) || (receipt && (period || clause.id == "M38"));
    if (ours && (by_rule || by_date) && clause.status != ClauseStatus::kNotApplicable) {
      input.clauses.push_back(clause.id);
    }
  }
  sheet.own_inputs.push_back(std::move(input));
}

void name_the_parties(ReviewSheet& sheet) {
  const Submission& submission = sheet.submission;
  const Cover cover = read_cover(submission);
  const auto name = [&](std::string_view code, const std::optional<Quoted>& on_cover) {
    const Field* field = said(submission, code);
    return field != nullptr ? field->text : on_cover ? on_cover->where.quote : std::string();
  };
  sheet.center = name("A01", cover.center);
  sheet.center_en = name("A02", std::nullopt);
  sheet.host = name("A11", cover.host);
  sheet.supervisor = name("A19", cover.supervisor);
}

}  // namespace

ReviewSheet validate(Submission submission, const Context& asked) {
  Context context = asked;
  context.readings = std::make_shared<Readings>();  // What was read of another submission is none of this one’s.
  ReviewSheet sheet;
  sheet.tool_version = NITEC_VERSION;
  sheet.rule_set = schemas::kRuleSet;
  sheet.as_of = context.as_of;
  sheet.submission = std::move(submission);
  sheet.document_id = document_id(context.as_of, sheet.submission.sha256);
  name_the_parties(sheet);

  const Reckoning reckoning = reckon(sheet.submission, context);
  sheet.timeline = reckoning.timeline;
  std::vector<Outcome> outcomes;
  sheet.findings = run_catalogue(sheet.submission, context, sheet.center, day_of_the_rules(reckoning, context.as_of),
                                 outcomes, sheet.decisions);
  sheet.clauses = judge_clauses(sheet.submission, reckoning, outcomes, sheet.findings);
  name_the_record(sheet, reckoning, outcomes);
  sheet.unchecked = list_unchecked(sheet.submission, reckoning);
  sheet.verdict = verdict_of(sheet.findings, sheet.clauses);
  link_filing(sheet);
  return sheet;
}

}  // namespace nitec
