#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// A patent or a registered right that the plan itself names.
bool named_in(const Document& plan) {
  static const RE2 kRight("ZL\\d{12}|ZL20\\d{2}|20\\d{2}[1238]\\d{7}\\.[\\dXx]|20\\d{2}SR\\d{6,7}");
  return std::any_of(plan.pages.begin(), plan.pages.end(), [&](const Page& page) {
    return page.text_layer != TextLayer::kOk || RE2::PartialMatch(Reading(plan, page).text(), kRight);
  });
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  constexpr std::array<std::string_view, 10> kRights{"G01", "G02", "G03",  "G04",  "G05",
                                                     "G06", "G07", "G08a", "G09a", "G12"};
  constexpr std::array<std::string_view, 3> kProofs{"patent-certificates", "software-copyright", "standards"};
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  std::vector<Location> zeros;
  for (const Field& field : submission.datasheet->fields) {
    if (std::find(kRights.begin(), kRights.end(), field.code) == kRights.end()) {
      continue;
    }
    if (field.state == ValueState::kValue && field.number && Decimal(0) < *field.number) {
      return Look::kLooked;
    }
    if (field.state == ValueState::kZero || (field.state == ValueState::kValue && field.number)) {
      zeros.push_back(field.where);
    }
  }
  if (zeros.empty()) {
    return Look::kNoData;
  }
  const bool listed = std::any_of(kProofs.begin(), kProofs.end(),
                                  [&](std::string_view type) { return !evidence_of(submission, type).empty(); });
  const Document* plan = report_of(submission);
  if (listed || (plan != nullptr && named_in(*plan))) {
    return Look::kLooked;
  }
  constexpr std::size_t kMaxShown = 4;
  zeros.resize(std::min(zeros.size(), kMaxShown));
  Finding none = finding("评估表知识产权各栏均为零，清单和组建方案中也未见专利、软件著作权，自主知识产权的依据请核实。",
                         "All figures of intellectual property are zero, and no patent is listed or named.");
  none.locations = std::move(zeros);
  none.expected = "有自主知识产权的科技成果";
  none.actual = "各栏均为零";
  findings.push_back(std::move(none));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kApplicationNoResults = {
    .card =
        {
            .name = "application/no-results",
            .clause = "第九条第（二）项",
            .clause_id = "M08",
            .summary = "有拥有自主知识产权的科技成果。",
            .summary_en = "There are results with intellectual property of their own.",
            .why = "第九条第（二）项：“具有一批有待工程化开发、拥有自主知识产权和良好市场前景、处于国内领先水平的重大科"
                   "技成果”。",
            .decides =
                "评估表G组的专利、软件著作权、主持的标准有一项大于零，或者清单有专利证书等材料，或者组建方案写有专利"
                "号、登记号的，即为有。各栏均填零而别处也未见的，作疑点。成果的水平由人判断。",
            .remedy = "请列出待工程化的科技成果及其专利、软件著作权，并附证书。",
            .remedy_en =
                "Please list the results with their patents or registered software, and attach the certificates.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kApplication},
        },
    .check = check,
};

}  // namespace nitec
