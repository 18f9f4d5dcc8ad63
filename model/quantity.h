// Quantities in Chinese running text: numbers with their units, as reports write them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/decimal.h"

namespace nitec {

/// What is said about the number beside its value.
enum class Bound {
  kNone,     ///< 86家
  kAtLeast,  ///< 不少于86家, 86家以上, 超过86家, 86余家
  kAtMost,   ///< 不超过86家, 86家以内, 近86家
};

/// A number with its unit in a text.
struct Quantity {
  std::size_t begin = 0;  ///< Of the first character of the number, or of the words that qualify it (约, 不少于).
  std::size_t number_begin = 0;  ///< Of the number itself.
  std::size_t end = 0;           ///< Behind the unit, or behind what qualifies it (以上, 左右).
  Decimal value;                 ///< In `unit`: 1.2亿元 is 120000000.0 元.
  Decimal step;         ///< What one more in the last digit shown would add, in `unit`: 1.2亿元 has 10000000 元.
  std::string unit;     ///< As units are compared: "元", "人", "㎡", "%", "百分点"; empty for a bare number.
  std::string written;  ///< The unit as it stands there, with 万 or 亿: "万元".
  bool approximate = false;  ///< 约, 左右, 余, 近, 多: not to be compared to the last digit.
  Bound bound = Bound::kNone;
  bool in_words = false;  ///< In Chinese numerals: 一百二十人.
  /// Of a range (30—50台): its upper end; `value` is the lower one. So are shares in tenths read: 三成多 is 30 to 40 %.
  std::optional<Decimal> upper = {};

  bool operator==(const Quantity&) const = default;
};

/// The quantities of a text, in order and apart from each other. Takes folded text (half-width digits and signs; see
/// validators/reading.h); the indices are those of `text`. Left out: dates and years, ordinals (第3), numbers that are
/// part of a name or number of something (GB/T 9704—2012, ZL2027…, 〔2026〕12号, 3.1.2), units that are none of ours,
/// 一 with a unit (一项 is seldom counted), and numerals of more than 18 digits.
std::vector<Quantity> find_quantities(std::u32string_view text);

/// A table's cell that holds a number and nothing else, perhaps with its unit ("1,234.56", "43件", "12.5%"); `unit` is
/// that of the row or column head, as written there ("万元"), and counts where the cell has none. Nothing for anything
/// else.
std::optional<Quantity> cell_quantity(std::u32string_view text, std::u32string_view unit);

/// The unit that stands in the head of a row or column: “原值（万元）”, “金额/万元”, “单位：万元”; empty when there is
/// none.
std::u32string unit_in(std::u32string_view head);

/// The value in the unit that is written: 120000000 元 as "12000" for 万元.
std::string in_unit(const Decimal& value, std::string_view written);

}  // namespace nitec
