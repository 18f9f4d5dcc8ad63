#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>

#include "validators/agreement/account.h"
#include "validators/agreement/lists.h"
#include "validators/agreement/rules.h"
#include "validators/agreement/telling.h"
#include "validators/agreement/texts.h"
#include "validators/facts.h"

namespace nitec {
namespace {

/// A list of less proves nothing.
constexpr std::size_t kShortest = 2;

/// The field that the caption names by itself, as a count.
const FieldNaming* counted(const Vocabulary& vocabulary, std::u32string_view caption) {
  Facets facets;
  for (const QuantityWord& word : vocabulary.tokens(caption)) {
    const bool some = word.mark == QuantityMark::kOne || word.mark == QuantityMark::kPlan ||
                      word.mark == QuantityMark::kHost || word.mark == QuantityMark::kOther ||
                      word.mark == QuantityMark::kPast;
    if (some || facets.differs(word.facets)) {
      return nullptr;
    }
    facets.overlay(word.facets);
  }
  const FieldNaming* best = nullptr;
  for (const FieldNaming& naming : vocabulary.fields()) {
    const bool count = std::any_of(naming.units.begin(), naming.units.end(), [](const std::string& unit) {
      return unit == "件" || unit == "项" || unit == "个" || unit == "家";
    });
    if (count && naming.facets == facets && best == nullptr) {
      best = &naming;
    }
  }
  return best;
}

void look(const Submission& submission, const Document& document, const Grid& grid, bool& looked,
          std::vector<Finding>& findings) {
  const std::size_t rows = list_rows(grid);
  const FieldNaming* naming = rows < kShortest ? nullptr : counted(Vocabulary::standard(), grid.caption.text);
  if (naming == nullptr) {
    return;
  }
  const std::vector<Figure> figures = figures_of(submission, naming->code);
  if (figures.empty()) {
    return;
  }
  looked = true;
  const Decimal length(static_cast<long long>(rows));
  if (std::any_of(figures.begin(), figures.end(), [&](const Figure& figure) { return figure.value == length; })) {
    return;
  }
  const Figure& figure = figures.back();
  const Location where = grid.caption.place(document, 0, grid.caption.text.size());
  Finding differs = finding(title(submission, document) + "第" + std::to_string(where.page) + "页“" +
                                abridged(to_utf8(grid.caption.text), 24) + "”列有" + std::to_string(rows) +
                                "行，评估表" + field_title(naming->code, figure) + "为" + figure_words(figure) + "。",
                            "A list has another number of rows than the datasheet counts.");
  differs.locations = {where};
  for (const Field* field : figure.all) {
    differs.locations.push_back(field->where);
    differs.locations.back().quote = field->text;
  }
  differs.expected = figure_words(figure);
  differs.actual = std::to_string(rows) + "行";
  findings.push_back(std::move(differs));
}

/// What a list of contracts adds up to: the field of their number, that of the money, and the column that has it.
struct Amounts {
  std::string_view count;
  std::string_view money;
  std::string_view column;
};

constexpr std::array<Amounts, 2> kAmounts{{
    {"H13", "H14", "金额|合同额|价款|标的|成交额|经费|费用"},
    {"H13", "H15", "到账|到款|实收|收款|回款"},
}};

/// The column's amounts, in 元; nothing where one of the list's rows has none.
std::optional<Decimal> column_sum(const Grid& grid, std::size_t column, std::u32string_view unit) {
  Decimal sum;
  for (std::size_t r = grid.heads; r < grid.rows.size(); ++r) {
    if (!grid.rows[r].front().number) {
      continue;  // The total, a note.
    }
    const GridCell& cell = grid.rows[r][column];
    const std::optional<Quantity> amount =
        cell.covered || cell.below ? std::nullopt : cell_quantity(cell.text.text, unit);
    if (!amount || amount->unit != "元" || amount->approximate || amount->bound != Bound::kNone) {
      return std::nullopt;
    }
    sum = sum + amount->value;
  }
  return sum;
}

/// A list that has as many rows as the datasheet counts of them, and another sum.
void look_at_amounts(const Submission& submission, const Document& document, const Grid& grid, const Amounts& amounts,
                     std::vector<Finding>& findings) {
  const std::vector<Figure> counts = figures_of(submission, amounts.count);
  const std::vector<Figure> moneys = figures_of(submission, amounts.money);
  const auto rows = static_cast<long long>(list_rows(grid));
  const auto counted =
      std::find_if(counts.begin(), counts.end(), [&](const Figure& figure) { return figure.value == Decimal(rows); });
  if (rows < static_cast<long long>(kShortest) || counted == counts.end() || moneys.empty()) {
    return;
  }
  const RE2 head{re2::StringPiece(amounts.column.data(), amounts.column.size())};
  static const RE2 kReceived("到账|到款|实收|收款|回款|付款|余额|税");
  std::optional<std::size_t> column;
  for (std::size_t c = 1; c < grid.columns; ++c) {
    const std::string words = to_utf8(grid.column_heads[c]);
    const bool received = amounts.money == "H14" && RE2::PartialMatch(words, kReceived);
    if (RE2::PartialMatch(words, head) && !received) {
      if (column) {
        return;  // Which of the two is meant cannot be told.
      }
      column = c;
    }
  }
  if (!column) {
    return;
  }
  std::u32string unit = unit_in(grid.column_heads[*column]);
  unit = unit.empty() ? unit_in(grid.caption.text) : unit;
  const std::optional<Decimal> sum = column_sum(grid, *column, unit);
  const auto same_scope = std::find_if(moneys.begin(), moneys.end(), [&](const Figure& figure) {
    return figure.year == counted->year && figure.sum == counted->sum;
  });
  if (!sum || same_scope == moneys.end() || std::any_of(moneys.begin(), moneys.end(), [&](const Figure& figure) {
        return (*sum - figure.value).abs() <= figure.step;
      })) {
    return;
  }
  const Figure& figure = *same_scope;
  const auto cell = [&](std::size_t row) {
    const Prose& text = grid.rows[row][*column].text;
    return text.place(document, 0, text.text.size());
  };
  const std::string said = in_unit(*sum, "万元") + "万元";
  Finding differs = finding(title(submission, document) + "第" + std::to_string(cell(grid.heads).page) + "页清单所列" +
                                std::to_string(rows) + "项的“" + abridged(to_utf8(grid.column_heads[*column]), 12) +
                                "”相加为" + said + "，评估表" + field_title(std::string(amounts.money), figure) + "为" +
                                figure_words(figure) + "，请核实。",
                            "The amounts of a list add up to another sum than the datasheet's.");
  for (std::size_t r = grid.heads; r < grid.rows.size(); ++r) {
    if (grid.rows[r].front().number) {
      differs.locations.push_back(cell(r));
    }
  }
  for (const Field* field : figure.all.empty() ? std::vector<const Field*>{figure.field} : figure.all) {
    differs.locations.push_back(field->where);
    differs.locations.back().quote = field->text;
  }
  differs.expected = figure_words(figure);
  differs.actual = said;
  findings.push_back(std::move(differs));
}

void look_at_proofs(const Submission& submission, std::vector<Finding>& findings) {
  std::set<const Document*> seen;
  for (const Evidence& evidence : submission.datasheet ? submission.datasheet->evidence : std::vector<Evidence>()) {
    const Document* document = submission.find(evidence.file);
    const auto supports = [&](std::string_view code) {
      return std::find(evidence.supports.begin(), evidence.supports.end(), code) != evidence.supports.end();
    };
    const bool any =
        std::any_of(kAmounts.begin(), kAmounts.end(), [&](const Amounts& one) { return supports(one.money); });
    if (!any || document == nullptr || document == report_of(submission) || !seen.insert(document).second) {
      continue;
    }
    for (const Grid& grid : grids(*document, static_cast<int>(document->pages.size()))) {
      for (const Amounts& one : kAmounts) {
        if (supports(one.money)) {
          look_at_amounts(submission, *document, grid, one, findings);
        }
      }
    }
  }
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  bool looked = false;
  if (const Document* report = report_of(submission)) {
    for (const Grid& grid : report_grids(submission, context)) {
      look(submission, *report, grid, looked, findings);
    }
  }
  look_at_proofs(submission, findings);
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

std::size_t list_rows(const Grid& grid) {
  std::size_t rows = 0;
  for (std::size_t r = grid.heads; r < grid.rows.size(); ++r) {
    const GridCell& cell = grid.rows[r].front();
    if (cell.below) {
      return 0;
    }
    if (!cell.number) {
      const std::u32string_view words = cell.text.text;
      const bool end = words.find(U"合计") != std::u32string_view::npos || words.starts_with(U"注");
      if (!end && !words.empty()) {
        return 0;
      }
      continue;
    }
    if (cell.number->value != Decimal(static_cast<long long>(rows) + 1)) {
      return 0;
    }
    ++rows;
  }
  return rows;
}

constinit const Rule kListLength = {
    .card =
        {
            .name = "agreement/list-length",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告中清单的行数与评估表的数一致。",
            .summary_en = "Lists in the report have as many rows as the datasheet counts.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "表题恰好是一个按件、项、个、家计数的栏目，且第一列为1、2、3……连续编号的，以行数与该栏目任一年度"
                       "或者各年之和比较。"
                       "注明主要、部分、摘列的不比较。",
            .remedy = "请补齐清单或者改正评估表；清单只列一部分的，请在表题中写明。",
            .remedy_en = "Please complete the list or correct the datasheet; say so where the list shows a part.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
