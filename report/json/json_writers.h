// What programs read: findings.json, findings.sarif, and the JSON forms of the smaller commands.
//
// Every writer is a pure function: no clock, no host name, no hash order, so that the same sheet gives the same bytes.
// Bytes that are not UTF-8 become U+FFFD and can never make a writer fail. Texts end with a line feed.
#pragma once

#include <span>
#include <string>

#include "model/document.h"
#include "model/finding.h"
#include "model/outline.h"
#include "model/rule_card.h"

namespace nitec {

/// findings.json, format "nitec-findings/1" (schemas/findings.schema.json). Places leave out what is not there; boxes
/// are PDF points rounded to a tenth. Of a sheet in quarantine nothing is repeated that stood in the submission.
std::string write_findings_json(const ReviewSheet& sheet);

/// findings.sarif: SARIF 2.1.0 (OASIS, 27 March 2020). A finding's first place is its location, the others are related
/// locations; page and box, for which SARIF has no words, stand in the location's properties. Fingerprints are made of
/// the rule and the words at its places, so that they outlive a change of numbering, line or page.
std::string write_sarif(const ReviewSheet& sheet);

/// Format "nitec-outline/1" (schemas/outline.schema.json): always nine sections. A page of 0 and an empty heading mean
/// that there is none; a merged section without a heading of its own gives the page on which its matter begins.
std::string write_outline_json(const Outline& outline);

/// Format "nitec-text/1" (schemas/text.schema.json): the lines of each page in reading order, its pictures, and what
/// the file says beside its pages.
std::string write_text_json(const Document& document);

/// Format "nitec-rules/1": the cards in the order given.
std::string write_rules_json(std::span<const RuleCard> cards);

/// Reads the findings.json of an earlier round back. Throws std::runtime_error, in the user's words, for what is none.
EarlierRound read_earlier_round(std::string_view text);

}  // namespace nitec
