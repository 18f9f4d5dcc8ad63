#include "validators/agreement/account.h"
#include "validators/agreement/ratios.h"
#include "validators/agreement/rules.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr) {
    return Look::kNoData;
  }
  const bool tables = check_rate_tables(submission, context, *report, findings);
  const bool prose = check_rate_prose(submission, context, *report, findings);
  return tables || prose ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kRateDiffers = {
    .card =
        {
            .name = "agreement/rate-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告中的占比、增长率、完成率与所依据的数重算一致。",
            .summary_en =
                "Shares, growth and completion rates in the report follow from the figures that they are about.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides =
                "正文中部分与总数、本年与上年的数写在同一处，或者其中一个见评估表的，重算占比和增长率；表格中完成率"
                "、到位率、占比、增长率各列按同一行（或者合计行）重算，以多数行相符的算法为准。允许末位相差1和各数四舍"
                "五"
                "入的误差；"
                "约数、以上、以下不重算，“三成多”“一半以上”这样的成数按所留的范围核对；越小越好的目标不按除法判断；附近"
                "任何两个数能得出该百分数的不列出。",
            .remedy = "请核对有关的数和百分数，改正有误的一项；所依据的数不在同一处的，请写明总数或者基期数。",
            .remedy_en =
                "Please check the figures and the percentage and correct what is wrong; name the whole or the base "
                "where it stands elsewhere.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
