#include <re2/re2.h>

#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  static const RE2 kForm("National Industrial Technology Engineering Center for [^\\s(].*");
  static const RE2 kSuffix(
      "(.*\\S)\\s*[(（](?:Preparatory|Preparation|In Preparation|Under Preparation|Chou)[^)）]*[)）]\\s*");
  static const RE2 kTopic("(?i).*?\\b(?:center|centre)\\s+(?:for|of|on)\\s+(.+)");
  constexpr std::string_view kPrefix = "National Industrial Technology Engineering Center for ";
  const Field* field = said(submission, "A02");
  if (field == nullptr) {
    return Look::kNoData;
  }
  std::string name = field->text;
  std::string bare;
  const bool suffix = RE2::FullMatch(name, kSuffix, &bare);
  if (suffix) {
    name = bare;
  }
  const bool right = RE2::FullMatch(name, kForm) && name.find("  ") == std::string::npos &&
                     name.find("XX") == std::string::npos && name.find("××") == std::string::npos;
  if (right && !suffix) {
    return Look::kLooked;
  }
  std::string topic = "××";
  RE2::FullMatch(name, kTopic, &topic);
  Finding wrong =
      right ? finding("英文名称末尾的加注办法没有规定。", "The regulation knows no suffix to the English name.")
            : finding("英文名称与统一的英文名称不一致。", "The English name does not follow the common form.");
  if (right) {
    wrong.rule = kEnglishName.card.name;
    wrong.severity = Severity::kNote;
    wrong.opinion = kEnglishName.card.opinion;
    wrong.remedy = "可不改；正式文件中建议使用统一的英文名称。";
    wrong.remedy_en = "It may stay; formal documents had better use the common form.";
  }
  wrong.locations.push_back(field->where);
  wrong.expected = right ? name : std::string(kPrefix) + topic;
  wrong.actual = field->text;
  findings.push_back(std::move(wrong));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kEnglishName = {
    .card =
        {
            .name = "naming/english-name",
            .clause = "第三十六条",
            .clause_id = "M44",
            .summary = "英文名称为“National Industrial Technology Engineering Center for ××”。",
            .summary_en = "The English name begins with National Industrial Technology Engineering Center for.",
            .why = "第三十六条：“英文名称为“National Industrial Technology Engineering Center for XX””。",
            .decides = "按评估表A02逐字比较固定部分；末尾加注“(Preparatory)”的，办法没有规定，只作提示。",
            .remedy = "请按统一的英文名称改正。",
            .remedy_en = "Please use the common English form.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
