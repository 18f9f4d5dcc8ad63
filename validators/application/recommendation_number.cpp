#include <re2/re2.h>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// Whether the file itself carries a number: “云发改高技〔2026〕12号”, “云发改函〔2026〕第12号”.
bool numbered(const Document& document) {
  static const RE2 kNumber("[\\p{Han}\\d]{2,20}[〔\\[(【]20\\d{2}[〕\\])】]第?\\d{1,5}号");
  for (const Page& page : document.pages) {
    if (RE2::PartialMatch(Reading(document, page).text(), kNumber)) {
      return true;
    }
  }
  return false;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const std::vector<const Evidence*> letters = evidence_of(submission, "recommendation");
  if (letters.empty()) {
    return Look::kNoData;
  }
  for (const Evidence* letter : letters) {
    const Document* document = submission.find(letter->file);
    if (!folded(letter->number).empty() || (document != nullptr && numbered(*document))) {
      continue;
    }
    Finding none = finding(title(*letter) + "未见文号。", "The recommendation has no document number.");
    if (document == nullptr || !readable(*document)) {
      none.message = title(*letter) + "在清单中未填文号，文件不能读取，请人工查看。";
      none.rule = kApplicationRecommendationNumber.card.name;
      none.severity = Severity::kWarning;
      none.opinion = kApplicationRecommendationNumber.card.opinion;
    }
    none.locations = {row_place(*letter)};
    if (document != nullptr) {
      none.locations.push_back(first_page(*letter));
    }
    none.expected = "推荐文件有文号";
    none.actual = "未见";
    findings.push_back(std::move(none));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kApplicationRecommendationNumber = {
    .card =
        {
            .name = "application/recommendation-number",
            .clause = "第十四条",
            .clause_id = "M17",
            .summary = "主管单位的推荐文件有文号。",
            .summary_en = "The recommendation has a document number.",
            .why = "第十四条：“将符合条件的组建方案推荐给国家发展改革委”。",
            .decides =
                "清单中推荐文件一行填有文号，或者文件正文有“××〔2026〕×号”一类发文字号的，即为有文号；两处都没有的"
                "为错误，文件为扫描件而清单未填的为疑点。文号的写法另行核对。",
            .remedy = "请以正式公文推荐，并在证明材料清单填写文号。",
            .remedy_en = "Please recommend it by a formal letter and tell its number in the list of evidence.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kApplication},
        },
    .check = check,
};

}  // namespace nitec
