#include "report/words/field_words.h"

#include <array>
#include <utility>

namespace nitec {
namespace {

constexpr std::array<std::pair<char, std::string_view>, 12> kGroups{{{'A', "基本信息"},
                                                                     {'B', "资产与条件"},
                                                                     {'C', "人员"},
                                                                     {'D', "科研经费"},
                                                                     {'E', "筹建投资与财务决算"},
                                                                     {'F', "科研活动"},
                                                                     {'G', "知识产权、标准、奖励"},
                                                                     {'H', "收入与成果转化"},
                                                                     {'I', "开放服务与行业贡献"},
                                                                     {'J', "目标完成对照表"},
                                                                     {'K', "证明材料清单"},
                                                                     {'L', "承诺与意见"}}};

}  // namespace

std::string_view group_title(char group) {
  for (const auto& [letter, title] : kGroups) {
    if (letter == group) {
      return title;
    }
  }
  return {};
}

std::string_view duty_words(FieldDuty duty) {
  switch (duty) {
    case FieldDuty::kRequired:
      return "必填";
    case FieldDuty::kConditional:
      return "有则必填";
    case FieldDuty::kOptional:
      break;
  }
  return "选填";
}

std::string form_words(const FieldInfo& field) {
  switch (field.type) {
    case FieldType::kString:
      return "文字";
    case FieldType::kDate:
      return "日期，如 2029-05-18";
    case FieldType::kYears:
      return "年度，如 2026 或者 2026-2028";
    case FieldType::kUscc:
      return "18位统一社会信用代码";
    case FieldType::kRegion:
      return "6位行政区划代码";
    case FieldType::kIndustry:
      return "国民经济行业代码，如 C3451";
    case FieldType::kDocno:
      return "文号，如 发改高技〔2026〕12号";
    case FieldType::kInt:
      return "整数";
    case FieldType::kDec1:
      return "至多1位小数";
    case FieldType::kDec2:
      return "至多2位小数";
    case FieldType::kPct:
      return "百分数，0—100";
    case FieldType::kRow:
      return "另列";
    case FieldType::kEnum:
      break;
  }
  std::string words = "填其中之一：";
  for (const std::string& choice : field.choices) {
    words += (&choice == &field.choices.front() ? "" : "、") + choice;
  }
  return words;
}

std::string span_words(const FieldInfo& field) {
  std::string words = field.span == FieldSpan::kPoint        ? "时点数"
                      : field.span == FieldSpan::kPeriod     ? "期间数"
                      : field.span == FieldSpan::kWholeBuild ? "整个筹建期"
                                                             : "";
  if (field.yearly) {
    words += words.empty() ? "逐年填" : "，逐年填";
  }
  if (field.may_be_negative) {
    words += words.empty() ? "可为负数" : "，可为负数";
  }
  return words.empty() ? "—" : words;
}

}  // namespace nitec
