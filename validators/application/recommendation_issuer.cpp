#include "validators/catalogue.h"
#include "validators/extension/request.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Field* lead = said(submission, "A19");
  const Field* other = said(submission, "A20");
  const Field* host = said(submission, "A11");
  if (lead == nullptr) {
    return Look::kNoData;
  }
  bool any = false;
  for (const Evidence* letter : evidence_of(submission, "recommendation")) {
    if (letter->issuer.empty()) {
      continue;
    }
    any = true;
    if (same_unit(letter->issuer, lead->text) || (other != nullptr && same_unit(letter->issuer, other->text))) {
      continue;
    }
    const bool own = host != nullptr && same_unit(letter->issuer, host->text);
    Finding differs = finding(title(*letter) + "的签发单位“" + abridged(letter->issuer) + "”" +
                                  (own ? "为依托单位，" : "") + "不是评估表所填的主管单位。",
                              "The recommendation was issued by another than the supervising unit.");
    if (!own) {
      differs.rule = kApplicationRecommendationIssuer.card.name;
      differs.severity = Severity::kWarning;
      differs.opinion = kApplicationRecommendationIssuer.card.opinion;
    }
    Location row = row_place(*letter);
    row.quote = letter->issuer;
    differs.locations = {row, lead->where};
    differs.expected = lead->text;
    differs.actual = letter->issuer;
    findings.push_back(std::move(differs));
  }
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kApplicationRecommendationIssuer = {
    .card =
        {
            .name = "application/recommendation-issuer",
            .clause = "第十四条",
            .clause_id = "M17",
            .summary = "推荐文件由主管单位签发。",
            .summary_en = "The recommendation was issued by the supervising unit.",
            .why = "第十四条：“主管单位采取适当形式对中心组建方案进行评估论证，将符合条件的组建方案推荐给国家发展改革委"
                   "”。",
            .decides =
                "比较清单中推荐文件的签发单位与评估表A19、A20，全称与简称（发展改革委、发改委）视为一致。签发单位为"
                "依托单位的为错误，为其他单位的为疑点。公章由人查看。",
            .remedy = "请核实推荐文件的签发单位；应由主管单位推荐。",
            .remedy_en = "Please check who issued it; the supervising unit recommends.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kApplication},
        },
    .check = check,
};

}  // namespace nitec
