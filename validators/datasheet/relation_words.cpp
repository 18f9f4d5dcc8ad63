#include "validators/datasheet/relation_words.h"

#include <algorithm>
#include <set>

#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

struct Sign {
  std::string_view asked;    ///< As the relation has it.
  std::string_view instead;  ///< What is so instead.
};

Sign sign_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::kEqual:
      return {"=", "≠"};
    case Comparison::kUnequal:
      return {"≠", "="};
    case Comparison::kLess:
      return {"<", "≥"};
    case Comparison::kLessEqual:
      return {"≤", ">"};
    case Comparison::kGreater:
      return {">", "≤"};
    case Comparison::kGreaterEqual:
      return {"≥", "<"};
  }
  return {};
}

/// “2028年”, “（依托单位口径）”
std::string circumstances(const RelationResult& result) {
  std::string words = result.year == 0 ? "" : std::to_string(result.year) + "年";
  if (result.scope == "依托单位") {
    words += "依托单位口径";
  }
  return words.empty() ? words : words + "，";
}

std::string_view unit_of(const std::vector<const Field*>& fields, std::size_t count) {
  std::set<std::string_view> units;
  for (std::size_t i = 0; i < std::min(count, fields.size()); ++i) {
    units.insert(fields[i]->unit);
  }
  return units.size() == 1 ? *units.begin() : std::string_view();
}

/// Fields that the two sums of the pair take from result.fields, in the order in which judge_relations() put them.
std::size_t operands(const RelationSum& sum, const RelationResult& result, std::size_t from) {
  std::size_t count = 0;
  for (const RelationTerm& term : sum.terms) {
    if (term.code.empty()) {
      continue;
    }
    if (!term.total) {
      ++count;
      continue;
    }
    while (from + count < result.fields.size() && result.fields[from + count]->code == term.code) {
      ++count;
    }
  }
  return count;
}

/// “1 268.40 + 6 305.22 + 0（零）”
std::string put_in(const RelationSum& sum, const RelationResult& result, std::size_t from) {
  std::string words;
  for (const RelationTerm& term : sum.terms) {
    const bool minus = term.factor.negative();
    words += words.empty() ? (minus ? "-" : "") : (minus ? " - " : " + ");
    const Decimal factor = term.factor.abs();
    if (term.code.empty()) {
      words += shown(factor);
      continue;
    }
    const std::size_t count = term.total ? operands({{term}, {}}, result, from) : 1;
    std::string values;
    for (std::size_t i = 0; i < count && from < result.fields.size(); ++i, ++from) {
      const Field& field = *result.fields[from];
      values += values.empty() ? "" : " + ";
      if (field.state == ValueState::kNotApplicable) {
        values += "0（不适用）";
      } else {
        values += shown(*field.number) + (field.state == ValueState::kZero ? "（零）" : "");
      }
      values += term.before ? "（" + std::to_string(field.year) + "年）" : "";
    }
    words += count > 1 && sum.terms.size() > 1 ? "(" + values + ")" : values;
    if (!(factor == Decimal(1))) {
      words += " × " + shown(factor);
    }
  }
  return words;
}

bool simple(const RelationSum& sum) {
  return sum.terms.size() == 1 && !sum.terms[0].total && !sum.terms[0].before &&
         (sum.terms[0].code.empty() || sum.terms[0].factor == Decimal(1));
}

/// “8 214.07 万元”, or “1 268.40 + … = 8 196.07 万元” where there is something to add up.
std::string side(const RelationSum& sum, const RelationResult& result, std::size_t from, Decimal value,
                 std::string_view unit) {
  return simple(sum) ? with_unit(value, unit) : put_in(sum, result, from) + " = " + with_unit(value, unit);
}

/// “×” for “*”
std::string people(std::string text) {
  for (std::size_t at = text.find('*'); at != std::string::npos; at = text.find('*', at)) {
    text.replace(at, 1, "×");
  }
  return text;
}

std::string premise_of(const Relation& relation) {
  const std::size_t from = std::string_view("若 ").size();
  const std::size_t end = relation.text.find(" 则");
  return relation.conditions.empty() || end == std::string::npos
             ? std::string()
             : "若 " + people(relation.text.substr(from, end - from)) + "，则应 ";
}

void compare(const RelationResult& result, Finding& finding) {
  const Relation& relation = *result.relation;
  const RelationSum& left = relation.assertion.sums[result.pair];
  const RelationSum& right = relation.assertion.sums[result.pair + 1];
  const Sign sign = sign_of(relation.assertion.comparisons[result.pair]);
  const std::size_t left_operands = operands(left, result, 0);
  const std::size_t all = left_operands + operands(right, result, left_operands);
  const std::string_view unit = unit_of(result.fields, all);
  const std::string asked = people(left.text) + " " + std::string(sign.asked) + " " + people(right.text);
  const std::string numbers = shown(result.left) + " " + std::string(sign.instead) + " " + shown(result.right);
  const Decimal difference = (result.left - result.right).abs();
  const std::string apart = difference.zero() ? "" : "，差" + with_unit(difference, unit);
  const std::string by = "（" + relation.title + "，审核关系" + relation.id + "）";
  finding.message = circumstances(result) + premise_of(relation) + asked + "：" + numbers + apart;
  if (result.state == RelationState::kRounding) {
    finding.message += "，在四舍五入容差" + with_unit(result.tolerance, unit) + "以内" + by + "。";
  } else {
    finding.message += by + "。";
  }
  finding.message_en = (result.year == 0 ? "" : std::to_string(result.year) + ": ") + asked + ": " + numbers +
                       (difference.zero() ? "" : ", apart by " + shown(difference)) + " (relation " + relation.id +
                       ").";
  // A total that is left of its parts is what is asked to agree with them.
  finding.expected =
      left.text + " " + std::string(sign.asked) + " " + side(right, result, left_operands, result.right, unit);
  finding.actual = people(left.text) + " = " + side(left, result, 0, result.left, unit);
}

void words(const RelationResult& result, Finding& finding) {
  const Relation& relation = *result.relation;
  const Assertion& assertion = relation.assertion;
  const Dictionary& dictionary = sheet_dictionary();
  const bool listed = !result.fields.empty() && result.fields.front()->code == assertion.code;
  const std::string now = listed ? state_words(*result.fields.front()) : "未列";
  const std::string by = "（审核关系" + relation.id + "）";
  switch (assertion.kind) {
    case Assertion::Kind::kFilled:
      finding.message = dictionary.title(assertion.code) + "未填：" + relation.title + by + "。";
      finding.message_en =
          "Field " + assertion.code + " is not filled in though relation " + relation.id + " asks for it.";
      finding.expected = "填写" + dictionary.title(assertion.code);
      break;
    case Assertion::Kind::kBlank:
      finding.message = dictionary.title(assertion.code) + "不应填写：" + relation.title + by + "。";
      finding.message_en = "Field " + assertion.code + " is filled in though relation " + relation.id + " forbids it.";
      finding.expected = "不填" + dictionary.title(assertion.code);
      break;
    default: {
      const bool equal = assertion.comparisons[0] == Comparison::kEqual;
      const std::string other =
          assertion.other.empty() ? "“" + assertion.words + "”" : dictionary.title(assertion.other);
      finding.message = dictionary.title(assertion.code) + "应" + (equal ? "与" : "不同于") + other +
                        (equal ? "一致" : "") + "，所填为“" + now + "”：" + relation.title + by + "。";
      finding.message_en = "Field " + assertion.code + " does not satisfy relation " + relation.id + ".";
      finding.expected = (equal ? "" : "不同于") + other;
      break;
    }
  }
  finding.message.insert(0, circumstances(result));
  finding.actual = now;
}

}  // namespace

std::string_view sign(Comparison comparison) {
  return sign_of(comparison).asked;
}

Finding relation_finding(const RelationResult& result) {
  Finding finding;
  if (result.relation->assertion.kind == Assertion::Kind::kCompare) {
    compare(result, finding);
  } else {
    words(result, finding);
  }
  for (const Field* field : result.fields) {
    if (std::find(finding.locations.begin(), finding.locations.end(), field->where) == finding.locations.end()) {
      finding.locations.push_back(field->where);
    }
  }
  return finding;
}

bool conditional(const Relation& relation) {
  return relation.id.starts_with("R-C");
}

}  // namespace nitec
