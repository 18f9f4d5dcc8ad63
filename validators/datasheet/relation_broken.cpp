#include "validators/datasheet/relation_look.h"
#include "validators/datasheet/relation_words.h"
#include "validators/datasheet/rules.h"

namespace nitec {
namespace {

bool told(const RelationResult& result, const WrongFields& /*wrong*/) {
  return result.state == RelationState::kBroken && result.relation->level == Severity::kError &&
         !conditional(*result.relation);
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  return look_at_relations(submission, findings, &told);
}

}  // namespace

constinit const Rule kRelationBroken = {
    .card =
        {
            .name = "datasheet/relation-broken",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "评估表各栏目之间的审核关系成立：分项之和等于合计，其中项不大于总数，收支平衡。",
            .summary_en =
                "The relations between the fields of the datasheet hold: parts add up, shares stay below totals.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”；第十条：“评估指标数据能够"
                   "独立"
                   "核算、有据可查”。",
            .decides =
                "按relations.txt所列审核关系逐年、分口径用十进制精确计算。填“零”“不适用”的按0计；有空白、未统计、"
                "不是数或者单位不符的，该关系不判断。n项相加、d位小数的容差为(n+1)×0.5×10^-d，整数栏目不容差。",
            .remedy = "请核对所列各栏目与原始账表，改正录入差错；口径不同的，请在总结报告中说明。",
            .remedy_en =
                "Please compare these fields with the books and correct them; where they are counted otherwise, "
                "say so in the report.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
