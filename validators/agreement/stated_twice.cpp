#include <algorithm>

#include "model/characters.h"
#include "validators/agreement/account.h"
#include "validators/agreement/recurring.h"
#include "validators/agreement/rules.h"
#include "validators/facts.h"

namespace nitec {
namespace {

/// Shorter phrases stand for many things.
constexpr std::size_t kShortestPhrase = 6;
/// In the summary, which repeats what the body says.
constexpr std::size_t kShortestInAbstract = 4;
/// More statements than this are compared by their first ones only: hostile input.
constexpr std::size_t kMostCompared = 4'000;

/// Of what is, and said exactly.
bool plain(const Statement& statement) {
  const Quantity& quantity = statement.quantity;
  return !statement.plan && !statement.past && !statement.change && !statement.rate && !statement.share &&
         !statement.no && !statement.one && !statement.in_table && !quantity.approximate && !quantity.upper &&
         quantity.bound == Bound::kNone && statement.section < 7;
}

std::size_t han_count(std::u32string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_han));
}

/// The same amount at the coarser of both precisions.
bool same(const Quantity& a, const Quantity& b) {
  const Decimal difference = (a.value - b.value).abs();
  return difference <= (a.step < b.step ? b.step : a.step) &&
         (difference.zero() || a.step != b.step || a.step < Decimal(1));
}

/// One of the two places at which a quantity is told.
struct Told {
  const std::string& said;
  const Location& where;
};

Finding told_twice(const Submission& submission, const std::string& words, const Told& first, const Told& second) {
  Finding differs = finding(main_title(submission) + "对“" + abridged(words, 24) + "”的两处表述不同：第" +
                                std::to_string(first.where.page) + "页为" + first.said + "，第" +
                                std::to_string(second.where.page) + "页为" + second.said + "，请核实。",
                            "The report gives two figures for what seems to be the same quantity.");
  differs.locations = {first.where, second.where};
  differs.expected = "两处一致";
  differs.actual = first.said + "；" + second.said;
  return differs;
}

/// What the vocabulary has no words for.
void add_recurrences(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  for (const Recurrence& one :
       report == nullptr ? std::vector<Recurrence>() : recurrences(submission, context, *report)) {
    const bool known = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
      return std::any_of(finding.locations.begin(), finding.locations.end(), [&](const Location& where) {
        return where.page == one.second_place.page && where.box == one.second_place.box;
      });
    });
    if (known) {
      continue;
    }
    findings.push_back(told_twice(submission, one.words, {one.first, one.first_place}, {one.second, one.second_place}));
  }
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Account& account = account_of(submission, context);
  const std::vector<Statement>& all = account.statements();
  if (report_of(submission) == nullptr) {
    return Look::kNoData;
  }
  const auto reported = [&](const Statement& one) {
    return std::any_of(account.disagreements().begin(), account.disagreements().end(),
                       [&](const Disagreement& known) { return known.statement == &one; });
  };
  const std::size_t thing = Vocabulary::standard().aspect("thing");
  std::vector<const Statement*> seen;
  for (const Statement& statement : all) {
    const bool named = statement.facets[thing] != 0 || statement.unknown >= static_cast<int>(kShortestInAbstract);
    if (!plain(statement) || !named || han_count(statement.phrase) < kShortestInAbstract ||
        seen.size() >= kMostCompared) {
      continue;
    }
    const auto alike = std::find_if(seen.begin(), seen.end(), [&](const Statement* other) {
      const bool abstract = statement.section == 1 || other->section == 1;
      return other->phrase == statement.phrase && other->quantity.unit == statement.quantity.unit &&
             other->year == statement.year && other->owner == statement.owner && other->sum == statement.sum &&
             (abstract || han_count(statement.phrase) >= kShortestPhrase);
    });
    if (alike == seen.end()) {
      seen.push_back(&statement);
      continue;
    }
    const Statement& first = **alike;
    if (same(first.quantity, statement.quantity) || reported(first) || reported(statement) ||
        first.where.page == statement.where.page) {
      continue;
    }
    findings.push_back(
        told_twice(submission, statement.label, {first.said, first.where}, {statement.said, statement.where}));
  }
  add_recurrences(submission, context, findings);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kStatedTwice = {
    .card =
        {
            .name = "agreement/stated-twice",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告对同一数量前后的表述一致。",
            .summary_en = "The report gives one figure for one quantity.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "比较正文中用词相同、单位相同、年度相同而在不同页的数量，摘要中的短语可以短一些。约数、计划、增"
                       "减、人均、"
                       "其中一项的数不比较；已由“报告与评估表不一致”列出的不重复列出。用词不同的同一数量看不出来。",
            .remedy = "请核对原始数据，改正其中一处；所指不同的，请写明各自的范围或者时点。",
            .remedy_en = "Please check the source and correct one of the two; say so where they mean different things.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
