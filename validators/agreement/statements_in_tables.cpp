#include <algorithm>
#include <array>

#include "model/characters.h"
#include "validators/agreement/phrase.h"
#include "validators/agreement/years.h"

namespace nitec {
namespace {

/// “方案”, “批复”: words that in running text say whence a thing comes, and over a column of figures that they are not
/// what came of it.
bool heads_a_plan(std::u32string_view head) {
  head = head.substr(0, head.find(U'('));
  for (const std::u32string_view word : {U"方案", U"批复", U"立项", U"申报", U"初设", U"可研", U"报批", U"承诺"}) {
    if (head == word || (head.size() == word.size() + 1 && head.starts_with(word) &&
                         std::u32string_view(U"值数额书").find(head.back()) != std::u32string_view::npos)) {
      return true;
    }
  }
  return false;
}

/// “合同数”, “人数”: the head of what is counted and not measured.
bool counts_things(std::u32string_view head) {
  constexpr std::array<std::u32string_view, 13> kCounts{U"合同数", U"人数", U"份数",  U"项数", U"件数",
                                                        U"个数",   U"次数", U"家数",  U"台数", U"户数",
                                                        U"期数",   U"数目", U"企业数"};
  return std::any_of(kCounts.begin(), kCounts.end(), [&](std::u32string_view word) { return head.ends_with(word); });
}

/// “项数” counts in 项, “人数” in 人: the unit where no other is said.
std::u32string unit_counted(std::u32string_view head) {
  constexpr std::u32string_view kUnits = U"项件人家份台次个户期";
  head = head.substr(0, head.find(U'('));
  const bool counts = head.size() >= 2 && head.back() == U'数' && kUnits.find(head[head.size() - 2]) != head.npos;
  return counts ? std::u32string(1, head[head.size() - 2]) : std::u32string();
}

/// What a head says beside the unit that it names in brackets: “开放机时(小时)”.
std::u32string without_unit(const std::u32string& head) {
  const std::u32string unit = unit_in(head);
  std::u32string rest = head;
  if (const std::size_t at = unit.empty() ? head.npos : head.find(U"(" + unit + U")"); at != head.npos) {
    rest.erase(at, unit.size() + 2);
  }
  return rest;
}

}  // namespace

void read_statements(const Vocabulary& vocabulary, const Document& document, const Grid& grid, int table,
                     std::vector<Statement>& out) {
  const Aspects aspects(vocabulary);
  const std::size_t thing = aspects.thing;
  const std::u32string table_unit = unit_in(grid.caption.text);
  Phrase about(aspects);
  // A sentence above is no title; “在研项目36项，来源见下表” says what is counted before it counts.
  const std::vector<Quantity> counted = find_quantities(grid.caption.text);
  const std::u32string_view caption = grid.caption.text;
  const bool refers = caption.find(U"下表") != caption.npos || caption.find(U"如下") != caption.npos;
  if (counted.empty() || refers) {
    for (const QuantityWord& word :
         vocabulary.tokens(caption.substr(0, counted.empty() ? caption.npos : counted[0].begin))) {
      about.take(word);
    }
  }
  for (std::size_t r = grid.heads; r < grid.rows.size() && out.size() < kMaxStatements; ++r) {
    const std::vector<GridCell>& row = grid.rows[r];
    std::u32string row_unit;
    // The rest of a table from the page before, without its heads: which of two numbers is the result is not told.
    const bool side_by_side = std::adjacent_find(row.begin(), row.end(), [](const GridCell& a, const GridCell& b) {
                                return a.number && b.number;
                              }) != row.end();
    if (grid.heads == 0 && side_by_side) {
      continue;
    }
    // One row of figures under heads that say all: “职工总数 | 固定人员 | 博士”.
    const bool lies_down = grid.heads > 0 && grid.rows.size() == grid.heads + 1 && grid.columns > 1 &&
                           std::all_of(row.begin(), row.end(), [](const GridCell& cell) { return cell.number; });
    for (std::size_t c = lies_down ? 0 : 1; c < grid.columns; ++c) {
      const GridCell& cell = row[c];
      if (cell.covered || cell.below) {
        continue;
      }
      if (!cell.number) {
        // A column of its own for the units.
        if (std::u32string unit = unit_in(cell.text.text); !unit.empty() && unit == cell.text.text) {
          row_unit = unit;
        }
        continue;
      }
      const std::u32string named = grid.row_head(r, c);
      const std::u32string& first_cell = row.front().text.text;  // There may be a row for each year.
      const std::u32string& row_head = named.empty() && year_alone(first_cell) != 0 ? first_cell : named;
      if (row_head.empty() && !lies_down) {
        continue;
      }
      const std::u32string& column_head = grid.column_heads[c];
      Statement statement;
      statement.table = table;
      statement.quantity = *cell.number;
      // “合同数” in a table of 万元 is counted all the same.
      const bool count = counts_things(column_head) || (counts_things(row_head) && unit_in(column_head).empty());
      for (const std::u32string& unit : {unit_in(column_head), row_unit, unit_in(row_head),
                                         count ? std::u32string() : table_unit, unit_counted(column_head)}) {
        if (const std::optional<Quantity> measured = cell_quantity(cell.text.text, unit);
            statement.quantity.unit.empty() && measured) {
          statement.quantity = *measured;
        }
      }
      statement.in_table = true;
      Phrase own(aspects);
      Mood mood;
      int unknown = 0;
      const std::u32string column_words = without_unit(column_head);
      const std::u32string row_words = without_unit(row_head);
      for (const std::u32string* words : {&column_words, &row_words}) {
        std::size_t at = 0;
        for (const QuantityWord& word : vocabulary.tokens(*words)) {
          own.take(word);
          mood.take(word.mark);
          for (; at < word.begin; ++at) {
            unknown += is_han((*words)[at]) ? 1 : 0;
          }
          at = word.end;
          if (word.mark != QuantityMark::kIdle) {
            statement.phrase.append(words->substr(word.begin, word.end - word.begin));
          }
        }
        for (; at < words->size(); ++at) {
          unknown += is_han((*words)[at]) ? 1 : 0;
        }
        mood.plan = mood.plan || (words == &column_words && heads_a_plan(column_head));
        const std::vector<YearAt> years = years_in(*words + U"年");
        if (!years.empty()) {
          mood.year = years.front().year;
          mood.sum = mood.year == 0;
          unknown -= unknown > 0 ? 1 : 0;  // 年
        }
      }
      statement.facets = own.facets;
      statement.inherited = own.facets;
      if (own.facets[thing] == 0 || about.facets[thing] == own.facets[thing]) {
        Facets all = about.facets;
        all.overlay(own.facets);
        statement.inherited = all;
        unknown += own.facets[thing] == 0 && (about.one || about.conflict) ? 1 : 0;
      }
      mood.tell(statement);
      own.tell(statement);
      statement.unknown = unknown + (own.conflict ? 1 : 0);
      statement.where = cell.text.place(document, 0, cell.text.text.size());
      std::u32string digits = cell.text.text;
      std::erase(digits, U' ');
      statement.said = to_utf8(digits);
      if (!statement.said.ends_with(statement.quantity.written)) {
        statement.said += statement.quantity.written;
      }
      statement.label = to_utf8(row_head) + (column_head.empty() || row_head.empty() ? "" : "·") + to_utf8(column_head);
      out.push_back(std::move(statement));
    }
  }
}

}  // namespace nitec
