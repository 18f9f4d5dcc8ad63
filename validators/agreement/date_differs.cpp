#include <re2/re2.h>

#include <array>
#include <memory>

#include "validators/agreement/rules.h"
#include "validators/extension/request.h"
#include "validators/facts.h"
#include "validators/passages.h"

namespace nitec {
namespace {

/// What a sentence says of a day, and the field that holds it.
struct Dated {
  std::string_view code;
  std::string_view what;
  const char* words;    ///< RE2: the sentence speaks of it.
  const char* without;  ///< RE2: and of nothing else that has a day of its own.
};

constexpr std::array<Dated, 5> kDated{{
    {"A06", "筹建期起始日", "同意(?:启动)?组建|批复(?:同意)?(?:启动)?组建|启动组建(?:的通知|通知)|筹建(?:获批|批复)",
     "申请|推荐|论证|截止|结束|届满|至|延|确认"},
    {"E23e", "审计报告日期", "审计报告", "竣工验收|登记|决算批复|委托|进场|截至|截止|基准"},
    {"E24a", "竣工验收日期", "(?:通过|完成|组织)?竣工验收",
     "审计|登记|申请|单位工程|消防|环保|预验收|委托|决算|开工|初验"},
    {"E25b", "国有资产登记日期", "(?:国有资产|产权)(?:产权)?登记", "审计|竣工验收|申请|决算"},
    {"A10b", "正式确认日期", "正式确认", "申请|评估|筹建|提出|通过|结束"},
}};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const std::optional<Passages> passages = Passages::of(submission);
  if (!passages) {
    return Look::kNoData;
  }
  bool any = false;
  for (const Dated& dated : kDated) {
    const Field* field = said(submission, dated.code);
    const std::optional<Date> known = date_said(submission, dated.code);
    if (field == nullptr || !known) {
      continue;
    }
    const RE2 words(dated.words);
    const RE2 without(dated.without);
    std::optional<Location> other;
    Date other_day;
    bool same = false;
    for (const Passages::Passage& passage : passages->all()) {
      const re2::StringPiece text(passage.text.data(), passage.text.size());
      if (passage.heading || !RE2::PartialMatch(text, words)) {
        continue;
      }
      const std::vector<DateInText> dates = dates_in(passage.text, 0);
      for (const DateInText& date : dates) {
        same = same || (date.first <= *known && *known <= date.last);
      }
      const bool whole = dates.size() == 1 && dates.front().first == dates.front().last;
      if (!whole || RE2::PartialMatch(text, without)) {
        continue;
      }
      const DateInText& date = dates.front();
      if (!other && (date.first < add_days(*known, -1) || add_days(*known, 1) < date.first)) {
        other = passages->place(passage, passage.text.substr(date.begin, date.end - date.begin));
        other_day = date.first;
      }
    }
    any = any || same || other;
    if (same || !other) {
      continue;
    }
    Finding differs = finding(main_title(submission) + "第" + std::to_string(other->page) + "页所写日期" +
                                  other_day.chinese() + "与评估表" + std::string(dated.code) + "（" +
                                  std::string(dated.what) + "）" + known->chinese() + "不一致。",
                              "The report gives another day than the datasheet.");
    differs.locations = {*other, field->where};
    differs.expected = known->chinese();
    differs.actual = other_day.chinese();
    findings.push_back(std::move(differs));
  }
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kDateDiffers = {
    .card =
        {
            .name = "agreement/date-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告所写的批复、审计、竣工验收、登记、确认日期与评估表一致。",
            .summary_en = "The report gives the same days as the datasheet.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "在报告中找讲到同意组建、审计报告、竣工验收、产权登记、正式确认而只有一个完整日期的句子，与评估"
                       "表A06、E23e、E24a、E25b、A10b"
                       "比较，相差一日以内不计；报告别处写有评估表所填日期的不列。只写到月的，同月即为一致。",
            .remedy = "请核对原件，改正报告或者评估表中的一处。",
            .remedy_en = "Please compare with the original and correct one of the two places.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
