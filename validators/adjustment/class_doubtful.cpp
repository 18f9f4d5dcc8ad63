#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/passages.h"

namespace nitec {
namespace {

/// The first sentence that says that the change touches what the centre is for, and no other clause takes it back.
std::optional<Location> says_it_matters(const Passages& passages) {
  static const RE2 kMatters(
      "影响(?:到|了|着)?[^。;,、]{0,14}(?:功能|目标任务|任务)(?:的)?(?:实现|完成|发挥)?|(?:功能|功能定位|任务)(?:的)?(?"
      ":实现|发挥|"
      "完成)?(?:将|会|已|受到|受|产生|造成|有|存在|带来){1,3}(?:较大|重大|一定|明显|实质性?|严重|不利)的?影响|(?:功能|"
      "功能定位|主要任务)("
      "?:将|已)?(?:发生|有)(?:了)?(?:重大|较大|实质性?)(?:的)?(?:变化|改变|调整)|(?:无法|不能|难以)(?:继续)?(?:实现|"
      "完成)[^。;,]{0,"
      "10}(?:功能|主要任务)|属于?[“\"]?影响(?:中心)?功能");
  // Denied, asked, supposed, or quoted from the regulation.
  static const RE2 kDenied(
      "(?:不|未|无|没有|不会|不致|不至于|并非|非|避免|防止|免受|是否|如|若|如果|对于|凡|但凡|以免|减少|"
      "降低|消除)[^。;,]{0,8}"
      "$|对于发生重大变化,?$|[“《][^”》]{0,80}$");
  static const RE2 kTakenBack("^[^。;]{0,20}(?:的,(?:应|须|需|由)|的情形|的可能|较小|很小|不大|有限|可控|甚微|为零)");
  for (const Passages::Passage& passage : passages.all()) {
    const std::optional<std::string_view> part = passages.match(passage, kMatters, &kDenied);
    if (!part) {
      continue;
    }
    const std::string_view after =
        passage.text.substr(static_cast<std::size_t>(part->data() + part->size() - passage.text.data()));
    const bool denied_inside = part->find("没有影响") != std::string_view::npos ||
                               part->find("不") != std::string_view::npos ||
                               part->find("无实质") != std::string_view::npos;
    const bool unable = part->starts_with("不能");
    if ((!denied_inside || unable) && !RE2::PartialMatch(re2::StringPiece(after.data(), after.size()), kTakenBack)) {
      return passages.place(passage, *part);
    }
  }
  return std::nullopt;
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Field* chosen = said(submission, "A28");
  const Passages* passages = Passages::of(submission, context);
  if (chosen == nullptr || !passages) {
    return Look::kNoData;
  }
  if (!folded(chosen->text).starts_with("不影响")) {
    return Look::kDoesNotApply;
  }
  const std::optional<Location> place = says_it_matters(*passages);
  if (!place) {
    return passages->all().empty() ? Look::kNoData : Look::kLooked;
  }
  Finding doubt =
      finding("评估表A28填“" + chosen->text + "”，调整报告" + pages_words(place->page, 0) +
                  "写有影响中心功能或者任务的内容，请核实类别。",
              "Field A28 says that the change is harmless, but the report says that it touches the centre's "
              "functions.");
  doubt.locations = {*place, chosen->where};
  doubt.expected = "类别与报告一致";
  doubt.actual = place->quote;
  findings.push_back(std::move(doubt));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kAdjustmentClassDoubtful = {
    .card =
        {
            .name = "adjustment/class-doubtful",
            .clause = "第三十二条",
            .clause_id = "M41",
            .summary = "调整类别与报告所写的影响一致。",
            .summary_en = "The class of the change agrees with what the report says of its effects.",
            .why = "第三十二条：“对于发生重大变化，影响中心功能实现的，由主管单位提出调整建议，报国家发展改革委审定”。",
            .decides = "评估表A28为“不影响功能和任务”，而调整报告有“影响中心功能实现”“功能定位发生重大变化”“无法完成主"
                       "要任务”一类"
                       "语句的，作疑点。“不影响”“未影响”“是否影响”、引用办法条文的不计。影响的大小由人判断。",
            .remedy =
                "请核对调整的影响：影响功能实现的，改正评估表A28并由主管单位提出调整建议；不影响的，请在报告中说明。",
            .remedy_en = "Please check the effects: correct field A28 and add the proposal, or explain in the report.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kAdjustment},
        },
    .check = check,
};

}  // namespace nitec
