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
  Finding wrong;
  if (kind == "法人" && own == nullptr) {
    wrong = finding("组建形式为法人，评估表A18未填中心的统一社会信用代码。",
                    "The centre is a legal person, but field A18 has no code.");
    wrong.expected = "中心的统一社会信用代码";
    wrong.actual = "未填";
  } else if (kind == "法人" && same) {
    wrong = finding("组建形式为法人，评估表A18与依托单位的代码A12相同。",
                    "The centre is a legal person, but its code is the host's.");
    wrong.expected = "与A12不同的代码";
    wrong.actual = own->text;
  } else if (kind == "非法人" && own != nullptr && !same) {
    wrong = finding("组建形式为非法人，评估表A18填有与依托单位不同的代码。",
                    "The centre is no legal person, but field A18 has a code of its own.");
    wrong.expected = "空，或者与A12相同";
    wrong.actual = own->text;
  } else {
    return Look::kLooked;
  }
  wrong.locations.push_back(form->where);
  for (const Field* field : {own, host}) {
    if (field != nullptr) {
      wrong.locations.push_back(field->where);
    }
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
            .summary = "法人形式的中心有自己的统一社会信用代码，非法人形式的没有。",
            .summary_en = "A centre that is a legal person has a code of its own; one that is not has none.",
            .why = "第十条：“中心一般应采用法人形式组建和运行”。",
            .decides = "评估表A17为“法人”的，A18应填写且与依托单位A12不同；为“非法人”的，A18应为空或者与A12相同。",
            .remedy = "请核对组建形式，改正评估表A17或者A18。",
            .remedy_en = "Please check the legal form and correct field A17 or A18.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
