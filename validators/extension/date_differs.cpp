#include <algorithm>

#include "validators/catalogue.h"
#include "validators/extension/request.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const std::optional<Date> until = date_said(submission, "A27");
  const std::optional<Request> request = read_request(submission);
  if (!until || !request || request->planned.empty()) {
    return Look::kNoData;
  }
  const bool agrees = std::any_of(request->planned.begin(), request->planned.end(), [&](const WrittenDate& date) {
    return add_days(date.first, -1) <= *until && *until <= add_days(date.last, 1);
  });
  if (agrees) {
    return Look::kLooked;
  }
  // The last one of several: the stages come before the end of it all.
  const WrittenDate& named =
      *std::max_element(request->planned.begin(), request->planned.end(),
                        [](const WrittenDate& a, const WrittenDate& b) { return a.last < b.last; });
  Finding differs = finding("延期申请所写“" + named.where.quote + "”与评估表A27“" + until->iso() + "”不一致。",
                            "The request names another day of completion than the datasheet.");
  differs.locations = {named.where, said(submission, "A27")->where};
  differs.expected = "两处一致";
  differs.actual = "申请书“" + named.where.quote + "”，评估表“" + until->iso() + "”";
  if (request->planned.size() > 1 || !request->readable) {
    differs.rule = kExtensionDateDiffers.card.name;
    differs.severity = Severity::kWarning;
    differs.opinion = kExtensionDateDiffers.card.opinion;
  }
  findings.push_back(std::move(differs));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kExtensionDateDiffers = {
    .card =
        {
            .name = "extension/date-differs",
            .clause = "第二十条第一款",
            .clause_id = "M28",
            .summary = "延期申请所写的计划完成日期与评估表一致。",
            .summary_en = "The request and the datasheet name the same day of completion.",
            .why = "第二十条第一款：“说明原因、拟采取的措施和计划完成日期”。",
            .decides =
                "申请书中截止日之后的完成、延长日期，有一处与评估表A27一致即可；只写到月、季、年底的，在该期间之内即"
                "为一致；相差1日的属写法差异。只有一个日期而不一致的为错误，有几个日期而都不一致的为疑点。",
            .remedy = "请核对两处日期，改正其中一处。",
            .remedy_en = "Please compare the two and correct one of them.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kExtension},
        },
    .check = check,
};

}  // namespace nitec
