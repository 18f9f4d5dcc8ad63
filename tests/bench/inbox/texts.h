// What the documents of a submission say, with places for the centre's words and figures.
#pragma once

#include <string>
#include <string_view>

namespace nitec::bench {

// Main documents. One paragraph a line; “# ”, “## ” headings, “!center SIZE ”, “!right ”, “!gap POINTS”, “!page”,
// “|cell|cell”, “!talk” (paragraphs about the work, as many as the submission is long), “!targets”, “!list” (evidence).
extern const std::string_view kConfirmationReport;
extern const std::string_view kAnnualReport;
extern const std::string_view kEvaluationReport;
extern const std::string_view kConstructionPlan;
extern const std::string_view kExtensionRequest;
extern const std::string_view kAdjustmentReport;

/// The text of a piece of evidence, by its type (schemas: evidence_types.tsv); “!patents” lists the patents.
std::string_view evidence_text(std::string_view type);

}  // namespace nitec::bench
