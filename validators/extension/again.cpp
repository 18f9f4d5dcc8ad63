#include <re2/re2.h>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// “再次申请延长筹建期” in the request: that there was an earlier one.
std::optional<Location> told(const Submission& submission) {
  static const RE2 kAgain(
      "((?:再次|再度|第二次|第三次|二次|又一次)(?:申请|提出|请求)?(?:将)?[^。;,]{0,24}(?:延长|延期)|"
      "(?:已|曾|此前|前期)[^。;,]{0,20}(?:批准|同意|批复|申请|办理)(?:过|了)?[^。;,]{0,20}(?:延长筹建期|筹建期延[长期]|"
      "延期))");
  static const RE2 kDenied("(?:未|没有|不曾|首次|无)[^。;,]{0,12}$");
  static const RE2 kDeniedInside("未|没有|不曾|首次");
  const Document* request = report_of(submission);
  for (std::size_t i = 0; request != nullptr && i < request->pages.size(); ++i) {
    if (request->pages[i].text_layer != TextLayer::kOk) {
      continue;
    }
    const Reading reading(*request, request->pages[i]);
    re2::StringPiece words;
    if (RE2::PartialMatch(reading.text(), kAgain, &words)) {
      const std::string_view part(words.data(), words.size());
      const std::string_view before =
          std::string_view(reading.text()).substr(0, static_cast<std::size_t>(part.data() - reading.text().data()));
      if (!RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kDenied) &&
          !RE2::PartialMatch(words, kDeniedInside)) {
        return reading.place(part);
      }
    }
  }
  return std::nullopt;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  std::vector<Location> places;
  std::vector<std::string> facts;
  for (const std::string_view code : {"A08", "A09"}) {
    if (const Field* field = said(submission, code)) {
      places.push_back(field->where);
      facts.push_back("评估表" + std::string(code) + "“" + abridged(field->text) + "”");
    }
  }
  for (const Evidence* approval : evidence_of(submission, "extension-approval")) {
    places.push_back(row_place(*approval));
    facts.push_back(title(*approval));
  }
  const std::optional<Location> words = told(submission);
  if (!facts.empty()) {
    Finding again = finding("此前已有延长筹建期的记录：" + joined(facts) + "；延期只能申请一次。",
                            "There was an extension before; it can be asked for once only.");
    again.locations = std::move(places);
    again.expected = "此前没有申请过延期";
    again.actual = joined(facts);
    findings.push_back(std::move(again));
  } else if (words) {
    Finding doubt = finding("延期申请写有“" + words->quote + "”，此前是否申请过延期，请核实。",
                            "The request speaks of an earlier extension.");
    doubt.rule = kExtensionAgain.card.name;
    doubt.severity = Severity::kWarning;
    doubt.opinion = kExtensionAgain.card.opinion;
    doubt.locations = {*words};
    doubt.expected = "此前没有申请过延期";
    doubt.actual = words->quote;
    findings.push_back(std::move(doubt));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kExtensionAgain = {
    .card =
        {
            .name = "extension/again",
            .clause = "第二十条第一款",
            .clause_id = "M29",
            .summary = "延长筹建期只申请一次。",
            .summary_en = "An extension is asked for once only.",
            .why = "第二十条第一款：“原则上，延长筹建期的时限不能超过一年且只能申请一次”。",
            .decides =
                "条文限制的是申请的次数，不论是否获得批准。评估表A08、A09已填，或者清单中已有延期批复的，为错误；"
                "申请书写有“再次申请延期”“曾申请延期”等的，作疑点。材料之外的申请记录由人与本单位台账比对。",
            .remedy = "请核实是否为第一次申请；原批复误填的，请改为“不适用”；确有例外的，请附同意的文件。",
            .remedy_en =
                "Please check whether this is the first request; an exception needs the document that allows it.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .waivable = true,
            .kinds = {Kind::kExtension},
        },
    .check = check,
};

}  // namespace nitec
