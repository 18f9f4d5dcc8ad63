#include <algorithm>

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

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  bool looked = false;
  if (const Document* report = report_of(submission)) {
    for (const Grid& grid : report_grids(submission, context)) {
      look(submission, *report, grid, looked, findings);
    }
  }
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
