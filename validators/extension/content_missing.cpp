#include "validators/catalogue.h"
#include "validators/extension/request.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const std::optional<Request> request = read_request(submission);
  if (!request) {
    return Look::kNoData;
  }
  const auto pages = static_cast<int>(request->document->pages.size());
  const bool all = request->reasons && request->measures && !request->planned.empty();
  if (!request->readable && !all) {
    return Look::kNoData;  // What is not seen may stand on a page that cannot be read.
  }
  const auto missing = [&](const std::string& what, const std::string& how, std::string_view what_en) {
    Finding made = finding("延期申请" + pages_words(1, pages) + "未见" + what + "。",
                           "The request does not tell " + std::string(what_en) + ".");
    Location where;
    where.file = request->document->path;
    where.page = 1;
    made.locations.push_back(where);
    made.expected = "写明" + what + how;
    made.actual = "全文" + std::to_string(pages) + "页中未见";
    return made;
  };
  if (!request->reasons) {
    findings.push_back(missing("不能按期完成组建任务的原因", "", "why the tasks could not be completed in time"));
  }
  if (!request->measures) {
    findings.push_back(missing("拟采取的措施", "", "what is going to be done"));
  }
  if (request->planned.empty()) {
    Finding none = missing("计划完成日期", "，写到年月日", "by when the tasks will be completed");
    if (request->span) {
      none.message = "延期申请只写“" + request->span->where.quote + "”，未见计划完成日期，请核实。";
      none.rule = kExtensionContentMissing.card.name;
      none.severity = Severity::kWarning;
      none.opinion = kExtensionContentMissing.card.opinion;
      none.locations = {request->span->where};
      none.actual = request->span->where.quote;
      none.remedy = "请写明计划完成的年月日。";
      none.remedy_en = "Please state the day by which the tasks will be completed.";
    }
    findings.push_back(std::move(none));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kExtensionContentMissing = {
    .card =
        {
            .name = "extension/content-missing",
            .clause = "第二十条第一款",
            .clause_id = "M28",
            .summary = "延期申请说明原因、拟采取的措施和计划完成日期。",
            .summary_en = "The request tells the reasons, the measures and the planned day of completion.",
            .why = "第二十条第一款：“说明原因、拟采取的措施和计划完成日期”。",
            .decides = "在申请书全文中查找三项内容：标题，或者“由于……未能”“受……影响”“下一步将加快”“计划于××年×月底"
                       "前完成”一类语句；只照抄条文、只说“上述原因”的不算。只写延长若干个月而没有日期的，作疑点。有扫描"
                       "页而未见的由人查看。内容是否充分由人判断。",
            .remedy = "请在申请书中补写该项内容。",
            .remedy_en = "Please add it to the request.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kExtension},
        },
    .check = check,
};

}  // namespace nitec
