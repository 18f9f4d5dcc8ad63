#include <re2/re2.h>

#include <algorithm>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  static const RE2 kProof(
      "查新|鉴定|成果评价|科技评价|水平评价|检测报告|评价报告|评审结论|科技进步|技术发明|获奖|奖励");
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::vector<Evidence>& list = submission.datasheet->evidence;
  const bool proved = std::any_of(list.begin(), list.end(), [](const Evidence& one) {
    return one.type == "novelty-report" || one.type == "awards" || RE2::PartialMatch(folded(one.name), kProof);
  });
  if (!proved) {
    Finding none = finding("证明材料清单未见科技查新、成果鉴定或者评价等国内领先的依据。",
                           "No novelty search or appraisal of results is listed.");
    none.locations.push_back(datasheet_place(submission));
    none.expected = "有科技查新报告、成果鉴定意见等";
    none.actual = "清单" + std::to_string(list.size()) + "项中未见";
    findings.push_back(std::move(none));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kApplicationLeadingUnproved = {
    .card =
        {
            .name = "application/leading-unproved",
            .clause = "第九条第（二）项",
            .clause_id = "M08",
            .summary = "附有成果处于国内领先水平的依据。",
            .summary_en = "Something shows that the results lead in the country.",
            .why = "第九条第（二）项：“处于国内领先水平的重大科技成果”。",
            .decides =
                "清单有科技查新、成果鉴定、成果评价、奖励证书等材料的，即为有，按类型或者名称识别；没有的作疑点。水平"
                "本身由人判断。",
            .remedy = "请补充科技查新报告、成果鉴定意见或者评价报告，并列入证明材料清单。",
            .remedy_en = "Please add a novelty search, an appraisal or an evaluation of the results, and list it.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kApplication},
        },
    .check = check,
};

}  // namespace nitec
