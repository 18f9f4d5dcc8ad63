// The dictionary of the datasheet's fields and the types of evidence: data of schemas/<date>/, parsed here.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/kind.h"

namespace nitec {

/// What may stand in a field.
enum class FieldType {
  kString,    ///< Words.
  kDate,      ///< "2029-05-18"
  kYears,     ///< "2026" or "2026-2028"
  kEnum,      ///< One of FieldInfo::choices.
  kUscc,      ///< 统一社会信用代码, GB 32100-2015
  kRegion,    ///< 行政区划代码, GB/T 2260
  kIndustry,  ///< 国民经济行业代码, GB/T 4754-2017
  kDocno,     ///< 公文文号
  kInt,       ///< A count.
  kDec1,      ///< At most one decimal.
  kDec2,      ///< At most two decimals.
  kPct,       ///< Percent, 0 to 100.
  kRow,       ///< Not a value: participants, groups J, K and L have rows of their own.
};

/// Which day or span a quantity speaks of.
enum class FieldSpan {
  kNone,       ///< Not a quantity.
  kPoint,      ///< 时点: the end of 筹建期.
  kPeriod,     ///< 期间
  kWholeBuild  ///< 筹建期: one figure for the whole of it.
};

/// Whether a submission must fill it in.
enum class FieldDuty {
  kRequired,     ///< 必填
  kOptional,     ///< 选填
  kConditional,  ///< 条件: a line of relations.txt says when.
};

struct FieldInfo {
  std::string code;  ///< "D02a"
  std::string name;  ///< "中央预算内投资"
  std::string unit;  ///< "万元"; empty when it has none.
  FieldType type = FieldType::kString;
  FieldSpan span = FieldSpan::kNone;
  bool yearly = false;  ///< One value a year.
  std::array<FieldDuty, kEveryKind.size()> duties{
      FieldDuty::kOptional, FieldDuty::kOptional, FieldDuty::kOptional,
      FieldDuty::kOptional, FieldDuty::kOptional, FieldDuty::kOptional};  ///< For each of kEveryKind.
  char group = 0;                                                         ///< 'A' to 'L'
  std::string basis;                  ///< The article, or the practice that it is taken from.
  std::vector<std::string> choices;   ///< Of kEnum; of other types what it usually is, for the form.
  bool may_be_negative = false;       ///< Profit, surplus.
  bool ours = false;                  ///< Added for the confirmation; earlier forms do not have it.
  std::vector<std::string> synonyms;  ///< Other names in reports.

  [[nodiscard]] FieldDuty duty(Kind kind) const { return duties[kind_index(kind)]; }
  /// A number: kInt, kDec1, kDec2 or kPct.
  [[nodiscard]] bool numeric() const;
  /// How many decimals it may have; 0 for kInt, 2 for kPct.
  [[nodiscard]] int decimals() const;
};

/// All fields, in the order of the form.
class Dictionary {
 public:
  /// Reads fields.tsv, ours or a supervising unit's own. Throws std::runtime_error ("第3行：…") on a line that is not
  /// in its form.
  static Dictionary parse(std::string_view text);

  /// The field with that code, or null.
  [[nodiscard]] const FieldInfo* find(std::string_view code) const;
  [[nodiscard]] const std::vector<FieldInfo>& fields() const { return fields_; }
  /// "E08（建筑安装工程投资）"; the code alone when it is unknown.
  [[nodiscard]] std::string title(std::string_view code) const;

 private:
  std::vector<FieldInfo> fields_;
  std::map<std::string, std::size_t, std::less<>> places_;  ///< By code.
};

/// A row of evidence_types.tsv.
struct EvidenceType {
  std::string code;  ///< "asset-registration"
  std::string name;  ///< "国有资产登记"
  std::string name_en;
  std::string basis;  ///< "第十八条第二款"
  std::string remark;
};

/// Reads evidence_types.tsv. Throws std::runtime_error ("第3行：…") on a line that is not in its form.
std::vector<EvidenceType> parse_evidence_types(std::string_view text);

}  // namespace nitec
