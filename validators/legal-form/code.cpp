#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Field* form = said(submission, "A17");
  if (form == nullptr) {
    return Look::kNoData;
  }
  const Field* own = said(submission, "A18");
  const Field* host = said(submission, "A12");
  const std::string kind = folded(form->text);
  const bool same = own != nullptr && host != nullptr && folded(own->text) == folded(host->text);
  if (kind != "非法人" || own == nullptr || same) {
    return Look::kLooked;
  }
  Finding wrong = finding("组建形式为非法人，评估表A18填有与依托单位不同的统一社会信用代码。",
                          "The centre is no legal person, but field A18 has a code of its own.");
  wrong.expected = "不适用，或者与A12相同";
  wrong.actual = own->text;
  wrong.locations = {own->where, form->where};
  if (host != nullptr) {
    wrong.locations.push_back(host->where);
  }
  findings.push_back(std::move(wrong));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kLegalFormCode = {
    .card =
        {
            .name = "legal-form/code",
            .clause = "第十条",
            .clause_id = "M12",
            .summary = "非法人形式的中心没有自己的统一社会信用代码。",
            .summary_en = "A centre that is no legal person has no code of its own.",
            .why = "第十条：“中心一般应采用法人形式组建和运行”。",
            .decides = "评估表A17为“非法人”的，A18应填“不适用”或者与依托单位A12相同。法人形式而未填A18的，由评估表的审"
                       "核关系列出。",
            .remedy = "请核对组建形式，改正评估表A17或者A18。",
            .remedy_en = "Please check the legal form and correct field A17 or A18.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kApplication, Kind::kConfirmation, Kind::kEvaluation},
        },
    .check = check,
};

}  // namespace nitec
