#include <re2/re2.h>

#include <array>
#include <string_view>

#include "validators/catalogue.h"
#include "validators/evidence/required.h"
#include "validators/facts.h"
#include "validators/reading.h"
#include "validators/record/facts.h"

namespace nitec {
namespace {

constexpr Required kPlan{"rectification-plan", "整改计划", "the plan of rectification", "整改"};

struct Item {
  std::string_view name;
  std::string_view words;  ///< A pattern, RE2.
};

constexpr std::array<Item, 3> kItems{{
    {"整改目标", "目标|达到|实现|提升(?:到|至)"},
    {"整改措施", "措施|举措|办法|做法|对策|(?:主要|具体|重点)(?:任务|工作)|整改(?:内容|任务|事项)"},
    {"整改期限",
     "期限|时限|时间(?:安排|节点|表|进度)|进度(?:安排|计划)|计划进度|完成时间|截止|20\\d\\d年\\d{1,2}月|(?:月|年|季度)("
     "?:底|末|内)|前完成"},
}};

/// The folded text of the pages that the row lists; nothing when one of them cannot be read.
std::optional<std::string> text_of(const Submission& submission, const Evidence& evidence) {
  const Document* document = submission.find(evidence.file);
  if (document == nullptr || document->pages.empty()) {
    return std::nullopt;
  }
  std::string text;
  for (const Page& page : document->pages) {
    if (evidence.first_page > 0 && (page.number < evidence.first_page || page.number > evidence.last_page)) {
      continue;
    }
    if (page.text_layer != TextLayer::kOk) {
      return std::nullopt;
    }
    text += Reading(*document, page).text();
  }
  return text;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Field* last = said(submission, "A24");
  const Record* record = record_of(submission);
  const RecordedGrade* recorded = record == nullptr ? nullptr : last_grade(submission, *record);
  const bool told = last != nullptr && folded(last->text) == "基本合格";
  if (!told && (recorded == nullptr || recorded->grade != "基本合格")) {
    return last == nullptr && record == nullptr ? Look::kNoData : Look::kDoesNotApply;
  }
  const Location& why = told ? last->where : recorded->where;
  if (told) {  // Where only the record says so, record/rectification-missing asks for it.
    require(submission, kPlan, kRectificationPlan.card, {why}, findings);
  }
  for (const Evidence* plan : evidence_of(submission, kPlan.type)) {
    const std::optional<std::string> text = text_of(submission, *plan);
    if (!text || text->empty()) {
      continue;
    }
    for (const Item& item : kItems) {
      if (RE2::PartialMatch(*text, RE2(re2::StringPiece(item.words.data(), item.words.size())))) {
        continue;
      }
      Finding missing = finding(title(*plan) + "未见" + std::string(item.name) + "。",
                                "The plan of rectification lacks one of its three parts.");
      missing.rule = kRectificationPlan.card.name;
      missing.severity = Severity::kWarning;
      missing.opinion = kRectificationPlan.card.opinion;
      missing.locations = {first_page(*plan), why};
      missing.expected = "写明整改目标、整改措施、整改期限";
      missing.actual = "未见" + std::string(item.name);
      findings.push_back(std::move(missing));
    }
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRectificationPlan = {
    .card =
        {
            .name = "evaluation/rectification-plan",
            .clause = "第二十四条",
            .clause_id = "M37",
            .summary = "上一次评估为基本合格的，附有写明目标、措施、期限的整改计划。",
            .summary_en = "After 基本合格 there is a plan of rectification with aims, measures and a term.",
            .why = "第二十四条：“对基本合格的，主管单位加强监督管理，督促制定详细整改计划，明确整改目标、整改措施、整改"
                   "期限"
                   "”。",
            .decides =
                "评估表A24（上一次评估结果）为“基本合格”的，证明材料清单应有整改计划；其文字可以读取的，查找目标、措"
                "施、期限三项的用语，未见的作疑点。扫描件由人查看。整改是否到位由人判断。",
            .remedy = "请补充整改计划，写明整改目标、整改措施、整改期限，并列入清单。",
            .remedy_en = "Please add the plan with its aims, measures and term, and list it.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kEvaluation},
        },
    .check = check,
};

}  // namespace nitec
