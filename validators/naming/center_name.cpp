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
  const bool with_mark = carries_mark(submission);
  const bool confirmed_perhaps =
      with_mark && (submission.kind == Kind::kAnnual || submission.kind == Kind::kAdjustment);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const JudgedName judged = judge_name(names[i].text, with_mark);
    const bool told = i == 1 && names[1].text == names[0].text;
    if (judged.fault == NameFault::kNone || told) {
      continue;
    }
    Finding wrong = finding("中心名称“" + abridged(names[i].where.quote) + "”" + judged.why + "。",
                            "The centre's name does not follow the common form.");
    if (confirmed_perhaps && judged.fault == NameFault::kMark && domain_of(names[i].text)) {
      wrong.message =
          "中心名称“" + abridged(names[i].where.quote) + "”未带“（筹）”，评估表A10a、A10b也未写明正式确认。";
      wrong.rule = kCenterName.card.name;
      wrong.severity = Severity::kWarning;
      wrong.opinion = kCenterName.card.opinion;
      wrong.remedy = "已正式确认的，请填写评估表A10a、A10b；尚在筹建期的，请在名称末尾加“（筹）”。";
      wrong.remedy_en =
          "If the centre is confirmed, please fill in fields A10a and A10b; if not, add （筹） to the name.";
    }
    if (submission.kind == Kind::kApplication && judged.fault == NameFault::kMark) {
      wrong.message = "中心名称“" + abridged(names[i].where.quote) + "”带“（筹）”一类的字样，同意启动组建之前不使用。";
    }
    wrong.article = judged.fault == NameFault::kMark && kWhileBuilding.has(submission.kind) ? "第十六条" : "第三十六条";
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
            .summary = "中心名称为“××国家产业技术工程化中心”，筹建期内末尾带“（筹）”。",
            .summary_en = "The centre is named ××国家产业技术工程化中心, with （筹） while it is being built.",
            .why = "第十六条：“可暂以“××国家产业技术工程化中心（筹）”的名义开展工作”；第三十六条：“国家产业技术工程化中"
                   "心统一命名为：“××国家产业技术工程化中心””。",
            .decides =
                "查看评估表A01和主要文件的封面；半角括号、字间空白、换行不计。确认申请、延期申请的名称末尾带“（筹）”"
                "；组建申请、运行评估的不带；年度报送、重大调整按评估表A10a、A10b是否写明正式确认，两栏均未填而名"
                "称未带的作疑点。名称的领域用词是否恰当由人判断。",
            .remedy = "请按统一命名改正，并同时核对封面、评估表、申请函和公章。",
            .remedy_en = "Please use the common form of the name, alike on the cover, in the datasheet, the letter and "
                         "the seal.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
