// Amounts of money in formal Chinese numerals (大写), as contracts and audit reports write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nitec {

/// “人民币壹仟肆佰零玖元伍角整” for 140950 分. Takes 0 to kMaxFen.
std::string rmb_in_words(long long fen);

/// Below 一万亿元.
inline constexpr long long kMaxFen = 99'999'999'999'999;

struct RmbReading {
  std::optional<long long> fen;  ///< Nothing when it is no amount in formal numerals alone.
  /// Written as rmb_in_words does, or with its variants (圆, 萬, 億, 正).
  bool standard = false;
};

/// Reads 大写, with or without 人民币. Everyday numerals (一百), a missing 元, digits without a place are no amount.
RmbReading read_rmb(std::string_view text);

}  // namespace nitec
