#include <re2/re2.h>

#include <algorithm>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/text_units.h"
#include "validators/reading.h"

namespace nitec {
namespace {

bool says(std::string_view text, const RE2& words) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), words);
}

/// The clause around the part: a sentence cut at its commas, as “不在参建单位挂牌” and “参建单位挂牌” differ within
/// one.
std::string_view clause_of(const TextUnit& unit, std::string_view part) {
  constexpr std::string_view kComma = ",";
  std::string_view before = unit.before_in_sentence(part);
  std::string_view behind = unit.behind_in_sentence(part);
  const std::size_t comma = before.rfind(kComma);
  before.remove_prefix(comma == std::string_view::npos ? 0 : comma + kComma.size());
  behind = behind.substr(0, behind.find(kComma));
  return {before.data(), before.size() + part.size() + behind.size()};
}

bool names_a_participant(const Submission& submission, std::string_view text) {
  static const RE2 kGeneral("参建|共建单位|共建各方|共建方|联合体(?:各)?成员|成员单位|合作单位|参与单位|协作单位");
  if (says(text, kGeneral)) {
    return true;
  }
  constexpr std::size_t kShortest = 9;  // Bytes: three Chinese characters.
  return submission.datasheet && std::any_of(submission.datasheet->participants.begin(),
                                             submission.datasheet->participants.end(), [&](const auto& participant) {
                                               const std::string name = folded(participant.name);
                                               return name.size() >= kShortest &&
                                                      text.find(name) != std::string_view::npos;
                                             });
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr) {
    return Look::kNoData;
  }
  static const RE2 kHangs(
      "(挂(?:了|有|着|上|出|起)?(?:的)?(?:本|该)?(?:中心)?(?:的)?(?:统一)?(?:标|铭|名|门|招)?牌|"
      "(?:悬挂|加挂|挂置|设置|设立|竖立|安装|张挂)[^。;,]{0,16}(?:铭牌|标牌|门牌|牌匾|牌子|名牌))");
  static const RE2 kDenied("不|未|没|无|非|禁止|避免|杜绝|仅|只|除[^。;]{0,20}外|撤|摘|取消|拆");
  // Another body's plate, or another kind of 挂牌.
  static const RE2 kAnother(
      "新三板|股转|上市|证券|股权|交易|出让|转让|拍卖|竞价|招标|督办|土地|矿|实验室|工作站|基地|研究院|分部|"
      "(?:省|市)级|安全(?:警示)?|危险|警示|责任牌|操作规程|设备铭牌|指示牌|消防");
  const int last = last_report_page(submission, *report);
  Finding elsewhere;
  for_each_unit(submission, context, {"挂", "牌"}, [&](const TextUnit& unit) {
    if (unit.document != report || unit.page->number > last) {
      return;
    }
    re2::StringPiece rest(unit.text);
    re2::StringPiece found;
    while (RE2::FindAndConsume(&rest, kHangs, &found)) {
      const std::string_view part(found.data(), found.size());
      const std::string_view clause = clause_of(unit, part);
      if (names_a_participant(submission, clause) && !says(clause, kDenied) && !says(clause, kAnother)) {
        Location where = unit.place(part);
        where.quote = unit.place(clause).quote;
        elsewhere.locations.push_back(std::move(where));
      }
    }
  });
  if (elsewhere.locations.empty()) {
    return Look::kLooked;
  }
  elsewhere.message = main_title(submission) + pages_words(elsewhere.locations.front().page, 0) +
                      "写到在参建单位挂牌，与中心原则上只在依托单位挂牌的规定不一致，请核实。";
  elsewhere.message_en = "The report speaks of a plaque at a participant.";
  elsewhere.expected = "只在依托单位挂牌";
  elsewhere.actual = elsewhere.locations.front().quote;
  findings.push_back(std::move(elsewhere));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kPlaqueElsewhere = {
    .card =
        {
            .name = "host/plaque-elsewhere",
            .clause = "第十二条",
            .clause_id = "M15",
            .summary = "中心只在依托单位挂牌。",
            .summary_en = "The plaque hangs at the host only.",
            .why = "第十二条：“中心原则上只在依托单位挂牌，不在参建单位挂牌”。",
            .decides =
                "正文的一个分句里既写到挂牌（挂有、悬挂、设置铭牌等），又写到参建单位、共建单位或者评估表所列参建"
                "单位的名称，且没有否定的，列出该处。新三板挂牌、挂牌交易、实验室和基地等其他牌子不在此列。挂牌"
                "照片由人查看。",
            .remedy = "请核实挂牌地点；确在参建单位挂牌的，请取下并在报告中说明，经同意有例外的请附文件。",
            .remedy_en = "Please check where the plaque hangs; take it down at participants, or add the document that "
                         "allows an exception.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .waivable = true,
            .kinds = {Kind::kConfirmation, Kind::kEvaluation, Kind::kExtension, Kind::kAnnual},
        },
    .check = check,
};

}  // namespace nitec
