#include <re2/re2.h>

#include <array>
#include <optional>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/naming/center_name.h"
#include "validators/reading.h"

namespace nitec {
namespace {

std::optional<std::string> own_domain(const Submission& submission) {
  if (const Field* field = said(submission, "A01")) {
    return domain_of(folded(field->text));
  }
  const Cover cover = read_cover(submission);
  return cover.center ? domain_of(cover.center->text) : std::nullopt;
}

/// Whether the bare name is right here: the title of a document, or what the centre is to become.
bool excused(std::string_view before, std::string_view after) {
  static const RE2 kBefore(
      "(?:确认|认定|命名|更名|正式|组建|申请|批复|挂牌|成为|纳入|申报|建成|建设|创建|同意|转为|升级|核定|启动)[^"
      "。;]{0,12}$|筹建(?:[^期。;][^。;]{0,11})?$|《[^》]{0,60}$");
  static const RE2 kAfter(
      "^[”\"]?(?:筹建|总结|组建|章程|管理|建设|评估|技术委员会|理事会|管理委员会|项目|挂牌|申请|的批复|的通知|的函)");
  constexpr std::size_t kWindow = 240;
  if (before.size() > kWindow) {
    before.remove_prefix(before.size() - kWindow);
  }
  return RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kBefore) ||
         RE2::PartialMatch(re2::StringPiece(after.data(), after.size()), kAfter);
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  constexpr std::size_t kMaxShown = 4;
  const Document* report = report_of(submission);
  const std::optional<std::string> domain = own_domain(submission);
  if (report == nullptr || !domain) {
    return Look::kNoData;
  }
  const RE2 name("(国家)?" + RE2::QuoteMeta(*domain) +
                 "(国家产业技术工程化中心|产业技术工程化?中心|国家工程(?:技术)?研究中心|国家产业技术工程(?:研究)?中心|"
                 "国家(?:产业)?技术创新中心|工程技术研究中心)(\\([\\p{Han}]{1,3}\\))?");
  bool any = false;
  bool other_form = false;
  std::size_t count = 0;
  std::vector<Location> places;
  const Cover cover = read_cover(submission);
  const bool told = cover.center && cover.center->where.page == 1;  // Another rule looks at the cover.
  const int last = last_report_page(submission, *report);
  for (const Page& page : report->pages) {
    if (page.number > last || (told && page.number == 1) || page.text_layer != TextLayer::kOk) {
      continue;
    }
    const Reading reading(*report, page);
    const re2::StringPiece text(reading.text());
    std::size_t from = 0;
    std::array<re2::StringPiece, 4> part;
    while (name.Match(text, from, text.size(), RE2::UNANCHORED, part.data(), part.size())) {
      const auto begin = static_cast<std::size_t>(part[0].data() - text.data());
      from = begin + part[0].size();
      any = true;
      const bool right = part[1].empty() && part[2] == "国家产业技术工程化中心" && part[3] == "(筹)";
      const bool bare = part[1].empty() && part[2] == "国家产业技术工程化中心" && part[3].empty();
      const std::string_view whole = reading.text();
      if (right || (bare && excused(whole.substr(0, begin), whole.substr(from)))) {
        continue;
      }
      ++count;
      other_form = other_form || !bare;
      if (places.size() < kMaxShown) {
        places.push_back(reading.passage(whole.substr(begin, part[0].size()), 10));
      }
    }
  }
  if (count > 0) {
    Finding mixed =
        finding(main_title(submission) + "有" + std::to_string(count) + "处本中心名称未带“（筹）”或者写法不一。",
                "The report writes the centre's name without （筹）, or in another form, in some places.");
    if (!other_form) {
      mixed.rule = kMixedForms.card.name;
      mixed.severity = Severity::kNote;
      mixed.opinion = kMixedForms.card.opinion;
    }
    mixed.locations = std::move(places);
    mixed.expected = *domain + "国家产业技术工程化中心（筹）";
    mixed.actual = std::to_string(count) + "处写法不一";
    findings.push_back(std::move(mixed));
  }
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kMixedForms = {
    .card =
        {
            .name = "naming/mixed-forms",
            .clause = "第十六条",
            .clause_id = "M18",
            .summary = "总结报告中本中心的名称始终带“（筹）”，写法一致。",
            .summary_en = "The report writes the centre’s name in one form, with （筹）.",
            .why = "第十六条：“可暂以“××国家产业技术工程化中心（筹）”的名义开展工作”。",
            .decides = "在总结报告正文（封面之后，至第九部分止）查找本中心领域名称开头的全称。书名号内的文件名、“申请确"
                       "认为”“同意组建”等语境，以及其后为“筹建期”“总结报告”“组建方案”等的不计。只是未带“（筹）”的为提示"
                       "，写成其他名称的为疑点。",
            .remedy = "请统一为带“（筹）”的全称，或者在首次出现后用“以下简称”。",
            .remedy_en = "Please write the full name with （筹） throughout, or a short form once introduced.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = kWhileBuilding,
        },
    .check = check,
};

}  // namespace nitec
