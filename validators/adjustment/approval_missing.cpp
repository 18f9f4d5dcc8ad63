#include "validators/catalogue.h"
#include "validators/evidence/required.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr Required kDecision{"adjustment-approval", "主管单位对调整的审定意见",
                             "the decision of the supervising unit on the change",
                             "(?:调整|变更).{0,20}(?:审定|批复|同意|意见|决定)|(?:审定|批复|同意).{0,20}(?:调整|变更)"};
constexpr Required kRecord{"adjustment-filing", "报国家发展改革委备案的文件", "the record with the NDRC", "备案"};
constexpr Required kProposal{"adjustment-proposal", "主管单位的调整建议", "the proposal of the supervising unit",
                             "调整.{0,12}(?:建议|请示|报告|意见)"};

/// As `require`, but what is missing is a doubt: it may still be to come.
void ask_for(const Submission& submission, const Required& required, const std::vector<Location>& places,
             std::vector<Finding>& findings) {
  const std::size_t before = findings.size();
  require(submission, required, kAdjustmentApprovalMissing.card, places, findings);
  for (std::size_t i = before; i < findings.size(); ++i) {
    findings[i].rule = kAdjustmentApprovalMissing.card.name;
    findings[i].severity = Severity::kWarning;
    findings[i].opinion = kAdjustmentApprovalMissing.card.opinion;
  }
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Field* chosen = said(submission, "A28");
  if (chosen == nullptr) {
    return Look::kNoData;
  }
  const std::string kind = folded(chosen->text);
  if (kind.starts_with("不影响")) {
    require(submission, kDecision, kAdjustmentApprovalMissing.card, {chosen->where}, findings);
    ask_for(submission, kRecord, {chosen->where}, findings);
    return Look::kLooked;
  }
  if (!kind.starts_with("影响")) {
    return Look::kNoData;
  }
  const std::vector<const Evidence*> decisions = evidence_of(submission, kDecision.type);
  if (!evidence_of(submission, kProposal.type).empty() || !evidence_of(submission, kRecord.type).empty()) {
    return Look::kLooked;  // The decision of the NDRC may still be to come.
  }
  if (decisions.empty()) {
    require(submission, kProposal, kAdjustmentApprovalMissing.card, {chosen->where}, findings);
    return Look::kLooked;
  }
  Finding other = finding("调整类别为“" + chosen->text + "”，应由主管单位提出调整建议、国家发展改革委审定，所附为" +
                              title(*decisions.front()) + "，请核实。",
                          "Such a change is decided by the NDRC, but a decision of the supervising unit is attached.");
  other.rule = kAdjustmentApprovalMissing.card.name;
  other.severity = Severity::kWarning;
  other.opinion = kAdjustmentApprovalMissing.card.opinion;
  other.remedy = "如属主管单位的调整建议，请在清单中改正类型；否则请补充调整建议。";
  other.remedy_en = "If it is the proposal, please correct its type in the list; otherwise add the proposal.";
  other.locations = {chosen->where, row_place(*decisions.front())};
  other.expected = "主管单位的调整建议";
  other.actual = title(*decisions.front());
  findings.push_back(std::move(other));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kAdjustmentApprovalMissing = {
    .card =
        {
            .name = "adjustment/approval-missing",
            .clause = "第三十二条",
            .clause_id = "M41",
            .summary = "附有与调整类别相应的审定、备案文件或者调整建议。",
            .summary_en = "The decision, record or proposal that the class of the change asks for is attached.",
            .why = "第三十二条：“对于不影响实现中心功能和任务的调整，由主管单位负责审定，报国家发展改革委备案；对于发生"
                   "重大变化"
                   "，影响中心功能实现的，由主管单位提出调整建议，报国家发展改革委审定”。",
            .decides =
                "评估表A28为“不影响功能和任务”的，清单应有主管单位对调整的审定意见；未见备案文件的作疑点，可能尚在办理"
                "。A28为“影响功能实现”的，应有主管单位的调整建议；国家发展改革委的审定可以在后，不要求已有。名称相近"
                "而类型不符的作疑点。文件的内容由人查看。",
            .remedy = "请补充相应的文件并列入清单；类别选错的，请改正评估表A28。",
            .remedy_en = "Please add the document and list it; if the class is wrong, correct field A28.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kAdjustment},
        },
    .check = check,
};

}  // namespace nitec
