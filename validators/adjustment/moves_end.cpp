#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/passages.h"

namespace nitec {
namespace {

/// Words that move the end of the period, and that nothing before them denies or puts into the past.
std::optional<Location> says_later_end(const Passages& passages) {
  static const RE2 kLater(
      "(?:筹建期|筹建期限|筹建时间|建设期|建设周期|建设期限|组建期|组建任务|筹建任务|建设任务|竣工(?:时间|日期)|建成(?:"
      "时间|日期)|(?:计划)?完"
      "成(?:时间|日期|时限)|截止(?:日|日期|时间))[^。;,]{0,36}?(?:延长|延后|顺延|延期|延至|延到|推迟|后延|后移|展期)|(?"
      ":延长|延后|顺延|推迟)"
      "(?:中心)?(?:筹建期|筹建时间|建设期|建设周期|组建期|完成(?:时间|时限|日期)|竣工(?:时间|日期))");
  static const RE2 kDenied(
      "(?:不|未|无|没有|不会|不涉及|无需|不需|已|已经|经批准|此前|前期|曾|原批准|避免|如|若|如需|另行|按规定|不属于|"
      "是否)[^。;,]{0,14}$|[“《]"
      "[^”》]{0,80}$");
  static const RE2 kDeniedInside(
      "不(?:再|予|作|做|会|因此|受)?(?:延|推|顺|后|展)|(?:不|未|无需|没有|不存在)[^。;,]{0,12}$");
  for (const Passages::Passage& passage : passages.all()) {
    const std::optional<std::string_view> part = passages.match(passage, kLater, &kDenied);
    if (!part) {
      continue;
    }
    static const RE2 kLast("(?:延长|延后|顺延|延期|延至|延到|推迟|后延|后移|展期)$");
    std::string before(*part);
    RE2::Replace(&before, kLast, "");
    if (!RE2::PartialMatch(re2::StringPiece(part->data(), part->size()), kDeniedInside) &&
        !RE2::PartialMatch(before, kDeniedInside)) {
      return passages.place(passage, *part);
    }
  }
  return std::nullopt;
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  if (said(submission, "A10a") != nullptr || said(submission, "A10b") != nullptr) {
    return Look::kDoesNotApply;  // A confirmed centre has no 筹建期 any more.
  }
  const std::optional<Date> end = date_said(submission, "A07");
  const std::optional<Date> extended = date_said(submission, "A09");
  const std::optional<Date> planned = date_said(submission, "A27");
  const std::optional<Date> last = extended ? extended : end;
  const Passages* passages = Passages::of(submission, context);
  if (!last && !passages) {
    return Look::kNoData;
  }
  Finding moved;
  if (last && planned && *planned > *last) {
    moved = finding("评估表A27所填计划完成日期" + planned->chinese() + "在筹建期截止日" + last->chinese() +
                        "之后，属于延长筹建期的，应另行申请。",
                    "The planned end lies after the end of the period: that is an extension.");
    moved.locations = {submission.datasheet->find("A27")->where,
                       submission.datasheet->find(extended ? "A09" : "A07")->where};
    moved.expected = "不晚于" + last->iso();
    moved.actual = planned->iso();
  } else if (const std::optional<Location> place = passages ? says_later_end(*passages) : std::nullopt) {
    moved = finding(
        "调整报告" + pages_words(place->page, 0) + "写有推迟完成或者延长筹建期的内容，属于延长筹建期的，应另行申请。",
        "The report on the change moves the end of the period: that is an extension.");
    moved.locations = {*place};
    moved.expected = "调整不改变筹建期截止日";
    moved.actual = place->quote;
  } else {
    return Look::kLooked;
  }
  findings.push_back(std::move(moved));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kAdjustmentMovesEnd = {
    .card =
        {
            .name = "adjustment/moves-end",
            .clause = "第二十条第一款",
            .clause_id = "M41",
            .summary = "重大调整不改变筹建期的截止日。",
            .summary_en = "A change does not move the end of the period.",
            .why = "第二十条第一款：“在筹建期结束前，可由主管单位向国家发展改革委提交延长筹建期的书面申请”，“原则上，延"
                   "长筹建期的"
                   "时限不能超过一年且只能申请一次”；以调整的名义推迟截止日，同样是延期。",
            .decides = "尚未正式确认的中心，评估表A27晚于A07（有批准的延期的为A09），或者调整报告写有筹建期、建设任务、"
                       "完成时间"
                       "“延长”“推迟”“顺延”的，作疑点。“不延长”“已经批准延长”的不计。",
            .remedy =
                "需要延长筹建期的，请由主管单位按第二十条另行提出申请；只是个别任务的时间在筹建期内变动的，请说明。",
            .remedy_en = "Please ask for an extension where one is meant; else say that the end does not move.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kAdjustment},
        },
    .check = check,
};

}  // namespace nitec
