#include <re2/re2.h>

#include <algorithm>
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

/// The sentence of those lines in which the name stands.
std::string sentence_with(const std::string& lines, std::string_view name) {
  static const RE2 kSentence("([^。;!?]+)");
  re2::StringPiece rest(lines);
  re2::StringPiece sentence;
  while (RE2::FindAndConsume(&rest, kSentence, &sentence)) {
    if (std::string_view(sentence.data(), sentence.size()).find(name) != std::string_view::npos) {
      return std::string(sentence);
    }
  }
  return lines;
}

/// Whether the name, without its mark, stands where a centre speaks of itself: “。甲乙国家产业技术工程化中心未发生……”,
/// “按照甲乙国家产业技术工程化中心年度考核的要求”; not one that is named beside others or as somebody else.
bool for_itself(const std::string& around, std::string_view found, std::string_view behind) {
  static const RE2 kOthers(
      "首批|首个|该|本|我|各|其他|其它|某|领域|方面|行业|批|家$|多|所有|有关|类似|同类|兄弟|另|原名|前身|曾用|更名|"
      "改名|旧称|"
      "现名|拟名|简称");
  static const RE2 kGuests(
      "来访|来我|邀请|参观|借鉴|经验|对标|参照|参考|同行|分工|错位|互补|委托|提供|赴|参加|承办|隶属|专家|国内|目前|"
      "已有|"
      "例如|诸如|相关|衔接|区别|转让|受让|用户|客户|采购|供货|协议|备忘录|互认");
  // Bytes: four Chinese characters; two where an organ of it is named.
  static const RE2 kOrgan("^(?:技术|专家|管理)委员会|^理事会|^办公室|^章程|^主任");
  const std::size_t shortest = RE2::PartialMatch(re2::StringPiece(behind.data(), behind.size()), kOrgan) ? 6 : 12;
  static const RE2 kJoined("(?:与|和|同|跟|及|、|比|较)[^,。;:]{0,30}$");
  const re2::StringPiece name(found.data(), found.size());
  const auto begin = around.find(found);
  return found.size() >= shortest && !RE2::PartialMatch(name, kOthers) && !RE2::PartialMatch(around, kGuests) &&
         begin != std::string::npos && !RE2::PartialMatch(around.substr(0, begin + found.size()), kJoined);
}

/// “编制单位：甲乙国家产业技术工程化中心” on a paper of the evidence: its lists and statistics are the centre's own.
void look_at_papers(const Submission& submission, std::string_view own, std::vector<Finding>& findings) {
  static const RE2 kDrawnUp(
      "^(?:编制|填报|填表|统计|制表|报送|申报)单位:?([\\p{Han}A-Za-z0-9·]{2,40})国家产业技术工程化中心(?:\\(筹\\))?$");
  for (const Document& document : submission.documents) {
    if (document.role != Role::kEvidence) {
      continue;
    }
    for (const Page& page : document.pages) {
      if (page.text_layer != TextLayer::kOk) {
        continue;
      }
      for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const Reading line(document, page, i, 1);
        re2::StringPiece domain;
        if (line.text().find("单位") == std::string::npos || !RE2::PartialMatch(line.text(), kDrawnUp, &domain) ||
            ours({domain.data(), domain.size()}, own)) {
          continue;
        }
        Finding other = finding(title(submission, document) + "的编制单位是其他中心，与本中心名称不一致。",
                                "A paper of the evidence is drawn up by another centre.");
        other.locations = {line.place(line.text())};
        other.expected = std::string(own) + "国家产业技术工程化中心";
        other.actual = std::string(domain.data(), domain.size()) + "国家产业技术工程化中心";
        findings.push_back(std::move(other));
        return;
      }
    }
  }
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
  look_at_papers(submission, *own, findings);
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
      constexpr std::string_view kClass = "国家产业技术工程化中心";
      const std::string_view behind =
          std::string_view(line.text()).substr(std::min(line.text().size(), begin + found.size() + kClass.size()));
      const bool alone = begin == 0 && RE2::FullMatch(line.text(), kName);
      const std::size_t before = i > 0 ? i - 1 : 0;
      const std::string around = sentence_with(
          Reading(*report, page, before, std::min<std::size_t>(4, page.lines.size() - before)).text(), found);
      if ((mark.empty() && !alone && !for_itself(around, found, behind)) || page.number <= 1 || generic(found) ||
          ours(found, *own) || RE2::PartialMatch(around, kCompany)) {
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
            .decides =
                "在总结报告正文（至第九部分止）查找带“（筹）”的其他中心全称（也看断在两行的）、独占一行的其他中心"
                "全称，以及写在本中心位置上的其他中心全称（“按照……中心年度考核的要求”）；与合作、联合、交流、参观、"
                "同类等字样同在一处的，作为另一中心提到的，不计。证明材料看“编制单位”“填报单位”之后的中心名称。",
            .remedy = "请核实该处是否为沿用其他材料时留下的文字；确为提及其他中心的，请说明。",
            .remedy_en = "Please check whether the words were left over from other material; if another centre is "
                         "meant, please say so.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
