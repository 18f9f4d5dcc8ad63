#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/naming/center_name.h"
#include "validators/reading.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Field* field = said(submission, "A01");
  const Cover cover = read_cover(submission);
  if (field == nullptr || !cover.center) {
    return Look::kNoData;
  }
  const std::optional<std::string> in_sheet = domain_of(folded(field->text));
  const std::optional<std::string> on_cover = domain_of(cover.center->text);
  if (cover.traditional) {
    return Look::kNoData;
  }
  if (in_sheet && on_cover && *in_sheet != *on_cover && !in_sheet->ends_with(*on_cover)) {
    Finding differs = finding(main_title(submission) + "封面的中心名称与评估表A01不一致。",
                              "The cover names another centre than the datasheet.");
    differs.locations = {cover.center->where, field->where};
    differs.expected = "两处一致";
    differs.actual = "封面“" + cover.center->where.quote + "”，评估表“" + field->text + "”";
    findings.push_back(std::move(differs));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kNameDiffers = {
    .card =
        {
            .name = "naming/name-differs",
            .clause = "第三十六条",
            .clause_id = "M44",
            .summary = "总结报告封面与评估表的中心名称一致。",
            .summary_en = "The cover and the datasheet name the same centre.",
            .why = "第十六条：“可暂以“××国家产业技术工程化中心（筹）”的名义开展工作”；第三十六条：“国家产业技术工程化中"
                   "心统一命名为：“××国家产业技术工程化中心””。",
            .decides =
                "两处名称都合乎统一命名时，比较领域名称；不合命名的由naming/"
                "center-name列出，不重复计。封面为繁体字的、封面名称为另一处之末尾部分（换行所致）的，不作判断。",
            .remedy = "请核对批复文件上的名称，改正其中一处。",
            .remedy_en = "Please compare with the name in the consent and correct one of the two.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
