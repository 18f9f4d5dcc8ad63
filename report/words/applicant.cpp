// What of a sheet speaks to the applicant.
#include <algorithm>
#include <string_view>

#include "report/words/words.h"

namespace nitec {
namespace {

/// Behind the message of a finding that the unit waived: who decided, and why, is the unit's own matter.
constexpr std::string_view kWaived = "（已豁免：";
constexpr std::string_view kWaivedForApplicant = "（主管单位已知悉，此项无须补正）";
constexpr std::string_view kByPeople = "由审查人员查看，不须补正";

}  // namespace

ReviewSheet for_applicant(const ReviewSheet& sheet) {
  ReviewSheet out = sheet;
  out.decisions.clear();
  out.own_inputs.clear();
  out.own_tables.clear();
  for (Finding& finding : out.findings) {
    if (const std::size_t at = finding.message.rfind(kWaived); at != std::string::npos) {
      finding.message.replace(at, std::string::npos, kWaivedForApplicant);
    }
    for (Location& where : finding.locations) {
      if (out.submission.record && where.file == out.submission.record->file) {
        where.quote.clear();
        where.xpath.clear();
        where.line = 0;
      }
    }
  }
  for (Clause& clause : out.clauses) {
    clause.look_at.clear();
    clause.where.clear();
  }
  for (Unchecked& matter : out.unchecked) {
    matter.reason = kByPeople;
    matter.ask.clear();
  }
  if (out.submission.record) {
    Record nothing;
    nothing.file = out.submission.record->file;  // Its places are still called by its name.
    out.submission.record = std::move(nothing);
  }
  return out;
}

}  // namespace nitec
