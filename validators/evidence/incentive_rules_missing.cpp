#include <array>

#include "validators/catalogue.h"
#include "validators/evidence/required.h"
#include "validators/facts.h"

namespace nitec {
namespace {

constexpr std::array<Required, 3> kRules{{
    {"talent-incentive", "人才激励制度", "rules on incentives for talent",
     "人才.*激励|激励|薪酬|绩效|制度汇编|管理制度"},
    {"transfer-incentive", "成果转化激励制度", "rules on incentives for transfer", "转化|制度汇编|管理制度"},
    {"ip-management", "知识产权管理制度", "rules on intellectual property", "知识产权|制度汇编|管理制度"},
}};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  for (const Required& one : kRules) {
    require(submission, one, kIncentiveRulesMissing.card, {}, findings);
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kIncentiveRulesMissing = {
    .card =
        {
            .name = "evidence/incentive-rules-missing",
            .clause = "第九条第（五）项",
            .clause_id = "M10",
            .summary = "附有人才激励、成果转化激励、知识产权管理三类制度。",
            .summary_en = "The rules on talent, on transfer and on intellectual property are attached.",
            .why = "第九条第（五）项：“具有完善的人才激励、成果转化激励和知识产权管理等管理制度”。",
            .decides = "按证明材料清单所填类型核对；类型填“其他”或者不能识别而名称相近的，作疑点，请人核实，不作未见处"
                       "理。材料的内容由人查看。",
            .remedy = "请补充该制度，并列入证明材料清单；已编入汇编的，请另列一行写明页码。",
            .remedy_en = "Please add it; where a collection holds it, add a row with its pages.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kApplication, Kind::kConfirmation, Kind::kEvaluation},
        },
    .check = check,
};

}  // namespace nitec
