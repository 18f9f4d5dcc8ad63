#include "report/text/plain.h"
#include "report/text/text_writers.h"
#include "report/words/field_words.h"

namespace nitec {
namespace {

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

void add_fields(const Dictionary& dictionary, Kind kind, std::string& text) {
  for (const char group : kFieldGroups) {
    text += "\n### " + std::string(1, group) + "　" + std::string(group_title(group)) +
            "\n\n| 代码 | 栏目 | 单位 | 填报 | 怎样写 | 口径 |\n| --- | --- | --- | --- | --- | --- |\n";
    for (const FieldInfo& field : dictionary.fields()) {
      if (field.group == group) {
        text += "| " + cell(field.code) + " | " + cell(field.name) + " | " +
                cell(field.unit.empty() ? "—" : field.unit) + " | " + std::string(duty_words(field.duty(kind))) +
                " | " + cell(form_words(field)) + " | " + span_words(field) + " |\n";
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
