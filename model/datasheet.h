// The datasheet (中心评估表 / 评估数据表) as it was read. Which fields there are, with names, units and types, is data:
// schemas/<date>/fields.tsv. A field that is not in the dictionary is kept too.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/date.h"
#include "model/decimal.h"
#include "model/document.h"

namespace nitec {

/// Blank, zero, “does not apply” and “not counted” are four different answers.
enum class ValueState {
  kBlank,          ///< No state and no text.
  kValue,          ///< 值
  kZero,           ///< 零
  kNotApplicable,  ///< 不适用
  kNotCounted,     ///< 未统计
};

/// One value of one field, for one year (0: not by year) and one 口径.
struct Field {
  std::string code;   ///< "D01", "D02a", "E21b".
  int year = 0;       ///< Calendar year; 0 for a point in time or the whole period.
  std::string scope;  ///< 口径: "中心" or "依托单位".
  std::string unit;   ///< As written in the datasheet: "万元".
  ValueState state = ValueState::kBlank;
  std::string text;               ///< As written.
  std::optional<Decimal> number;  ///< When the text is a number.
  Location where;                 ///< File, line, xpath, quote = text.

  bool operator==(const Field&) const = default;
};

/// A row of group K: one piece of evidence.
struct Evidence {
  std::string id;      ///< K01: "01", "附件3": unique in the submission.
  std::string name;    ///< K01
  std::string type;    ///< K01, a code of schemas/<date>/evidence_types.tsv: "completion-acceptance".
  std::string file;    ///< K02, a path inside the submission.
  int first_page = 0;  ///< K02; 0 when not given.
  int last_page = 0;
  std::string sha256;                 ///< K02, lower-case hex.
  std::string issuer;                 ///< K03
  std::string number;                 ///< K03, 文号
  std::optional<Date> date;           ///< K03, 签发日期
  std::optional<Date> valid_until;    ///< K03, 有效期
  std::vector<std::string> supports;  ///< K04: field codes ("E08") and sections ("§4").
  Location where;

  bool operator==(const Evidence&) const = default;
};

/// A row of group J: one target of the 组建方案 and what came of it.
struct Target {
  std::string name;                   ///< J01
  std::string direction;              ///< J02: "≥", "≤", "="
  std::optional<Decimal> target;      ///< J02
  std::string unit;                   ///< J02
  std::optional<Decimal> actual;      ///< J03
  std::optional<Decimal> rate;        ///< J04, percent
  std::vector<std::string> evidence;  ///< J05, ids of group K
  std::string field;                  ///< The field that holds the same quantity, when named.
  Location where;

  bool operator==(const Target&) const = default;
};

/// A row of A16.
struct Participant {
  std::string name;
  std::string code;  ///< 统一社会信用代码
  std::string duty;
  Location where;

  bool operator==(const Participant&) const = default;
};

/// L01 真实性承诺, L02 不涉密声明, L03 主管单位意见.
struct Commitment {
  std::string code;     ///< "L01"
  std::string signer;   ///< Who signed; empty when nobody.
  bool sealed = false;  ///< Said to carry the official seal.
  std::optional<Date> date;
  std::string evidence;  ///< Id of group K, when given.
  std::string text;
  Location where;

  bool operator==(const Commitment&) const = default;
};

struct Datasheet {
  std::string file;
  std::string kind;           ///< The submission's kind as written: "confirmation".
  std::string version;        ///< Namespace or version that it declares.
  std::vector<Field> fields;  ///< In document order.
  std::vector<Participant> participants;
  std::vector<Target> targets;
  std::vector<Evidence> evidence;
  std::vector<Commitment> commitments;

  /// The first value of that field for that year and 口径 (empty scope: any), or null.
  [[nodiscard]] const Field* find(std::string_view code, int year = 0, std::string_view scope = {}) const;
  /// Its text, or empty.
  [[nodiscard]] std::string text(std::string_view code) const;
  /// Its text read as an ISO date.
  [[nodiscard]] std::optional<Date> date(std::string_view code) const;

  bool operator==(const Datasheet&) const = default;
};

}  // namespace nitec
