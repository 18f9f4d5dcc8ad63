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

/// Whether the name, without its mark, is what a sentence says something of, from its beginning:
/// “。甲乙国家产业技术工程化中心未发生……”.
bool is_subject(const std::string& text, std::string_view found) {
  static const RE2 kBefore("[。;,:]$");
  static const RE2 kBehind(
      "^国家产业技术工程化中心(?:未|没有|已|现有|共|累计|严格|坚持|围绕|建立|实行|按照|根据|主任|于[0-9]|在[0-9])");
  static const RE2 kMany("首|该|本|我|各|其他|某|领域|方面|行业|批|家$|多|所有|有关|类似");
  const auto begin = static_cast<std::size_t>(found.data() - text.data());
  const re2::StringPiece all(text);
  constexpr std::size_t kShortest = 12;  // Bytes: four Chinese characters.
  return found.size() >= kShortest && RE2::PartialMatch(all.substr(0, begin), kBefore) &&
         RE2::PartialMatch(all.substr(begin + found.size()), kBehind) &&
         !RE2::PartialMatch(re2::StringPiece(found.data(), found.size()), kMany);
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  static const RE2 kName("([\\p{Han}A-Za-z0-9·]{2,40})国家产业技术工程化中心(\\(筹\\))?");
  static const RE2 kCompany(
      "合作|联合|协作|交流|签订|签署|共建|互访|走访|联盟|调研|协同(?:创新|攻关|推进|开展|合作|发展|研)|牵头|考察|学习");
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
      Reading line(*report, page, i, 1);
      re2::StringPiece domain;
      re2::StringPiece mark;
      if (!RE2::PartialMatch(line.text(), kName, &domain, &mark)) {
        // The name may be broken over two lines of running text.
        const Reading two(*report, page, i, 2);
        if (i + 1 >= page.lines.size() || !RE2::PartialMatch(two.text(), kName) ||
            RE2::PartialMatch(Reading(*report, page, i + 1, 1).text(), kName)) {
          continue;
        }
        line = two;
        RE2::PartialMatch(line.text(), kName, &domain, &mark);
      }
      const std::string_view found(domain.data(), domain.size());
      const auto begin = static_cast<std::size_t>(domain.data() - line.text().data());
      const bool alone = begin == 0 && RE2::FullMatch(line.text(), kName);
      if ((mark.empty() && !alone && !is_subject(line.text(), found)) || page.number <= 1 || generic(found) ||
          ours(found, *own) || RE2::PartialMatch(line.text(), kCompany)) {
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
      // The name may begin on the line before, behind the last stop.
      Location where = line.place(line.text());
      if (begin == 0 && !alone && i > 0) {
        static const RE2 kStop("[。;:,!?)]");
        const Reading two(*report, page, i - 1, 2);
        std::string_view words = two.text();
        re2::StringPiece rest(two.text());
        const std::size_t first = Reading(*report, page, i - 1, 1).text().size();
        while (RE2::FindAndConsume(&rest, kStop) && two.text().size() - rest.size() < first) {
          words = {rest.data(), rest.size()};
        }
        where = words.data() == two.text().data() ? where : two.place(words);
      }
      other.locations = {where, field->where};
      other.expected = field->text;
      other.actual = where.quote;
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
            .decides = "在总结报告正文（至第九部分止）查找带“（筹）”的其他中心全称（也看断在两行的）、独占一行的其他中"
                       "心全称，以及作"
                       "一句之首的其他中心全称；与合作、联合、交流等字样同在一处的不计。",
            .remedy = "请核实该处是否为沿用其他材料时留下的文字；确为提及其他中心的，请说明。",
            .remedy_en = "Please check whether the words were left over from other material; if another centre is "
                         "meant, please say so.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
