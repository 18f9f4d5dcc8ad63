#include <re2/re2.h>

#include <optional>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/naming/center_name.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// Words before the bare class name that are no domain: “申请确认国家产业技术工程化中心”.
bool generic(std::string_view found) {
  static const RE2 kVerb(
      "(?:关于|确认|认定|为|的|是|和|与|及|对|按|照|据|合|建设|申报|组建|申请|支持|推动|纳入|成为|作为|等|在|以|级|"
      "发布|首批|各|本|新|用|好)$");
  return RE2::PartialMatch(re2::StringPiece(found.data(), found.size()), kVerb);
}

/// Our own domain, perhaps with words before it, or the end of it when the line broke inside.
bool ours(std::string_view found, std::string_view own) {
  return found.ends_with(own) || own.ends_with(found);
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  static const RE2 kName("([\\p{Han}A-Za-z0-9·]{2,40})国家产业技术工程化中心(\\(筹\\))?");
  static const RE2 kCompany("合作|联合|协作|交流|签订|签署|共建|互访|走访|联盟|调研|协同|牵头|考察|学习");
  const Field* field = said(submission, "A01");
  const std::optional<std::string> own = field == nullptr ? std::nullopt : domain_of(folded(field->text));
  const Document* report = report_of(submission);
  if (!own || report == nullptr) {
    return Look::kNoData;
  }
  const int last = last_report_page(submission, *report);
  for (const Page& page : report->pages) {
    if (page.number > last || page.text_layer != TextLayer::kOk ||
        Reading(*report, page).text().find("国家产业技术工程化中心") == std::string::npos) {
      continue;
    }
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      const Reading line(*report, page, i, 1);
      re2::StringPiece domain;
      re2::StringPiece mark;
      if (!RE2::PartialMatch(line.text(), kName, &domain, &mark)) {
        continue;
      }
      const std::string_view found(domain.data(), domain.size());
      const auto begin = static_cast<std::size_t>(domain.data() - line.text().data());
      const bool alone = begin == 0 && RE2::FullMatch(line.text(), kName);
      if ((mark.empty() && !alone) || page.number <= 1 || generic(found) || ours(found, *own) ||
          RE2::PartialMatch(line.text(), kCompany)) {
        continue;
      }
      // A line can begin in the middle of our own name.
      if (i > 0 && begin == 0) {
        const Reading two(*report, page, i - 1, 2);
        if (two.text().find(*own + "国家产业技术工程化中心") != std::string::npos) {
          continue;
        }
      }
      Finding other = finding(main_title(submission) + "出现其他中心的名称，与本中心名称不一致。",
                              "The report carries the full name of another centre.");
      other.locations = {line.place(line.text()), field->where};
      other.expected = field->text;
      other.actual = line.place(line.text()).quote;
      findings.push_back(std::move(other));
      return Look::kLooked;
    }
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kOtherCenter = {
    .card =
        {
            .name = "naming/other-center",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "总结报告中没有其他中心的全称。",
            .summary_en = "The report does not carry another centre’s full name.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "在总结报告正文（至第九部分止）查找带“（筹）”的其他中心全称，以及独占一行的其他中心全称；与合作"
                       "、联合、交流等字样同句的不计。",
            .remedy = "请核实该处是否为沿用其他材料时留下的文字；确为提及其他中心的，请说明。",
            .remedy_en = "Please check whether the words were left over from other material; if another centre is "
                         "meant, please say so.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
