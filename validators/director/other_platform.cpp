#include <re2/re2.h>

#include <array>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr std::string_view kPlatform =
    "(?:(?:国家|全国)重点实验室|国家实验室|国家技术创新中心|国家制造业创新中心|国家工程研究中心|国家工程实验室|"
    "国家(?:级|认定)?企业技术中心|国家工程技术研究中心|国家产业创新中心|国家能源研发创新平台|国家临床医学研究中心|"
    "国家野外科学观测研究站|国家地方联合工程(?:研究中心|实验室))";

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

/// What was, is over, or is none of the building of that platform.
bool excused(std::string_view before, std::string_view words) {
  static const RE2 kBefore("(?:不存在|没有|未|均不|不再|不得|不|无|承诺|是否|避免|如)[^。;,]{0,20}$");
  static const RE2 kInside(
      "曾|原任|原为|前任|此前|已卸任|卸任|辞去|不再|未承担|不承担|没有|退出|终止|撤销|验收后|结束后|开放课题|开放基金|"
      "课题|项目经费|学术委员会|技术委员会|理事会|客座|访问|合作|联合|借助|共享|依据|参照|毕业|博士|硕士|获得|原国家|"
      "的(?:研究)?基础");
  return RE2::PartialMatch(piece(before), kBefore) || RE2::PartialMatch(piece(words), kInside);
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr) {
    return Look::kNoData;
  }
  // Most reports name no other platform: the sentences are looked for on the pages that do.
  static const RE2 kAny{std::string(kPlatform)};
  bool read = false;
  std::vector<Reading> pages;
  const int last = last_report_page(submission, *report);
  for (const Page& page : report->pages) {
    if (page.number <= last && page.text_layer == TextLayer::kOk) {
      read = read || !page.lines.empty();
      Reading reading(*report, page);
      if (RE2::PartialMatch(piece(reading.text()), kAny)) {
        pages.push_back(std::move(reading));
      }
    }
  }
  if (pages.empty()) {
    return read ? Look::kLooked : Look::kNoData;
  }
  const Field* director = said(submission, "A21a");
  const std::string name = director == nullptr ? std::string() : RE2::QuoteMeta(folded(director->text)) + "|";
  const std::string people = "(?:" + name + "中心主任|主任|负责人|带头人|首席(?:专家|科学家)|团队成员|核心成员|骨干)";
  const std::string platform(kPlatform);
  const std::array<RE2, 3> patterns{
      // The director is also the head of …
      RE2("(" + people + "[^。;]{0,40}?(?:兼任|兼|同时担任|担任|现任|同时任|挂任|任|同时是|为|是)[^。;]{0,40}?" +
          platform + "(?:\\(?[^。;,]{0,12}?)(?:常务副主任|执行主任|副主任|主任|负责人|首席))"),
      // The team also builds …
      RE2("((?:团队|队伍|人员)[^。;]{0,30}?(?:承担|牵头|负责|承建|主持)(?:了|着)?[^。;]{0,40}?" + platform +
          "[^。;,]{0,8}?(?:建设|组建|筹建|重组|运行|任务))"),
      // … is built by the team.
      RE2("(" + platform + "[^。;]{0,10}?由[^。;]{0,12}?(?:团队|队伍|" + name +
          "中心主任)[^。;]{0,10}?(?:承担|牵头|负责|承建|主持|建设))")};
  for (const Reading& reading : pages) {
    const std::string_view text = reading.text();
    for (const RE2& pattern : patterns) {
      re2::StringPiece words;
      std::size_t from = 0;
      while (pattern.Match(piece(text), from, text.size(), RE2::UNANCHORED, &words, 1)) {
        const auto begin = static_cast<std::size_t>(words.data() - text.data());
        from = begin + words.size();
        const std::string_view part(words.data(), words.size());
        if (excused(text.substr(0, begin), part)) {
          continue;
        }
        const int page = reading.place(part).page;
        const std::string what = page > 0 ? std::string(role_title(report->role)) + pages_words(page, 0) : "";
        Finding other = finding(what + "写有“" + abridged(reading.place(part).quote, 60) +
                                    "”，团队是否还承担其他国家级平台的建设，请核实。",
                                "The text says that the director or the team also runs another national platform.");
        other.locations = {reading.place(part)};
        if (director != nullptr) {
          other.locations.push_back(director->where);
        }
        other.expected = "团队不再承担其他国家级科技创新平台基地建设任务";
        other.actual = reading.place(part).quote;
        findings.push_back(std::move(other));
        return Look::kLooked;
      }
    }
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kOtherPlatform = {
    .card =
        {
            .name = "director/other-platform",
            .clause = "第十二条",
            .clause_id = "M16",
            .summary = "承担建设的团队不再承担其他国家级科技创新平台的建设。",
            .summary_en = "The team builds no other national platform.",
            .why = "第十二条：“承担中心建设的团队原则上不得再承担其他国家级科技创新平台基地建设任务”。",
            .decides =
                "在组建方案或者总结报告正文中查找全国重点实验室、国家技术创新中心、国家工程研究中心等，只有同一句写明主"
                "任、负责人兼任其主任，或者团队承担其建设的，才列出该句；只提到平台、写明“曾任”“不再”、合作、开放课"
                "题的不计。其他中心的登记信息不在材料之中，由人比对。“原则上”的例外由主管单位认定。",
            .remedy = "请说明该平台与本中心团队的关系；确不再承担的，请写明。",
            .remedy_en = "Please tell how that platform and this team are related, or that the duty has ended.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .waivable = true,
            .kinds = {Kind::kApplication, Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
