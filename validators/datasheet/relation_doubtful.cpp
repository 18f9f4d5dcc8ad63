#include <algorithm>

#include "validators/datasheet/relation_look.h"
#include "validators/datasheet/relation_words.h"
#include "validators/datasheet/rules.h"

namespace nitec {
namespace {

/// A number that already breaks a certain relation needs no second finding: it will change.
bool told(const RelationResult& result, const WrongFields& wrong) {
  return result.state == RelationState::kBroken && result.relation->level == Severity::kWarning &&
         !conditional(*result.relation) &&
         std::none_of(result.fields.begin(), result.fields.end(),
                      [&](const Field* field) { return wrong.contains(field); });
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  return look_at_relations(submission, findings, &told);
}

}  // namespace

constinit const Rule kRelationDoubtful = {
    .card =
        {
            .name = "datasheet/relation-doubtful",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "评估表各栏目之间一般成立的关系：人数、经费、收入、服务量相互相称。",
            .summary_en = "Relations that mostly hold between the fields: people, funds, income and services match.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides =
                "按relations.txt中级别为“疑点”的审核关系计算。这些关系可以有正当的例外，只请核实。所涉栏目已有错误级"
                "审核关系不成立的，不再重复提出。",
            .remedy = "请核实所列栏目；情况属实的，请在总结报告或者评估表说明中写明原因。",
            .remedy_en = "Please check these fields; where they are right, state the reason in the report.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
