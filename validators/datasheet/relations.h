// 审核关系: relations between the fields of the datasheet, kept as data in the notation that statisticians know.
//
//   R-A01  E  D01 = D02 + D03 + D04 + D05    科技经费筹集额等于各渠道之和
//   id     level  relation                    title           (two blanks or more between the parts)
//
//   relation    [若 conditions 则] assertion
//   conditions  assertion {且 assertion}
//   assertion   sum {comparison sum}          C05 <= C04 <= C01: each neighbouring pair is judged on its own
//               | CODE 非空 | CODE 为空 | CODE = "text" | CODE <> "text" | CODE = CODE (fields of words)
//   comparison  = | <> | < | <= | > | >=
//   sum         term {(+|-) term}
//   term        number | CODE | 累计(CODE) | 上年(CODE) | term * number | number * term
//
// 累计(CODE) is the sum over all years, 上年(CODE) the value of the year before the one that is judged. Lines that
// begin with # are comments. E: error, W: warning.
//
// A relation is judged for each year and each 口径 for which its fields were filled in; a field that is not yearly has
// the same value in every year. 零 and 不适用 count as 0. Where an operand is blank, 未统计, no number, given twice, or
// in another unit than the dictionary's, the relation is not judged: other rules speak of that.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/datasheet.h"
#include "model/dictionary.h"
#include "model/finding.h"

namespace nitec {

enum class Comparison { kEqual, kUnequal, kLess, kLessEqual, kGreater, kGreaterEqual };

/// factor × field, or the factor alone when `code` is empty.
struct RelationTerm {
  Decimal factor{1};
  std::string code;
  bool total = false;   ///< 累计: over all years.
  bool before = false;  ///< 上年: of the year before.

  bool operator==(const RelationTerm&) const = default;
};

struct RelationSum {
  std::vector<RelationTerm> terms;
  std::string text;  ///< As written, one blank around signs: "E08 + E09".
};

struct Assertion {
  enum class Kind {
    kCompare,  ///< sums[0] comparisons[0] sums[1] comparisons[1] …
    kFilled,   ///< 非空
    kBlank,    ///< 为空
    kWords,    ///< The words of `code` against `words`, or against the words of `other`.
  };
  Kind kind = Kind::kCompare;
  std::vector<RelationSum> sums;
  std::vector<Comparison> comparisons;
  std::string code;
  std::string other;
  std::string words;
};

struct Relation {
  std::string id;  ///< "R-A01"; several lines may share one.
  Severity level = Severity::kError;
  std::string text;   ///< The relation as written.
  std::string title;  ///< “科技经费筹集额等于各渠道之和”
  int line = 0;
  std::vector<Assertion> conditions;  ///< All must hold; empty: always.
  Assertion assertion;
};

/// Reads relations.txt. Throws std::runtime_error ("第3行：…") on an unknown field, words compared with
/// numbers, a sign too many. A file with one bad line is refused as a whole.
std::vector<Relation> parse_relations(std::string_view text, const Dictionary& dictionary);

enum class RelationState {
  kHolds,
  kRounding,  ///< Differs by no more than the rounding of what is shown allows.
  kBroken,
  kUnjudged,  ///< An operand is not there.
};

/// One relation (one pair of a chain) in one year and one 口径. Conditions that do not hold leave no result.
struct RelationResult {
  const Relation* relation = nullptr;
  int year = 0;
  std::string scope;
  RelationState state = RelationState::kUnjudged;
  std::size_t pair = 0;  ///< Of a chain: sums[pair] against sums[pair + 1].
  Decimal left;          ///< kCompare only, as are the next two.
  Decimal right;
  Decimal tolerance;
  std::vector<const Field*> fields;  ///< The operands of the assertion in the order written, then of the conditions.
};

/// Judges all relations, in the order of the file, then by year and 口径. Exact decimals throughout.
std::vector<RelationResult> judge_relations(const std::vector<Relation>& relations, const Dictionary& dictionary,
                                            const Datasheet& datasheet);

}  // namespace nitec
