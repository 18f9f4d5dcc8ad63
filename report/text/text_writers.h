// What people read on a terminal, and the texts that other programs read line by line.
//
// All words of a submission pass plain_text() first: no escape sequence reaches the terminal. Lines are at most
// kTextColumns wide where they may be broken. Texts end with a line feed.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "model/dictionary.h"
#include "model/document.h"
#include "model/finding.h"
#include "model/outline.h"
#include "model/rule_card.h"

namespace nitec {

/// Width of the terminal that the tables are made for; a line that may not be broken (a path) can be longer.
inline constexpr std::size_t kTextColumns = 100;

/// The language of labels. The words of the submission and of the regulation stay Chinese.
enum class Language { kChinese, kEnglish };

/// Whom a text speaks to.
enum class Reader { kSupervisor, kApplicant };

/// Lines in reading order, UTF-8, a form feed after each page (also after an empty one).
std::string write_text(const Document& document);

/// The nine sections as a table: mark and status, pages, heading, and under each the annex's sub-items.
std::string write_outline_text(const Outline& outline, Language language);

/// Verdict, tallies, every finding with its place and what to do, and the files that were written (`files`, as the
/// caller wants them shown; may be empty). The applicant reads nothing of clauses and opinions, which are the unit's,
/// and of a sheet that is for_applicant() already.
std::string write_check_text(const ReviewSheet& sheet, Language language, std::span<const std::string> files,
                             Reader reader = Reader::kSupervisor);

/// One line for each rule, under a line for each family, in the order given.
std::string write_rules_text(std::span<const RuleCard> cards, Language language);

/// A case of the rule's own fixtures.
struct RuleExample {
  bool finds = false;
  std::string story;               ///< What it is about.
  std::vector<std::string> lines;  ///< In the notation of model/notation.h, or of the datasheet.
  std::string message;             ///< What the rule says to it; empty when it is innocent.
};

/// Everything that a card says, and the examples.
std::string write_explain(const RuleCard& card, std::span<const RuleExample> examples, Language language);

/// A line of the handout: one 审核关系.
struct RelationLine {
  std::string id;  ///< "R-A01"
  Severity level = Severity::kError;
  std::string text;   ///< "D01 = D02 + D03 + D04 + D05"
  std::string title;  ///< In words.
};

/// What a centre that fills in the datasheet needs: every field with its duty for that kind of submission and how it is
/// written, and every relation that will be checked. Markdown, Chinese.
std::string write_handout_markdown(const Dictionary& dictionary, std::span<const RelationLine> relations, Kind kind);

/// RULES.md: the catalogue for people who read the project, printed from the cards.
std::string write_rules_markdown(std::span<const RuleCard> cards);

}  // namespace nitec
