#include <map>
#include <tuple>

#include "validators/datasheet/rules.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::size_t begin = findings.size();
  std::map<std::tuple<std::string_view, int, std::string_view>, std::vector<const Field*>> groups;
  for (const Field& field : submission.datasheet->fields) {
    if (!field.code.empty()) {
      groups[{field.code, field.year, field.scope}].push_back(&field);
    }
  }
  for (const auto& [key, group] : groups) {
    if (group.size() < 2) {
      continue;
    }
    std::string values;
    std::vector<Location> places;
    constexpr std::size_t kMaxShown = 6;
    for (const Field* field : group) {
      if (places.size() < kMaxShown) {
        values += (values.empty() ? "“" : "、“") + state_words(*field) + "”";
        places.push_back(field->where);
      }
    }
    Finding finding =
        sheet_finding("栏目" + field_title(*group.front()) + "填了" + std::to_string(group.size()) + "次：" + values +
                          "，无从知道以哪个为准。",
                      "Field " + group.front()->code + " is filled in more than once.", std::move(places));
    finding.expected = "1次";
    finding.actual = std::to_string(group.size()) + "次";
    findings.push_back(std::move(finding));
  }
  limit(findings, begin);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kValueTwice = {
    .card =
        {
            .name = "datasheet/value-twice",
            .clause = "第十八条第一款",
            .clause_id = "M22",
            .summary = "同一栏目在同一年度、同一口径下只填一次。",
            .summary_en = "A field is filled in once for a year and a scope.",
            .why = "第十八条第一款：依托单位应“填写中心评估表”；第十条：“评估指标数据能够独立核算、有据可查”。",
            .decides = "按栏目代码、年度、口径核对；值相同的也列出。涉及该栏目的审核关系不判断。",
            .remedy = "请只保留正确的一个；不同年度、不同口径的，请写明year和scope。",
            .remedy_en = "Please keep the right one; other years and scopes need their attributes.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
