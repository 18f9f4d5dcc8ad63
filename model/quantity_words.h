// The units that quantities are told in, and the words that qualify a number. For quantity.cpp alone.
#pragma once

#include <array>
#include <string_view>

#include "model/quantity.h"

namespace nitec::quantity_words {

struct Unit {
  std::u32string_view written;
  std::string_view compared;
  std::u32string_view not_before;  ///< Characters behind it with which it would be another word.

  /// How many of the compared unit one is: 1 亩 is 666.67 ㎡.
  [[nodiscard]] Decimal factor() const {
    constexpr long long kMu = 66'667;
    constexpr long long kHectare = 10'000;
    return written == U"亩" ? Decimal::of_units(kMu, 2) : written == U"公顷" ? Decimal(kHectare) : Decimal(1);
  }
};

/// Longer ones first.
inline constexpr std::array kUnits{
    Unit{U"个百分点", "百分点", U""},
    Unit{U"百分点", "百分点", U""},
    Unit{U"平方公里", "平方公里", U""},
    Unit{U"台(套)", "台套", U""},
    Unit{U"套(台)", "台套", U""},
    Unit{U"台/套", "台套", U""},
    Unit{U"台、套", "台套", U""},
    Unit{U"台件套", "台套", U""},
    Unit{U"台(件)", "台套", U""},
    Unit{U"台(套、件)", "台套", U""},
    Unit{U"平方米", "㎡", U""},
    Unit{U"人·年", "人年", U""},
    Unit{U"人·月", "人月", U""},
    Unit{U"(套)", "台套", U""},
    Unit{U"台套", "台套", U""},
    Unit{U"台件", "台套", U""},
    Unit{U"套台", "台套", U""},
    Unit{U"平米", "㎡", U""},
    Unit{U"人次", "人次", U""},
    Unit{U"人年", "人年", U""},
    Unit{U"人月", "人月", U""},
    Unit{U"家次", "家次", U""},
    Unit{U"场次", "次", U""},
    Unit{U"批次", "批次", U""},
    Unit{U"机时", "小时", U""},
    Unit{U"小时", "小时", U""},
    Unit{U"公顷", "㎡", U""},
    Unit{U"美元", "美元", U""},
    Unit{U"欧元", "欧元", U""},
    Unit{U"日元", "日元", U""},
    Unit{U"港元", "港元", U""},
    Unit{U"件次", "次", U""},
    Unit{U"项次", "次", U""},
    Unit{U"m2", "㎡", U""},
    Unit{U"m²", "㎡", U""},
    Unit{U"㎡", "㎡", U""},
    Unit{U"元", "元", U"素件器月旦宵"},
    Unit{U"圆", "元", U"形柱"},
    Unit{U"人", "人", U"员才工均类民力机体口士文身物数事为"},
    Unit{U"名", "人", U"称单录义为"},
    Unit{U"位", "人", U"于置移点次数"},
    Unit{U"件", "件", U"数"},
    Unit{U"项", "项", U"目下"},
    Unit{U"个", "个", U"月小工自性别体人年季日"},
    Unit{U"家", "家", U"庭具长"},
    Unit{U"户", "家", U"外型"},
    Unit{U"台", "台", U"阶风账帐"},
    Unit{U"套", "套", U""},
    Unit{U"条", "条", U"件例款码"},
    Unit{U"期", "期", U"间末限初望刊"},
    Unit{U"次", "次", U"序数日年要"},
    Unit{U"场", "次", U"地所景馆"},
    Unit{U"篇", "篇", U""},
    Unit{U"部", "部", U"分门署长委位队件"},
    Unit{U"份", "份", U"额"},
    Unit{U"批", "批", U"复准"},
    Unit{U"亩", "㎡", U"产"},
    Unit{U"吨", "吨", U""},
    Unit{U"种", "种", U"子植"},
    Unit{U"门", "门", U"类"},
    Unit{U"座", "座", U"谈"},
    Unit{U"款", "款", U"项"},
    Unit{U"例", "例", U"如会"},
    Unit{U"%", "%", U""},
};

/// What stands before a number or behind its unit, and what it makes of it.
struct Words {
  std::u32string_view words;
  Bound bound;
  bool approximate;
};

inline constexpr std::array kBefore{
    Words{U"不少于", Bound::kAtLeast, false}, Words{U"不低于", Bound::kAtLeast, false},
    Words{U"不小于", Bound::kAtLeast, false}, Words{U"不超过", Bound::kAtMost, false},
    Words{U"不高于", Bound::kAtMost, false},  Words{U"不大于", Bound::kAtMost, false},
    Words{U"不多于", Bound::kAtMost, false},  Words{U"至少", Bound::kAtLeast, false},
    Words{U"至多", Bound::kAtMost, false},    Words{U"最多", Bound::kAtMost, false},
    Words{U"超过", Bound::kAtLeast, true},    Words{U"超出", Bound::kAtLeast, true},
    Words{U"突破", Bound::kAtLeast, true},    Words{U"高于", Bound::kAtLeast, true},
    Words{U"大于", Bound::kAtLeast, true},    Words{U"多于", Bound::kAtLeast, true},
    Words{U"低于", Bound::kAtMost, true},     Words{U"小于", Bound::kAtMost, true},
    Words{U"少于", Bound::kAtMost, true},     Words{U"不到", Bound::kAtMost, true},
    Words{U"不足", Bound::kAtMost, true},     Words{U"未满", Bound::kAtMost, true},
    Words{U"没有到", Bound::kAtMost, true},   Words{U"未达到", Bound::kAtMost, true},
    Words{U"没到", Bound::kAtMost, true},     Words{U"未到", Bound::kAtMost, true},
    Words{U"不满", Bound::kAtMost, true},     Words{U"不过", Bound::kAtMost, true},
    Words{U"大约", Bound::kNone, true},       Words{U"大致", Bound::kNone, true},
    Words{U"将近", Bound::kAtMost, true},     Words{U"接近", Bound::kAtMost, true},
    Words{U"约为", Bound::kNone, true},       Words{U"约", Bound::kNone, true},
    Words{U"近", Bound::kAtMost, true},       Words{U"超", Bound::kAtLeast, true},
    Words{U"逾", Bound::kAtLeast, true},      Words{U"≥", Bound::kAtLeast, false},
    Words{U"≤", Bound::kAtMost, false},       Words{U">", Bound::kAtLeast, true},
    Words{U"<", Bound::kAtMost, true},        Words{U"≈", Bound::kNone, true},
};

inline constexpr std::array kBehind{
    Words{U"及以上", Bound::kAtLeast, false},  Words{U"(含)以上", Bound::kAtLeast, false},
    Words{U"以上", Bound::kAtLeast, true},     Words{U"及以下", Bound::kAtMost, false},
    Words{U"(含)以下", Bound::kAtMost, false}, Words{U"以下", Bound::kAtMost, true},
    Words{U"以内", Bound::kAtMost, true},      Words{U"左右", Bound::kNone, true},
    Words{U"上下", Bound::kNone, true},        Words{U"之多", Bound::kNone, true},
    Words{U"有余", Bound::kAtLeast, true},     Words{U"余", Bound::kAtLeast, true},
    Words{U"多", Bound::kAtLeast, true},
};

}  // namespace nitec::quantity_words
