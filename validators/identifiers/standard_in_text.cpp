#include <re2/re2.h>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/sheet_codes.h"
#include "validators/identifiers/standards.h"
#include "validators/identifiers/told_once.h"

namespace nitec {
namespace {

/// It is said to be a plan, or not to be out yet.
bool still_a_plan(const StandardMention& mention) {
  static const RE2 kPlan("计划|立项|在研|起草中|制定中|制订中|编制中|正在|报批|送审|征求意见|拟");
  const std::string_view sentence = mention.unit->sentence(mention.part);
  if (RE2::PartialMatch(re2::StringPiece(sentence.data(), sentence.size()), kPlan) ||
      RE2::PartialMatch(mention.unit->head, kPlan) || RE2::PartialMatch(mention.unit->above, kPlan)) {
    return true;
  }
  for (const std::string& cell : mention.unit->cells) {
    if (RE2::PartialMatch(cell, kPlan)) {
      return true;
    }
  }
  return false;
}

bool speaks_of_standards(const StandardMention& mention) {
  return mention.claimed || mention.unit->sentence(mention.part).find("标准") != std::string_view::npos ||
         mention.unit->above.find("标准") != std::string::npos;
}

/// What is wrong with it; empty when nothing is to be said.
std::string fault(const StandardMention& mention) {
  const IdentifierCheck& check = mention.check;
  switch (check.reason) {
    case IdentifierReason::kWriting:
      return "的写法不规范，应为“" + check.suggestion + "”";
    case IdentifierReason::kPlanNumber:
      return still_a_plan(mention) || !speaks_of_standards(mention)
                 ? ""
                 : "是立项计划号的形式，不是已发布标准的编号，请核对标准文本";
    case IdentifierReason::kUnknownCode:
      return check.number.empty() && mention.part.find_first_of("-:") == std::string_view::npos
                 ? ""
                 : "的代号“" + check.family + "”不在国家标准、行业标准代号之内，请核对标准文本";
    case IdentifierReason::kRegion:
      return "中的地方代号不是省级行政区划代码，请核对标准文本";
    case IdentifierReason::kNoYear:
      return mention.claimed && !mention.unit->ends_line(mention.part) ? "没有年号，请按标准文本补全" : "";
    case IdentifierReason::kTwoDigitYear:
      return mention.claimed ? "只有两位年号，请核实是否仍为现行标准" : "";
    case IdentifierReason::kFormat:
      return check.suggestion.empty() ? "" : "不合标准编号的形式" + suggestion_words(check.suggestion);
    default:
      return "";
  }
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  bool any = false;
  ToldOnce told(findings);
  for (const StandardMention& mention : standards_of(submission, context)) {
    any = true;
    const std::string words = fault(mention);
    const Location where = mention.unit->place(mention.part);
    if (words.empty() || told.again(mention.check.normalised, where)) {
      continue;
    }
    const std::string written(mention.part);
    Finding wrong = finding(title(submission, *mention.unit->document) + "中的标准号“" + written + "”" + words + "。",
                            "The number of a standard is not whole, or not written as such numbers are.");
    wrong.locations = {where};
    wrong.expected =
        mention.check.suggestion.empty() ? "已发布标准的编号，如“GB/T 9704—2012”" : mention.check.suggestion;
    wrong.actual = written;
    if (mention.check.reason == IdentifierReason::kTwoDigitYear) {
      wrong.rule = kStandardInText.card.name;
      wrong.severity = Severity::kNote;
      wrong.opinion = kStandardInText.card.opinion;
    }
    told.tell(mention.check.normalised, std::move(wrong));
  }
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kStandardInText = {
    .card =
        {
            .name = "identifier/standard-in-text",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告和证明材料中的标准号完整、写法规范，是已发布标准的编号。",
            .summary_en =
                "The numbers of standards in the documents are whole, well formed, and of published standards.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。立项计划号、不存在的代号"
                   "不能作为标准成果。",
            .decides =
                "核对国家标准、行业标准、地方标准、团体标准、企业标准和ISO、IEC标准的代号和写法；缺年号、两位年号"
                "只在列为标准成果时提出；写明是计划、在研、报批的计划号不提出。不查对标准是否存在、是否现行，"
                "主持还是参与由人判断。",
            .remedy = "请与标准文本封面核对后改正；尚未发布的请写明立项计划号和阶段，不计入已发布标准。",
            .remedy_en = "Please compare it with the cover of the standard; one not yet published does not count.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
