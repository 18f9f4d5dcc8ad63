#include "validators/agreement/texts.h"

#include "validators/facts.h"

namespace nitec {

const std::vector<Prose>& report_paragraphs(const Submission& submission, const Context& context) {
  return context.readings->once<std::vector<Prose>>(submission, [](const Submission& all) {
    const Document* report = report_of(all);
    return report == nullptr ? std::vector<Prose>() : paragraphs(*report);
  });
}

const std::vector<Grid>& report_grids(const Submission& submission, const Context& context) {
  return context.readings->once<std::vector<Grid>>(submission, [](const Submission& all) {
    const Document* report = report_of(all);
    return report == nullptr ? std::vector<Grid>() : grids(*report, last_report_page(all, *report));
  });
}

}  // namespace nitec
