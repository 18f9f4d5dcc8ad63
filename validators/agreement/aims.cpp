#include "validators/agreement/aims.h"

#include "validators/agreement/ratios.h"

namespace nitec {

using Text = std::u32string_view;

bool aimed_at(std::u32string_view head) {
  return has_any(head, {U"目标", U"要求", U"计划", U"方案", U"批复", U"任务", U"承诺", U"预算", U"概算", U"下达",
                        U"应到", U"合同额", U"核定", U"指标值"});
}

bool reached(std::u32string_view head) {
  return has_any(head, {U"完成", U"实际", U"达到", U"兑现", U"实现", U"到位", U"执行", U"到账", U"审定", U"支出"});
}

Aim aim_of(const GridCell& cell) {
  if (cell.number) {
    return {cell.number};
  }
  Text text = cell.text.text;
  Aim aim;
  for (const Text word : {Text(U"不高于"), Text(U"不超过"), Text(U"不大于"), Text(U"不多于"), Text(U"低于"),
                          Text(U"小于"), Text(U"≤"), Text(U"<"), Text(U"≦"), Text(U"控制在")}) {
    aim.ceiling = aim.ceiling || text.starts_with(word);
  }
  aim.ceiling = aim.ceiling || text.ends_with(U"以内") || text.ends_with(U"以下");
  text = strip_front(text, {U"不低于", U"不少于", U"不小于", U"至少", U"达到", U"达", U"≥", U">", U"≧", U"="});
  text = strip_back(text, {U"(含)", U"以上", U"及"});
  aim.number = cell_quantity(text, U"");
  return aim;
}

}  // namespace nitec
