#include "validators/agreement/account.h"
#include "validators/agreement/rules.h"
#include "validators/agreement/telling.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Account& account = account_of(submission, context);
  for (const std::vector<const Disagreement*>& group : by_field(account.disagreements(), false)) {
    findings.push_back(side_by_side(submission, group));
  }
  return account.compared() > 0 ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kReportDiffers = {
    .card =
        {
            .name = "agreement/report-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告正文、表格中的数与评估表同一栏目的数一致。",
            .summary_en = "The report’s text and tables give the same figures as the datasheet.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "从正文和表格中读出数量及其所指的栏目、年度，按两处显示精度中较粗的一个比较；换算元、万元、亿元"
                       "等单位；逐年栏目与所写年度、"
                       "或者各年之和比较。计划、目标、上年、增减、人均、依托单位和其他单位的数，以及写明是其他时点的期"
                       "末数不比较；“约”“近”“余”“超过"
                       "”等不按末位比较。"
                       "每个词都能识别而不一致的，以及数字相近而部分用词不能识别的，均列为疑点，请对照两处原文。",
            .remedy = "请核对原始数据，改正报告或者评估表中的一处；口径、时点不同的，请在报告中写明。",
            .remedy_en =
                "Please check the source and correct one of the two places; say so where scope or date differ.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
