// Judging: an index of the fields by code, year and 口径; for each relation the years and 口径 in which it can be
// asked; in each of them every operand is fetched, or the relation is left unjudged.
#include "validators/datasheet/relations.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace nitec {
namespace {

/// Larger amounts are no amounts of a centre; below it no sum or product here can leave 128 bits.
const Decimal kMaxAmount = *Decimal::parse("1000000000000");

using Key = std::tuple<std::string_view, int, std::string_view>;

struct Value {
  Decimal number;
  const Field* field = nullptr;
};

class Judge {
 public:
  Judge(const Dictionary& dictionary, const Datasheet& datasheet) : dictionary_(dictionary) {
    for (const Field& field : datasheet.fields) {
      if (field.state != ValueState::kBlank) {
        index_[{field.code, field.year, field.scope}].push_back(&field);
        years_[field.code].insert(field.year);
        scopes_[field.code].insert(field.scope);
      } else {
        blanks_.emplace(Key{field.code, field.year, field.scope}, &field);
      }
    }
  }

  void run(const Relation& relation, std::vector<RelationResult>& results) {
    std::set<std::string_view> codes;
    std::set<std::string_view> totals;
    gather(relation.assertion, codes, totals);
    for (const Assertion& condition : relation.conditions) {
      gather(condition, codes, totals);
    }
    std::set<std::string_view> scopes;
    for (const auto* some : {&codes, &totals}) {
      for (const std::string_view code : *some) {
        if (const auto found = scopes_.find(code); found != scopes_.end()) {
          scopes.insert(found->second.begin(), found->second.end());
        }
      }
    }
    for (const int year : years(codes)) {
      for (const std::string_view scope : scopes) {
        judge(relation, year, scope, results);
      }
    }
  }

 private:
  static void gather(const Assertion& assertion, std::set<std::string_view>& codes,
                     std::set<std::string_view>& totals) {
    for (const RelationSum& sum : assertion.sums) {
      for (const RelationTerm& term : sum.terms) {
        if (!term.code.empty()) {
          (term.total || term.before ? totals : codes).insert(term.code);
        }
      }
    }
  }

  [[nodiscard]] bool yearly(std::string_view code) const { return dictionary_.find(code)->yearly; }

  /// The years of the yearly operands; where there are none, those under which the others stand (mostly none: 0).
  [[nodiscard]] std::set<int> years(const std::set<std::string_view>& codes) const {
    const bool any_yearly =
        std::any_of(codes.begin(), codes.end(), [&](std::string_view code) { return yearly(code); });
    std::set<int> years;
    for (const std::string_view code : codes) {
      if (const auto found = years_.find(code); found != years_.end() && yearly(code) == any_yearly) {
        years.insert(found->second.begin(), found->second.end());
      }
    }
    if (codes.empty()) {
      years.insert(0);
    }
    return years;
  }

  /// All fields under that key; for one that is not yearly also those without a year.
  [[nodiscard]] const std::vector<const Field*>* fields(std::string_view code, int year, std::string_view scope) const {
    auto found = index_.find({code, year, scope});
    if (found == index_.end() && year != 0 && !yearly(code)) {
      found = index_.find({code, 0, scope});
    }
    return found == index_.end() ? nullptr : &found->second;
  }

  /// The one field, whatever its state; null when there is none or more than one.
  [[nodiscard]] const Field* one(std::string_view code, int year, std::string_view scope) const {
    const std::vector<const Field*>* all = fields(code, year, scope);
    return all != nullptr && all->size() == 1 ? all->front() : nullptr;
  }

  [[nodiscard]] std::optional<Decimal> number(const Field& field) const {
    if (field.state == ValueState::kNotApplicable) {
      return Decimal(0);
    }
    if (field.state == ValueState::kNotCounted || !field.number || field.unit != dictionary_.find(field.code)->unit ||
        field.number->abs() > kMaxAmount) {
      return std::nullopt;
    }
    return field.number;
  }

  /// What the rounding of the numbers shown may add up to.
  struct Rounding {
    int operands = 0;    ///< Fields that are not counts.
    int decimals = 0;    ///< The finest shown.
    Decimal weight{0};   ///< The sum of their factors.
    bool single = true;  ///< One field on each side.
  };

  std::optional<Decimal> sum(const RelationSum& sum, int year, std::string_view scope, Rounding& rounding,
                             RelationResult& result) const {
    Decimal total(0);
    rounding.single = rounding.single && sum.terms.size() == 1 && !sum.terms[0].total && !sum.terms[0].before;
    for (const RelationTerm& term : sum.terms) {
      if (term.code.empty()) {
        total = total + term.factor;
        continue;
      }
      std::vector<const Field*> operands;
      if (term.total) {
        const auto found = years_.find(term.code);
        for (const int each : found == years_.end() ? std::set<int>{} : found->second) {
          operands.push_back(one(term.code, each, scope));
        }
      } else {
        operands.push_back(one(term.code, term.before ? year - 1 : year, scope));
      }
      if (operands.empty()) {
        return std::nullopt;
      }
      for (const Field* field : operands) {
        const std::optional<Decimal> value = field == nullptr ? std::nullopt : number(*field);
        if (!value) {
          return std::nullopt;
        }
        total = total + term.factor * *value;
        result.fields.push_back(field);
        if (dictionary_.find(term.code)->type != FieldType::kInt) {
          ++rounding.operands;
          rounding.decimals = std::max(rounding.decimals, value->scale());
          rounding.weight = rounding.weight + term.factor.abs();
        }
      }
    }
    return total;
  }

  static bool holds(Decimal left, Comparison comparison, Decimal right) {
    switch (comparison) {
      case Comparison::kEqual:
        return left == right;
      case Comparison::kUnequal:
        return !(left == right);
      case Comparison::kLess:
        return left < right;
      case Comparison::kLessEqual:
        return left <= right;
      case Comparison::kGreater:
        return left > right;
      case Comparison::kGreaterEqual:
        return left >= right;
    }
    return false;
  }

  RelationState compare(const Assertion& assertion, std::size_t pair, int year, std::string_view scope,
                        RelationResult& result) const {
    Rounding rounding;
    const std::optional<Decimal> left = sum(assertion.sums[pair], year, scope, rounding, result);
    const std::optional<Decimal> right = sum(assertion.sums[pair + 1], year, scope, rounding, result);
    if (!left || !right) {
      return RelationState::kUnjudged;
    }
    const Comparison comparison = assertion.comparisons[pair];
    result.left = *left;
    result.right = *right;
    // (n + 1) × 0.5 × 10^-d for n terms and their total. A part and its whole, each rounded, keep their order.
    const bool order = comparison != Comparison::kEqual;
    if (rounding.operands > 1 && !(order && rounding.single) && comparison != Comparison::kUnequal) {
      result.tolerance = rounding.weight * Decimal::of_units(5, rounding.decimals + 1);
    }
    if (holds(*left, comparison, *right)) {
      return RelationState::kHolds;
    }
    const Decimal difference = (*left - *right).abs();
    return !difference.zero() && difference <= result.tolerance ? RelationState::kRounding : RelationState::kBroken;
  }

  RelationState words(const Assertion& assertion, int year, std::string_view scope, RelationResult& result) const {
    const auto text = [&](std::string_view code) -> std::optional<std::string> {
      const Field* field = one(code, year, scope);
      if (field == nullptr || field->state == ValueState::kNotCounted) {
        return std::nullopt;
      }
      result.fields.push_back(field);
      return field->state == ValueState::kNotApplicable ? std::string() : field->text;
    };
    const std::optional<std::string> left = text(assertion.code);
    const std::optional<std::string> right = assertion.other.empty() ? assertion.words : text(assertion.other);
    if (!left || !right) {
      return RelationState::kUnjudged;
    }
    const bool equal = *left == *right;
    return equal == (assertion.comparisons[0] == Comparison::kEqual) ? RelationState::kHolds : RelationState::kBroken;
  }

  /// 非空: a value or 零. 不适用 and 未统计 are answers, but nothing is filled in.
  RelationState filled(const Assertion& assertion, int year, std::string_view scope, RelationResult& result) const {
    const std::vector<const Field*>* all = fields(assertion.code, year, scope);
    bool filled = false;
    if (all != nullptr) {
      for (const Field* field : *all) {
        result.fields.push_back(field);
        filled = filled || field->state == ValueState::kValue || field->state == ValueState::kZero;
      }
    } else if (const auto blank = blanks_.find(Key{assertion.code, year, scope}); blank != blanks_.end()) {
      result.fields.push_back(blank->second);
    }
    return filled == (assertion.kind == Assertion::Kind::kFilled) ? RelationState::kHolds : RelationState::kBroken;
  }

  RelationState assert_one(const Assertion& assertion, std::size_t pair, int year, std::string_view scope,
                           RelationResult& result) const {
    switch (assertion.kind) {
      case Assertion::Kind::kCompare:
        return compare(assertion, pair, year, scope, result);
      case Assertion::Kind::kWords:
        return words(assertion, year, scope, result);
      case Assertion::Kind::kFilled:
      case Assertion::Kind::kBlank:
        return filled(assertion, year, scope, result);
    }
    return RelationState::kUnjudged;
  }

  void judge(const Relation& relation, int year, std::string_view scope, std::vector<RelationResult>& results) const {
    RelationResult premise;
    for (const Assertion& condition : relation.conditions) {
      for (std::size_t pair = 0; pair < std::max<std::size_t>(condition.comparisons.size(), 1); ++pair) {
        const RelationState state = assert_one(condition, pair, year, scope, premise);
        if (state == RelationState::kBroken || state == RelationState::kRounding) {
          return;
        }
        if (state == RelationState::kUnjudged) {
          results.push_back({&relation, year, std::string(scope), state, 0, {}, {}, {}, {}});
          return;
        }
      }
    }
    for (std::size_t pair = 0; pair < std::max<std::size_t>(relation.assertion.comparisons.size(), 1); ++pair) {
      RelationResult result;
      result.relation = &relation;
      result.year = year;
      result.scope = scope;
      result.pair = pair;
      result.state = assert_one(relation.assertion, pair, year, scope, result);
      result.fields.insert(result.fields.end(), premise.fields.begin(), premise.fields.end());
      results.push_back(std::move(result));
    }
  }

  const Dictionary& dictionary_;
  std::map<Key, std::vector<const Field*>> index_;  ///< All but blanks.
  std::map<Key, const Field*> blanks_;
  std::map<std::string_view, std::set<int>> years_;
  std::map<std::string_view, std::set<std::string_view>> scopes_;
};

}  // namespace

std::vector<RelationResult> judge_relations(const std::vector<Relation>& relations, const Dictionary& dictionary,
                                            const Datasheet& datasheet) {
  Judge judge(dictionary, datasheet);
  std::vector<RelationResult> results;
  for (const Relation& relation : relations) {
    judge.run(relation, results);
  }
  return results;
}

}  // namespace nitec
