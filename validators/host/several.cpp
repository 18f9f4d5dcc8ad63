#include <re2/re2.h>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  static const RE2 kSeparated(
      "^(.{4,60}(?:公司|大学|学院|研究院|研究所|集团|中心|医院|厂|所))(?:、|；|;|,|，|/"
      "|和|与|及)(.{4,60}(?:公司|大学|学院|研究院|研究所|集团|中心|医院|厂|所))$");
  static const RE2 kShared(
      "((?:共同|联合|双|两家|多家)依托单位|依托单位(?:一|二|三|1|2|3|①|②)(?:[::(、]|为|是)|(?:两|二|三|2|3)(?:个|家)"
      "依托单位)");
  static const RE2 kDenied("(?:不存在|没有|无|非|未设|不设|不得|不是)[^。;,]{0,8}$");
  const Field* field = said(submission, "A11");
  const Document* report = report_of(submission);
  if (field != nullptr && RE2::FullMatch(folded(field->text), kSeparated)) {
    Finding several = finding("评估表A11填有两个以上依托单位。", "Field A11 names more than one host.");
    several.locations.push_back(field->where);
    several.expected = "1个依托单位";
    several.actual = field->text;
    findings.push_back(std::move(several));
    return Look::kLooked;
  }
  const Cover cover = read_cover(submission);
  if (cover.host && RE2::FullMatch(cover.host->text, kSeparated)) {
    Finding several = finding("封面写有两个以上依托单位。", "The cover names more than one host.");
    several.locations.push_back(cover.host->where);
    if (field != nullptr) {
      several.locations.push_back(field->where);
    }
    several.expected = "1个依托单位";
    several.actual = cover.host->where.quote;
    findings.push_back(std::move(several));
    return Look::kLooked;
  }
  const int last = report == nullptr ? 0 : last_report_page(submission, *report);
  for (int i = 0; i < last && static_cast<std::size_t>(i) < report->pages.size(); ++i) {
    const Page& page = report->pages[static_cast<std::size_t>(i)];
    if (page.text_layer != TextLayer::kOk) {
      continue;
    }
    const Reading reading(*report, page);
    re2::StringPiece words;
    if (!RE2::PartialMatch(reading.text(), kShared, &words)) {
      continue;
    }
    const std::string_view part(words.data(), words.size());
    const std::string_view text = reading.text();
    const std::string_view before = text.substr(0, static_cast<std::size_t>(part.data() - text.data()));
    if (RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kDenied)) {
      continue;
    }
    Finding several = finding(main_title(submission) + pages_words(page.number, 0) + "写有“" +
                                  reading.place(part).quote + "”，与只有一个依托单位的规定不一致。",
                              "The report speaks of more than one host.");
    several.locations.push_back(reading.passage(part));
    if (field != nullptr) {
      several.locations.push_back(field->where);
    }
    several.expected = "1个依托单位";
    several.actual = reading.passage(part).quote;
    findings.push_back(std::move(several));
    return Look::kLooked;
  }
  return field == nullptr && report == nullptr ? Look::kNoData : Look::kLooked;
}

}  // namespace

constinit const Rule kSeveralHosts = {
    .card =
        {
            .name = "host/several",
            .clause = "第十二条",
            .clause_id = "M14",
            .summary = "依托单位只有一个。",
            .summary_en = "There is one host unit only.",
            .why = "第十二条：“中心原则上只能有一个依托单位”。",
            .decides =
                "评估表A11、封面并列两个以上单位的，或者总结报告（至第九部分止）写有“共同依托单位”“联合依托单位”“依托"
                "单位一”等的，列出该处。“原则上”的例外须有国家发展改革委的文件，由主管单位认定。",
            .remedy = "请确定一个依托单位，其他单位列为参建单位；经同意有例外的，请附文件。",
            .remedy_en = "Please name one host and list the others as participants, or add the document that allows an "
                         "exception.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .waivable = true,
        },
    .check = check,
};

}  // namespace nitec
