#include "validators/datasheet/relation_look.h"
#include "validators/datasheet/rules.h"

namespace nitec {
namespace {

bool told(const RelationResult& result, const WrongFields& /*wrong*/) {
  return result.state == RelationState::kRounding;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  return look_at_relations(submission, findings, &told);
}

}  // namespace

constinit const Rule kRelationRounding = {
    .card =
        {
            .name = "datasheet/rounding",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "分项之和与合计的差在四舍五入容差以内。",
            .summary_en = "Parts and total differ by no more than rounding explains.",
            .why =
                "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。四舍五入差异不影响判断，列出"
                "以便查对。",
            .decides = "n项相加、d位小数的容差为(n+1)×0.5×10^-d；不为零而在容差以内的列为提示。",
            .remedy = "可不改；建议注明“因四舍五入，分项之和与合计略有差异”。",
            .remedy_en = "Nothing has to be changed; a remark on rounding helps.",
            .severity = Severity::kNote,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
