#include <re2/re2.h>

#include <algorithm>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/text_units.h"
#include "validators/identifiers/told_once.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// The opinion that is named there and is not a clean one; empty when there is none. What is denied is not named.
std::string_view opinion_in(std::string_view text) {
  static const RE2 kOpinion(
      "((?:[无未非不或、和及]|没有|不是|未出具|未发表|未提出|不存在)?(?:任何)?)(保留意见|否定意见|无法表示意见|"
      "无法发表意见|"
      "拒绝表示意见)");
  static const RE2 kExplained("(?:类型|种类|包括|分为|是指|区分)");
  const re2::StringPiece piece(text.data(), text.size());
  // “除部分设备未能盘点外,我们认为……公允反映”: the words of a qualified opinion without its name.
  static const RE2 kExcept(
      "(除(?:上述|前述|下述|下列|“|部分|未|无法|因|对|存货|设备|“?形成)[^。;]{2,60}(?:以外|之外|外),?(?:我们认为|后附|["
      "^。;]{0,12}在所有重大方面))");
  re2::StringPiece except;
  if (RE2::PartialMatch(piece, kExcept, &except)) {
    return {except.data(), except.size()};
  }
  if (RE2::PartialMatch(piece, kExplained)) {
    return {};
  }
  re2::StringPiece rest = piece;
  re2::StringPiece denied;
  re2::StringPiece found;
  while (RE2::FindAndConsume(&rest, kOpinion, &denied, &found)) {
    if (denied.empty()) {
      return {found.data(), found.size()};
    }
  }
  return {};
}

Finding told_of(const std::string& message, std::string_view opinion, const Location& where) {
  Finding made = finding(message, "An audit did not end with an unqualified opinion.");
  made.locations = {where};
  made.expected = "无保留意见，或者附有对保留事项的说明";
  made.actual = std::string(opinion);
  return made;
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  bool any = false;
  if (const Field* field = said(submission, "E23c")) {
    any = true;
    const std::string text = folded(field->text);
    if (const std::string_view opinion = opinion_in(text); !opinion.empty()) {
      findings.push_back(told_of("E23c（审计意见）填为“" + std::string(opinion) + "”，请说明所涉事项及整改情况。",
                                 opinion, field->where));
    }
  }
  const auto audits = evidence_of(submission, "audit-report");
  ToldOnce told(findings);
  for_each_unit(submission, context, {"意见", "认为"}, [&](const TextUnit& unit) {
    const bool audit = std::any_of(audits.begin(), audits.end(),
                                   [&](const Evidence* one) { return one->file == unit.document->path; });
    const bool report = unit.document == report_of(submission);
    if (!audit && !report) {
      return;
    }
    any = any || audit;
    std::string_view rest = unit.text;
    while (!rest.empty()) {
      const std::string_view sentence = unit.sentence(rest.substr(0, 1));
      const auto skip = static_cast<std::size_t>(sentence.data() + sentence.size() - rest.data());
      const std::string_view opinion = opinion_in(sentence);
      if (!opinion.empty() && (audit || sentence.find("审计") != std::string_view::npos)) {
        const std::string key = unit.document->path + std::string(opinion);
        const Location where = unit.place(opinion);
        if (!told.again(key, where)) {
          told.tell(key, told_of(title(submission, *unit.document) + "中的审计意见为“" + std::string(opinion) +
                                     "”，请核实并说明所涉事项及整改情况。",
                                 opinion, where));
        }
      }
      rest.remove_prefix(std::min(rest.size(), std::max<std::size_t>(skip, 1)));
      while (!rest.empty() && ((static_cast<unsigned char>(rest[0]) & 0xC0U) == 0x80 || rest.starts_with("。") ||
                               rest[0] == ';' || rest[0] == '!' || rest[0] == '?')) {
        rest.remove_prefix(rest.starts_with("。") ? std::string_view("。").size() : 1);
      }
    }
  });
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kAuditOpinion = {
    .card =
        {
            .name = "evidence/audit-opinion",
            .clause = "附件提纲第四部分",
            .clause_id = "N4",
            .summary = "审计意见为无保留意见。",
            .summary_en = "The audit's opinion is unqualified.",
            .why = "附件提纲第四部分：“工程决算及第三方审计报告”。保留意见、否定意见、无法表示意见表明财务决算不能直接"
                   "采信。",
            .decides = "评估表E23c、审计报告文字和报告中谈到审计的句子写有“保留意见”“否定意见”“无法表示意见”的提出；"
                       "“无保留意见”和解释意见类型的不算。扫描的审计报告读不出文字，由人查看。",
            .remedy = "请说明所涉事项、金额和整改情况，附审计机构的意见。",
            .remedy_en = "Please explain what it is about and what was done.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
