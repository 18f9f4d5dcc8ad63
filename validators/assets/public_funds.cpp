#include "validators/assets/public_funds.h"

#include <re2/re2.h>

#include "validators/facts.h"
#include "validators/pattern.h"
#include "validators/reading.h"

namespace nitec {

PublicFunds public_funds(const Submission& submission) {
  PublicFunds funds;
  bool stated = false;
  for (const std::string_view code : {"E13", "E14"}) {
    const Field* field = submission.datasheet ? submission.datasheet->find(code) : nullptr;
    if (field == nullptr || field->state == ValueState::kBlank || field->state == ValueState::kNotCounted) {
      continue;
    }
    stated = true;
    if (field->number && Decimal() < *field->number) {
      funds.places.push_back(field->where);
    }
  }
  funds.look = !funds.places.empty() ? Look::kLooked : stated ? Look::kDoesNotApply : Look::kNoData;
  return funds;
}

std::optional<Location> said_in_report(const Submission& submission, std::string_view words_asked) {
  const Document* report = report_of(submission);
  if (report == nullptr) {
    return std::nullopt;
  }
  const RE2& words = pattern("(" + std::string(words_asked) + ")");
  const int last = last_report_page(submission, *report);
  for (const Page& page : report->pages) {
    if (page.number > last || page.text_layer != TextLayer::kOk) {
      continue;
    }
    const Reading reading(*report, page);
    re2::StringPiece part;
    if (RE2::PartialMatch(reading.text(), words, &part)) {
      return reading.passage(std::string_view(part.data(), part.size()));
    }
  }
  return std::nullopt;
}

}  // namespace nitec
