#include <algorithm>
#include <optional>

#include "validators/agreement/account.h"
#include "validators/agreement/aims.h"
#include "validators/agreement/grids.h"
#include "validators/agreement/ratios.h"
#include "validators/agreement/texts.h"
#include "validators/agreement/vocabulary.h"
#include "validators/facts.h"

namespace nitec {
namespace {

using Text = std::u32string_view;

constexpr std::size_t kMostColumns = 14;
constexpr std::size_t kMostRows = 400;
/// Rows of totals of one column: more are no totals.
constexpr std::size_t kMostTotals = 4;
/// More rows of one column that do not fit: it means something else.
constexpr std::size_t kMostWrong = 4;

enum class RateKind { kNone, kCompletion, kGrowth, kShare };

RateKind kind_of(Text head) {
  if (has_any(head, {U"完成率", U"达成率", U"实现率", U"兑现率", U"完成比例", U"完成度", U"执行率", U"到位率",
                     U"完成百分比", U"到账率", U"达标率", U"核减率", U"支出率", U"使用率(%)"})) {
    return RateKind::kCompletion;
  }
  const bool percent = has_any(head, {U"%", U"率", U"幅", U"速"});
  if (has_any(head, {U"增长率", U"增幅", U"增速", U"增减率"}) ||
      (percent && has_any(head, {U"同比", U"增长", U"比上年", U"较上年", U"增减", U"变动"})) || head == U"同比" ||
      head == U"同比增长" || head == U"增长") {
    return RateKind::kGrowth;
  }
  const bool money = has_any(head, {U"万元", U"数量", U"金额"});
  if (!money && has_any(head, {U"占比", U"比重", U"所占", U"构成比", U"比例", U"占总", U"份额"})) {
    return RateKind::kShare;
  }
  return RateKind::kNone;
}

bool is_rate(Text head) {
  return kind_of(head) != RateKind::kNone || has_any(head, {U"率", U"%", U"占比", U"序号", U"编号", U"单价"});
}

bool is_total(Text head) {
  return head.find(U"合计") != Text::npos || head.find(U"总计") != Text::npos || head == U"小计" || head == U"总额" ||
         head == U"共计" || head == U"总数";
}

/// How the percentages of a column come about.
struct Reading {
  std::size_t over = 0;
  std::size_t under = 0;  ///< A column; not used for shares of a total.
  bool of_total = false;
  Quantity total = {};
  Quotient quotient = Quotient::kShare;
  bool guessed = false;  ///< That rows add up to the whole is a guess, which only rows that bear it out confirm.
};

class RateColumn {
 public:
  RateColumn(const Submission& submission, const Document& report, const Grid& grid, std::size_t column, RateKind kind,
             std::vector<Finding>& findings)
      : submission_(submission), report_(report), grid_(grid), column_(column), kind_(kind), findings_(findings) {}

  bool check() {
    const Reading* best = nullptr;
    std::size_t most = 0;
    std::size_t fewest = 0;
    const std::vector<Reading> all = readings();
    for (const Reading& reading : all) {
      const auto [agree, differ] = count(reading);
      const bool fitter = best != nullptr && agree == most && differ == fewest && by_heads(reading) && !by_heads(*best);
      if (agree + differ > 0 && (best == nullptr || agree > most || (agree == most && differ < fewest) || fitter)) {
        best = &reading;
        most = agree;
        fewest = differ;
      }
    }
    if (best == nullptr) {
      return false;
    }
    const bool said =
        !best->of_total && aimed_at(grid_.column_heads[best->under]) && reached(grid_.column_heads[best->over]);
    const bool understood = (most >= 1 && fewest <= most) || (said && most + fewest == 1);
    if (!understood || fewest == 0 || fewest > kMostWrong || (!said && most < 2)) {
      return understood;
    }
    for (std::size_t r = grid_.heads; r < rows(); ++r) {
      if (state(*best, r) == State::kDiffers && !any_agrees(all, r)) {
        tell(*best, r);
      }
    }
    return true;
  }

 private:
  enum class State { kNothing, kAgrees, kDiffers };

  /// Whether the heads say that the one is aimed at and the other reached; of years, that one is the later.
  [[nodiscard]] bool by_heads(const Reading& reading) const {
    const Text over = grid_.column_heads[reading.over];
    const Text under = grid_.column_heads[reading.under];
    const int year = year_alone(over);
    return !reading.of_total && ((aimed_at(under) && reached(over) && !(aimed_at(over) && !reached(under))) ||
                                 (year != 0 && year == year_alone(under) + 1));
  }

  [[nodiscard]] std::size_t rows() const { return std::min(grid_.rows.size(), kMostRows); }

  [[nodiscard]] std::vector<Reading> readings() const {
    std::vector<std::size_t> numbers;
    for (std::size_t c = 0; c < grid_.columns; ++c) {
      const bool some =
          std::any_of(grid_.rows.begin() + static_cast<std::ptrdiff_t>(grid_.heads), grid_.rows.end(),
                      [&](const std::vector<GridCell>& row) { return aim_of(row[c]).number.has_value(); });
      if (c != column_ && some && !is_rate(grid_.column_heads[c])) {
        numbers.push_back(c);
      }
    }
    std::vector<Reading> out;
    const Quotient quotient = kind_ == RateKind::kGrowth ? Quotient::kGrowth : Quotient::kShare;
    for (const std::size_t over : numbers) {
      for (const std::size_t under : numbers) {
        if (over != under) {
          out.push_back({over, under, false, {}, quotient, false});
        }
      }
      if (kind_ == RateKind::kShare) {
        add_totals(over, out);
      }
    }
    return out;
  }

  /// Shares of what the column adds up to, or of its 合计.
  void add_totals(std::size_t c, std::vector<Reading>& out) const {
    std::optional<Quantity> sum;
    std::size_t totals = 0;
    for (std::size_t r = grid_.heads; r < rows(); ++r) {
      const GridCell& cell = grid_.rows[r][c];
      if (!cell.number || cell.covered || cell.below) {
        continue;
      }
      if (is_total(grid_.row_head(r, c))) {
        if (++totals <= kMostTotals) {
          out.push_back({c, c, true, *cell.number, Quotient::kShare, false});
        }
      } else if (!sum) {
        sum = *cell.number;
      } else {
        sum->value = sum->value + cell.number->value;
        sum->step = sum->step < cell.number->step ? cell.number->step : sum->step;
      }
    }
    if (sum) {
      out.push_back({c, c, true, *sum, Quotient::kShare, false});
    }
    add_first_two(c, out);
    // “占总人数(%)” of rows that are no parts of each other: the whole stands in the datasheet.
    const std::vector<Figure> everybody = figures_of(submission_, "C01");
    if (grid_.column_heads[c].find(U'人') != Text::npos && everybody.size() == 1) {
      Quantity whole;
      whole.value = everybody.front().value;
      whole.step = everybody.front().step;
      const auto some = std::find_if(grid_.rows.begin() + static_cast<std::ptrdiff_t>(grid_.heads), grid_.rows.end(),
                                     [&](const std::vector<GridCell>& row) { return row[c].number.has_value(); });
      whole.unit = some == grid_.rows.end() ? "" : (*some)[c].number->unit;
      out.push_back({c, c, true, whole, Quotient::kShare, true});
    }
  }

  /// Shares of what the first two rows add up to (固定人员, 流动人员), where those below are parts of these.
  void add_first_two(std::size_t c, std::vector<Reading>& out) const {
    const std::size_t first = grid_.heads;
    if (first + 2 >= rows() || !grid_.rows[first][c].number || !grid_.rows[first + 1][c].number) {
      return;
    }
    Quantity both = *grid_.rows[first][c].number;
    both.value = both.value + grid_.rows[first + 1][c].number->value;
    out.push_back({c, c, true, both, Quotient::kShare, true});
  }

  [[nodiscard]] State state(const Reading& reading, std::size_t row) const {
    const GridCell& cell = grid_.rows[row][column_];
    const GridCell& over_cell = grid_.rows[row][reading.over];
    if (!cell.number || cell.covered || cell.below || cell.number->approximate || over_cell.covered ||
        over_cell.below || (!cell.number->unit.empty() && cell.number->unit != "%")) {
      return State::kNothing;
    }
    const Aim over = aim_of(over_cell);
    const Aim under = reading.of_total ? Aim{reading.total} : aim_of(grid_.rows[row][reading.under]);
    if (!over.number || !under.number || over.ceiling || under.ceiling || over.number->unit != under.number->unit ||
        over.number->approximate || under.number->approximate || under.number->value <= Decimal() ||
        over.number->value.negative()) {
      return State::kNothing;
    }
    const Quantity& percent = *cell.number;
    bool agrees = quotient_agrees(*over.number, *under.number, reading.quotient, percent);
    if (kind_ == RateKind::kCompletion) {
      // Less may be better; and some stop at 100.
      const bool capped = percent.value == Decimal(100) && over.number->value >= under.number->value;
      Quantity beyond = percent;
      beyond.value = Decimal(200) - percent.value;
      agrees = agrees || capped || quotient_agrees(*under.number, *over.number, Quotient::kShare, percent) ||
               (over.number->value < under.number->value &&
                quotient_agrees(*over.number, *under.number, Quotient::kShare, beyond));
    } else if (kind_ == RateKind::kGrowth) {
      agrees = agrees || quotient_agrees(*over.number, *under.number, Quotient::kFall, percent);
    }
    return agrees ? State::kAgrees : State::kDiffers;
  }

  [[nodiscard]] std::pair<std::size_t, std::size_t> count(const Reading& reading) const {
    std::size_t agree = 0;
    std::size_t differ = 0;
    for (std::size_t r = grid_.heads; r < rows(); ++r) {
      const State one = state(reading, r);
      agree += one == State::kAgrees ? 1 : 0;
      differ += one == State::kDiffers ? 1 : 0;
    }
    return {agree, differ};
  }

  [[nodiscard]] bool any_agrees(const std::vector<Reading>& all, std::size_t row) const {
    return std::any_of(all.begin(), all.end(), [&](const Reading& reading) {
      return !reading.guessed && state(reading, row) == State::kAgrees;
    });
  }

  void tell(const Reading& reading, std::size_t row) {
    const GridCell& cell = grid_.rows[row][column_];
    const GridCell& over_cell = grid_.rows[row][reading.over];
    const Quantity over = *aim_of(over_cell).number;
    const Quantity under = reading.of_total ? reading.total : *aim_of(grid_.rows[row][reading.under]).number;
    const Location where = cell.text.place(report_, 0, cell.text.text.size());
    const std::string computed =
        quotient_text(over.value, under.value, reading.quotient, std::max(0, cell.number->value.scale())) + "%";
    const std::string said = cell.number->value.text() + "%";
    const std::string whole = reading.of_total ? under.value.text() : to_utf8(grid_.rows[row][reading.under].text.text);
    const std::size_t left = reading.of_total ? reading.over : std::min(reading.over, reading.under);
    const std::string named = abridged(to_utf8(grid_.row_head(row, left)), 24);
    const std::string head = to_utf8(grid_.column_heads[column_]);
    Finding differs = finding(main_title(submission_) + "第" + std::to_string(where.page) + "页表格" +
                                  (named.empty() ? "" : "“" + named + "”行") + "“" + abridged(head, 16) + "”写为" +
                                  said + "，按" + to_utf8(over_cell.text.text) + (reading.of_total ? "和合计" : "和") +
                                  whole + "计算为" + computed + "。",
                              "A percentage in a table does not follow from the figures beside it.");
    differs.locations = {where, over_cell.text.place(report_, 0, over_cell.text.text.size())};
    differs.expected = computed;
    differs.actual = said;
    findings_.push_back(std::move(differs));
  }

  const Submission& submission_;
  const Document& report_;
  const Grid& grid_;
  std::size_t column_;
  RateKind kind_;
  std::vector<Finding>& findings_;
};

}  // namespace

bool check_rate_tables(const Submission& submission, const Context& context, const Document& report,
                       std::vector<Finding>& findings) {
  bool looked = false;
  for (const Grid& grid : report_grids(submission, context)) {
    for (std::size_t c = 1; c < grid.columns && grid.columns <= kMostColumns; ++c) {
      if (const RateKind kind = kind_of(grid.column_heads[c]); kind != RateKind::kNone) {
        looked = RateColumn(submission, report, grid, c, kind, findings).check() || looked;
      }
    }
  }
  return looked;
}

}  // namespace nitec
