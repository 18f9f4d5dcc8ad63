#include <algorithm>

#include "validators/agreement/account.h"
#include "validators/agreement/telling.h"
#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"
#include "validators/targets/rate.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet || submission.datasheet->targets.empty()) {
    return Look::kNoData;
  }
  bool looked = false;
  for (std::size_t i = 0; i < submission.datasheet->targets.size(); ++i) {
    const Target& target = submission.datasheet->targets[i];
    if (target.field.empty() || !target.actual) {
      continue;
    }
    const std::vector<Figure> figures = figures_of(submission, target.field);
    const std::optional<Quantity> actual =
        cell_quantity(to_utf32(target.actual->text()), to_utf32(folded(target.unit)));
    if (figures.empty() || !actual) {
      continue;
    }
    looked = true;
    if (std::any_of(figures.begin(), figures.end(), [&](const Figure& figure) { return agrees(*actual, figure); })) {
      continue;
    }
    const Figure& figure = figures.back();  // The sum, where there is one.
    Finding differs = finding("目标对照表第" + std::to_string(i + 1) + "行“" + abridged(target.name, 20) + "”完成值为" +
                                  target.actual->text() + target.unit + "，评估表" + field_title(target.field, figure) +
                                  "为" + figure_words(figure) + "。",
                              "A target's achieved value differs from the field that holds the same quantity.");
    Location where = target.where;
    where.quote = where.quote.empty() ? target_words(target) : where.quote;
    differs.locations = {where};
    for (const Field* field : figure.all) {
      differs.locations.push_back(field->where);
      differs.locations.back().quote = field->text;
    }
    differs.expected = figure_words(figure);
    differs.actual = target.actual->text() + target.unit;
    findings.push_back(std::move(differs));
  }
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kTargetFieldDiffers = {
    .card =
        {
            .name = "targets/field-differs",
            .clause = "第十八条第一款",
            .clause_id = "M25",
            .summary = "目标对照表的完成值与评估表对应栏目一致。",
            .summary_en = "A target's achieved value is that of the field that holds the same quantity.",
            .why = "第十八条第一款：“按期达到组建方案明确的筹建期发展目标、完成组建任务后”。",
            .decides = "对照表注明对应栏目的，比较完成值与该栏目的数；逐年栏目与任一年度或者各年之和相符即可。",
            .remedy = "请核对完成值和对应栏目，改正其中一处；口径不同的请写明。",
            .remedy_en = "Please check both and correct one of them; say so where their scope differs.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
