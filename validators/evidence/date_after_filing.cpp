#include <algorithm>
#include <array>
#include <string_view>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/period/reckoning.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  constexpr std::array<std::string_view, 7> kLater{"evaluation-result",  "receipt",        "supervision-record",
                                                   "application-letter", "plan-appraisal", "recommendation",
                                                   "supervisor-letter"};
  const Reckoning reckoning = reckon(submission, context);
  if (!submission.datasheet || reckoning.filings.empty()) {
    return Look::kNoData;
  }
  const FilingDate& filing = reckoning.filings.front();
  bool any = false;
  for (const Evidence& evidence : submission.datasheet->evidence) {
    if (!evidence.date || std::find(kLater.begin(), kLater.end(), evidence.type) != kLater.end()) {
      continue;
    }
    any = true;
    if (*evidence.date <= filing.date) {
      continue;
    }
    Finding later = finding(
        title(evidence) + "的日期" + evidence.date->chinese() + "晚于" + filing.name + filing.date.chinese() + "。",
        "A piece of evidence is dated after the application.");
    Location row = row_place(evidence);
    row.quote = evidence.date->iso();
    later.locations = {row, filing.where};
    later.expected = "不晚于" + filing.date.chinese();
    later.actual = evidence.date->chinese();
    findings.push_back(std::move(later));
  }
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kDateAfterFiling = {
    .card =
        {
            .name = "evidence/date-after-filing",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "证明材料的日期不晚于申请日期。",
            .summary_en = "No piece of evidence is dated after the application.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "申请日期依次采信收文登记、申请函、评估表申请日期等。主管单位在申请之后作出的评估结果、论证意见"
                       "、推荐文件、报送函、收文"
                       "登记和监督记录除外。",
            .remedy = "请核实该材料的签发日期，改正清单；确在申请之后取得的，请说明。",
            .remedy_en = "Please check the date; where it was issued later, please say so.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
