#include "validators/evidence/required.h"

#include <re2/re2.h>

#include "schemas/schemas.h"
#include "validators/facts.h"
#include "validators/pattern.h"

namespace nitec {
namespace {

bool known_type(std::string_view type) {
  static const std::string_view kTypes = schemas::file("2026-02-01/evidence_types.tsv");
  return !type.empty() && kTypes.find("\n" + std::string(type) + "\t") != std::string_view::npos;
}

}  // namespace

void require(const Submission& submission, const Required& required, const RuleCard& card,
             const std::vector<Location>& places, std::vector<Finding>& findings) {
  if (!submission.datasheet || !evidence_of(submission, required.type).empty()) {
    return;
  }
  const RE2& names = pattern(required.names);
  const Evidence* like = nullptr;
  for (const Evidence& evidence : submission.datasheet->evidence) {
    if ((evidence.type == "other" || !known_type(evidence.type)) && RE2::PartialMatch(evidence.name, names)) {
      like = &evidence;
      break;
    }
  }
  Finding missing;
  if (like != nullptr) {
    missing = finding(
        "证明材料清单未见类型为“" + std::string(required.title) + "”的材料，" + title(*like) + "名称相近，请核实。",
        "The list has no evidence of this type; one row looks like " + std::string(required.title_en) + ".");
    missing.rule = card.name;
    missing.severity = Severity::kWarning;
    missing.opinion = card.opinion;
    missing.remedy = "如属该类材料，请在清单中改正类型。";
    missing.remedy_en = "If it is, please correct its type in the list.";
    missing.locations.push_back(row_place(*like));
  } else {
    missing = finding("证明材料清单未见" + std::string(required.title) + "。",
                      "The list of evidence has no such document: " + std::string(required.title_en) + ".");
    missing.remedy = "请补充" + std::string(required.title) + "，并列入证明材料清单，写明文件、页码、签发单位和日期。";
    missing.remedy_en = "Please add it, and list it with file, pages, issuer and date.";
  }
  missing.locations.insert(missing.locations.end(), places.begin(), places.end());
  if (missing.locations.empty()) {
    missing.locations.push_back(datasheet_place(submission));
  }
  missing.expected = "有" + std::string(required.title);
  missing.actual = like != nullptr ? "有名称相近的1项，类型未能识别"
                                   : "清单" + std::to_string(submission.datasheet->evidence.size()) + "项中未见";
  findings.push_back(std::move(missing));
}

}  // namespace nitec
