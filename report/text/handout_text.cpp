#include <array>

#include "report/text/plain.h"
#include "report/text/text_writers.h"

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

std::string cell(std::string_view text) {
  std::string result;
  for (const char c : plain_text(text)) {
    if (c == '|' || c == '<' || c == '>' || c == '*' || c == '\\') {
      result += '\\';
    }
    result += c;
  }
  return result;
}

std::string_view duty_word(FieldDuty duty) {
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

/// How it is to be written.
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

void add_fields(const Dictionary& dictionary, Kind kind, std::string& text) {
  for (const auto& [group, title] : kGroups) {
    text += "\n### " + std::string(1, group) + "　" + std::string(title) +
            "\n\n| 代码 | 栏目 | 单位 | 填报 | 怎样写 | 口径 |\n| --- | --- | --- | --- | --- | --- |\n";
    for (const FieldInfo& field : dictionary.fields()) {
      if (field.group == group) {
        text += "| " + cell(field.code) + " | " + cell(field.name) + " | " +
                cell(field.unit.empty() ? "—" : field.unit) + " | " + std::string(duty_word(field.duty(kind))) + " | " +
                cell(form_words(field)) + " | " + span_words(field) + " |\n";
      }
    }
  }
}

}  // namespace

std::string write_handout_markdown(const Dictionary& dictionary, std::span<const RelationLine> relations, Kind kind) {
  std::string text =
      "# 评估表填报说明（" + std::string(kind_title(kind)) + "）\n\n" +
      "供填报单位使用：有哪些栏目，怎样写，栏目之间应当成立哪些关系。提交前请逐条自查；核查用的就是这些关系。\n\n" +
      "- 数值不写千位分隔符，小数点用“.”，每个数量写明单位。\n" +
      "- 空白、零、不适用、未统计是四种不同的回答；必填栏目确实没有的，写明“零”或者“不适用”。\n" +
      "- 逐年填的栏目每年各写一条；“依托单位”口径的数另写，不与中心的数混填。\n\n## 一、栏目\n";
  add_fields(dictionary, kind, text);
  text +=
      "\n## 二、审核关系\n\n" +
      std::string(
          "相等和带加减的比较允许四舍五入差异：n项相加、d位小数，容差为 (n+1)×0.5×10⁻ᵈ；整数不允许。填“零”“不适用”的按0"
          "计，空白和“未统计”不判断。\n\n| 编号 | 不成立时 | 关系 | 说明 |\n| --- | --- | --- | --- |\n");
  for (const RelationLine& relation : relations) {
    text += "| " + cell(relation.id) + " | " + (relation.level == Severity::kError ? "须改正" : "请核实") + " | " +
            cell(relation.text) + " | " + cell(relation.title) + " |\n";
  }
  return text;
}

}  // namespace nitec
