#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Field* field = said(submission, "A11");
  const Cover cover = read_cover(submission);
  if (field == nullptr || !cover.host || cover.traditional) {
    return Look::kNoData;
  }
  if (cover.host->text.find(folded(field->text)) == std::string::npos) {
    Finding differs = finding(main_title(submission) + "封面的依托单位与评估表A11不一致。",
                              "The cover names another host than the datasheet.");
    differs.locations = {cover.host->where, field->where};
    differs.expected = "两处一致";
    differs.actual = "封面“" + abridged(cover.host->where.quote) + "”，评估表“" + abridged(field->text) + "”";
    findings.push_back(std::move(differs));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kHostNameDiffers = {
    .card =
        {
            .name = "host/name-differs",
            .clause = "第十二条",
            .clause_id = "M14",
            .summary = "总结报告封面与评估表的依托单位一致。",
            .summary_en = "The cover and the datasheet name the same host.",
            .why = "第十二条：“中心原则上只能有一个依托单位”。",
            .decides = "比较封面“依托单位”之后的名称与评估表A11；“（盖章）”和字间空白不计；封面为繁体字的不作判断。",
            .remedy = "请核对营业执照或者法人证书上的名称，改正其中一处；更名的请附证明。",
            .remedy_en = "Please compare with the licence and correct one of the two; add proof of a change of name.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
