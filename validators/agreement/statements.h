// What a document says in numbers: each quantity of its text and tables with what it is said to be a quantity of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/quantity.h"
#include "model/submission.h"
#include "validators/agreement/grids.h"
#include "validators/agreement/paragraphs.h"
#include "validators/agreement/vocabulary.h"
#include "validators/rule.h"

namespace nitec {

/// Whose quantity it is.
enum class Owner {
  kNotSaid,
  kCenter,
  kHost,   ///< 依托单位, 集团, 学校 …
  kOther,  ///< Another unit, an industry, a market.
};

struct Statement {
  Quantity quantity;
  Facets facets;     ///< By the quantity's own words.
  Facets inherited;  ///< With what the words before say: “专利授权33件，其中发明20件”.
  Owner owner = Owner::kNotSaid;
  bool plan = false;    ///< A plan, a target, an approved figure: not what came of it.
  bool past = false;    ///< Of a time before the one that is reported on.
  bool sum = false;     ///< Of all years together, as it says itself.
  bool now = false;     ///< As of the end, as it says itself.
  bool change = false;  ///< By how much something grew or fell.
  bool fresh = false;   ///< 新增: an increase of a stock, all of a flow.
  bool rate = false;    ///< By head, by piece; a limit.
  bool share = false;
  bool no = false;         ///< Denied.
  bool one = false;        ///< Of a single thing or a part of them.
  bool nested = false;     ///< A part of another part.
  int year = 0;            ///< Of that year; 0 when none is said.
  bool year_near = false;  ///< The year stands in another sentence of the paragraph.
  int unknown = 0;         ///< Characters of its own phrase that are no word of the vocabulary.
  std::string label;       ///< What it is called there: its phrase; in a table the heads of its row and column.
  std::u32string phrase;   ///< Its own words in front of the number, without years and idle words.
  int section = 0;         ///< Of the report's nine; 0 before them or when not known.
  bool to_come = false;    ///< Under a heading that speaks of what is to come: “十、2031年打算”.
  bool in_table = false;
  int table = -1;    ///< Of a table's cell: which of the document's tables.
  int member = 0;    ///< Of a series (“49家、63家和47家”) its place from 1; 0 outside of one.
  int members = 0;   ///< How many that series has.
  Location where;    ///< The number with its unit; the quote has the words around it.
  std::string said;  ///< The number with its unit, folded: "16113.89万元".
};

/// The numbers of one of its documents, in reading order: of the main one its text up to the annexes bound in behind
/// it.
std::vector<Statement> statements(const Submission& submission, const Context& context, const Document& report);

/// The year at whose end stocks are counted: the last of those that are reported on, or that in which 筹建期 ends; a
/// late one when neither is known.
int last_year_reported(const Submission& submission);

/// The vocabulary with the names of the submission's centre, host and participants.
Vocabulary vocabulary_of(const Submission& submission);

/// The statements of one stretch of running text.
void read_statements(const Vocabulary& vocabulary, const Document& document, const Prose& text,
                     std::vector<Statement>& out);
/// Those of the cells of a table, the document's n-th.
void read_statements(const Vocabulary& vocabulary, const Document& document, const Grid& grid, int table,
                     std::vector<Statement>& out);

}  // namespace nitec
