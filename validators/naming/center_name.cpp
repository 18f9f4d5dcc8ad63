#include "validators/naming/center_name.h"

#include <utility>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  std::vector<Quoted> names;
  if (const Field* field = said(submission, "A01")) {
    names.push_back({folded(field->text), field->where});
  }
  if (const Cover cover = read_cover(submission); cover.center) {
    names.push_back(*cover.center);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const JudgedName judged = judge_name(names[i].text);
    const bool told = i == 1 && names[1].text == names[0].text;
    if (judged.fault == NameFault::kNone || told) {
      continue;
    }
    Finding wrong = finding("中心名称“" + abridged(names[i].where.quote) + "”" + judged.why + "。",
                            "The centre's name does not follow the common form.");
    wrong.article = judged.fault == NameFault::kMark ? "第十六条" : "第三十六条";
    wrong.locations.push_back(names[i].where);
    if (i == 0 && names.size() == 2 && names[1].text == names[0].text) {
      wrong.locations.push_back(names[1].where);
    }
    wrong.expected = judged.suggestion;
    wrong.actual = names[i].where.quote;
    findings.push_back(std::move(wrong));
  }
  return names.empty() ? Look::kNoData : Look::kLooked;
}

}  // namespace

constinit const Rule kCenterName = {
    .card =
        {
            .name = "naming/center-name",
            .clause = "第三十六条",
            .clause_id = "M44",
            .summary = "中心名称为“××国家产业技术工程化中心（筹）”。",
            .summary_en = "The centre is named ××国家产业技术工程化中心（筹）.",
            .why = "第十六条：“可暂以“××国家产业技术工程化中心（筹）”的名义开展工作”；第三十六条：“国家产业技术工程化中"
                   "心统一命名为：“××国家产业技术工程化中心””。",
            .decides = "查看评估表A01和总结报告封面；半角括号、字间空白、换行不计。正式确认之前名称末尾带“（筹）”。名称"
                       "的领域用词是否恰当由人判断。",
            .remedy = "请按统一命名改正，并同时核对封面、评估表、申请函和公章。",
            .remedy_en = "Please use the common form of the name, alike on the cover, in the datasheet, the letter and "
                         "the seal.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
