#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>

#include "validators/catalogue.h"
#include "validators/extension/request.h"
#include "validators/facts.h"
#include "validators/identifiers/text_units.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr std::size_t kMostFindings = 20;

/// Papers that are in force for a time of their own, which may well be over: contracts, plans, rules.
constexpr std::array<std::string_view, 20> kOtherTerms{
    "contracts",          "participant-agreement", "construction-plan",
    "development-plan",   "institution-rules",     "talent-incentive",
    "transfer-incentive", "ip-management",         "organisation-rules",
    "standards",          "director-appointment",  "start-consent",
    "extension-approval", "service-records",       "software-list",
    "equipment-list",     "project-list",          "annual-report",
    "personnel-list",     "training-records"};

/// The last day that the words give for the validity; nothing when they give none.
std::optional<DateInText> end_of_validity(std::string_view words) {
  const std::vector<DateInText> dates = dates_in(words, 0);
  if (dates.empty() || dates.size() > 2) {
    return std::nullopt;
  }
  return dates.back();
}

class Reader {
 public:
  Reader(const Submission& submission, Date until, std::vector<Finding>& findings)
      : submission_(submission), until_(until), findings_(findings) {
    for (const Evidence& evidence : submission.datasheet->evidence) {
      const bool other = std::find(kOtherTerms.begin(), kOtherTerms.end(), evidence.type) != kOtherTerms.end();
      (other || evidence.valid_until ? set_aside_ : certificates_).insert(evidence.file);
    }
  }

  void read(const TextUnit& unit) {
    const std::string& path = unit.document->path;
    static const RE2 kTerm("(有效(?:期限|期|时间)(?:至|到|为|截至|截止至|截止到|截止)?[:]?[^。;,]{4,40})");
    static const RE2 kOther(
        "合同|协议|许可使用|授权使用|软件|质保|保修|方案|规划|办法|换发|续证|旧证|原证|保质|专利权");
    if (!certificates_.contains(path) || set_aside_.contains(path) || findings_.size() >= kMostFindings) {
      return;
    }
    if (unit.list >= 0) {
      if (unit.head.find("有效") != std::string::npos && unit.head.size() <= 30) {
        tell(unit, unit.text);
      }
      return;
    }
    re2::StringPiece rest(unit.text);
    re2::StringPiece term;
    while (RE2::FindAndConsume(&rest, kTerm, &term)) {
      const std::string_view part(term.data(), term.size());
      const std::string_view sentence = unit.sentence(part);
      if (!RE2::PartialMatch(re2::StringPiece(sentence.data(), sentence.size()), kOther)) {
        tell(unit, part);
      }
    }
  }

  [[nodiscard]] bool looked() const { return looked_; }

 private:
  void tell(const TextUnit& unit, std::string_view words) {
    const std::optional<DateInText> end = end_of_validity(words);
    looked_ = looked_ || end;
    if (!end || end->last >= until_) {
      return;
    }
    const std::string_view part = words.substr(end->begin, end->end - end->begin);
    Location where = unit.place(part);
    Finding over =
        finding(title(submission_, *unit.document) + "第" + std::to_string(where.page) + "页所载有效期至" +
                    end->last.chinese() + "，早于申请（报送）日期" + until_.chinese() + "，请核实是否已经换发。",
                "A piece of evidence was no longer valid on the day of the filing.");
    where.quote = unit.place(words).quote;
    over.locations = {std::move(where)};
    over.expected = "有效期不早于" + until_.chinese();
    over.actual = end->last.chinese();
    findings_.push_back(std::move(over));
  }

  const Submission& submission_;
  const Date until_;
  bool looked_ = false;
  std::vector<Finding>& findings_;
  std::set<std::string> certificates_;
  std::set<std::string> set_aside_;  ///< What the list says to be in force for a time of its own is compared there.
};

Look check_validity(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const std::optional<Date> end = period_end(submission);
  const std::optional<Date> filed = date_said(submission, "A25");
  const std::optional<Date> until = filed ? filed : end;
  bool looked = false;
  for (const Evidence& evidence : submission.datasheet ? submission.datasheet->evidence : std::vector<Evidence>()) {
    if (!evidence.valid_until || !until) {
      continue;
    }
    looked = true;
    if (*evidence.valid_until >= *until) {
      continue;
    }
    Finding over = finding(title(evidence) + "的有效期至" + evidence.valid_until->chinese() + "，早于申请（报送）日期" +
                               until->chinese() + "。",
                           "A piece of evidence was no longer valid on the day of the filing.");
    Location row = row_place(evidence);
    row.quote = evidence.valid_until->iso();
    over.locations = {row};
    over.expected = "有效期不早于" + until->chinese();
    over.actual = evidence.valid_until->chinese();
    findings.push_back(std::move(over));
  }
  if (submission.datasheet && until) {
    Reader reader(submission, *until, findings);
    for_each_unit(submission, context, {"有效"}, [&](const TextUnit& unit) { reader.read(unit); });
    looked = looked || reader.looked();
  }
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kEvidenceExpired = {
    .card =
        {
            .name = "evidence/expired",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "证明材料在报送时有效。",
            .summary_en = "Evidence is valid on the day of the filing.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "比较清单所填的有效期与评估表A25；没有A25的，与筹建期截止日比较；清单没有填的，读证书上“有效期至"
                       "”之后的日期和"
                       "“有效期”一栏。当日到期的仍为有效。合同、方案、制度、清单等另有期限的不看。",
            .remedy = "请附仍在有效期内的证书；已换发的，附新证。",
            .remedy_en = "Please attach a certificate that is still valid.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check_validity,
};

}  // namespace nitec
