#include <algorithm>
#include <numeric>
#include <set>

#include "model/characters.h"
#include "validators/agreement/grids.h"
#include "validators/agreement/rules.h"
#include "validators/agreement/slips.h"
#include "validators/agreement/texts.h"
#include "validators/agreement/vocabulary.h"
#include "validators/facts.h"

namespace nitec {
namespace {

using Text = std::u32string_view;

bool has_any(Text text, std::initializer_list<Text> words) {
  return std::any_of(words.begin(), words.end(), [&](Text word) { return text.find(word) != Text::npos; });
}

/// “合计”, “合计（万元）”, “资金来源合计”; not “累计服务企业”.
bool is_total(Text head) {
  while (head.ends_with(U")") && head.rfind(U'(') != Text::npos && head.rfind(U'(') > 0) {
    head = head.substr(0, head.rfind(U'('));
  }
  return head == U"累计" || head == U"总额" || head.ends_with(U"合计") || head.ends_with(U"总计") ||
         head.ends_with(U"共计");
}

/// Figures that do not add up: shares, prices, rates, codes, years.
bool adds_up(Text head) {
  return !has_any(head, {U"率",   U"比",   U"占",   U"%",      U"单价", U"均",   U"序号", U"编号", U"年份",
                         U"年度", U"日期", U"时间", U"指数",   U"等级", U"页",   U"附件", U"备注", U"期限",
                         U"增长", U"电话", U"目标", U"计划值", U"折旧", U"余额", U"净值"});
}

/// Part of a figure above it.
bool is_part(Text head) {
  return head.starts_with(U"其中") || head.starts_with(U"(其中") || head.starts_with(U"-") || head.starts_with(U"·") ||
         head.starts_with(U"#") || head.starts_with(U"含") || has_any(head.substr(0, 6), {U"其中", U"含:", U"(含"});
}

/// How deep a row's number says it is: 一、 0, （一） 1, 1. 2, (1) 3; -1 without a number.
int depth(Text head) {
  constexpr Text kHan = U"一二三四五六七八九十";
  if (head.size() < 2) {
    return -1;
  }
  if (kHan.find(head[0]) != Text::npos && (head[1] == U'、' || head[1] == U'.' || kHan.find(head[1]) != Text::npos)) {
    return 0;
  }
  if (head[0] == U'(' && kHan.find(head[1]) != Text::npos) {
    return 1;
  }
  if (head[0] >= U'1' && head[0] <= U'9' && (head[1] == U'.' || head[1] == U'、')) {
    return head.size() > 2 && head[2] >= U'0' && head[2] <= U'9' ? 3 : 2;
  }
  return head[0] == U'(' && head[1] >= U'1' && head[1] <= U'9' ? 3 : -1;
}

struct Item {
  std::size_t row = 0;
  Decimal value;
  Decimal step;
  int depth = -1;
  bool part = false;
  bool subtotal = false;
};

struct Sum {
  Decimal value;
  std::size_t count = 0;
};

template <typename Keep>
Sum sum_of(const std::vector<Item>& items, Keep keep) {
  Sum sum;
  for (const Item& item : items) {
    if (keep(item)) {
      sum.value = sum.value + item.value;
      ++sum.count;
    }
  }
  return sum;
}

/// n displayed terms and their sum: (n + 1) halves of the last digit.
bool equal(const Sum& sum, const Decimal& total, const Decimal& step) {
  const Decimal difference = (sum.value - total).abs();
  return difference + difference <= step * Decimal(static_cast<long long>(sum.count) + 1);
}

/// The same digits but for their order, or but for one of them: a slip of the keys.
bool slip_of_keys(const Decimal& a, const Decimal& b) {
  std::string one = a.text();
  std::string two = b.text();
  if (one.size() != two.size() || one.size() < 3) {
    return false;
  }
  std::size_t others = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    others += one[i] != two[i] ? 1 : 0;
  }
  std::sort(one.begin(), one.end());
  std::sort(two.begin(), two.end());
  return others <= 1 || (others == 2 && one == two);
}

/// Whether the items make the total by any reading of what is a part of what. The sum that speaks most for itself
/// comes first.
bool makes(const std::vector<Item>& items, const Decimal& total, const Decimal& step, Sum& main) {
  const auto top = [](const Item& item) { return !item.part && !item.subtotal; };
  int least = 99;
  for (const Item& item : items) {
    least = item.depth >= 0 && !item.part ? std::min(least, item.depth) : least;
  }
  const std::vector<Sum> readings{
      sum_of(items, top),
      sum_of(items, [&](const Item& item) { return top(item) && (least == 99 || item.depth == least); }),
      sum_of(items, [](const Item&) { return true; }),
      sum_of(items, [](const Item& item) { return item.subtotal; }),
      sum_of(items, [](const Item& item) { return !item.part; }),
  };
  main = least != 99 && readings[1].count >= 2 ? readings[1] : readings[0];
  for (const Sum& sum : readings) {
    if (sum.count >= 2 && slip_of_keys(sum.value, total)) {
      main = sum;
      break;
    }
  }
  return std::any_of(readings.begin(), readings.end(),
                     [&](const Sum& sum) { return sum.count > 0 && equal(sum, total, step); });
}

/// Rows are left out, and it is shown where: “……”, “略”.
bool gaps(const Grid& grid) {
  for (const std::vector<GridCell>& row : grid.rows) {
    for (const GridCell& cell : row) {
      if (cell.text.text == U"……" || cell.text.text == U"…" || cell.text.text == U"..." || cell.text.text == U"略" ||
          cell.text.text == U"等") {
        return true;
      }
    }
  }
  return false;
}

/// Only some rows are there, as the caption says: 摘列, 部分, 前10项; or the main ones, which may be all that is added.
bool partial(const Grid& grid) {
  const Text caption = grid.caption.text;
  return has_any(caption,
                 {U"摘", U"部分", U"主要", U"代表", U"前1", U"前2", U"前3", U"前5", U"前十", U"示例", U"节选"});
}

/// A table without rules whose words have run together with its first numbers.
bool torn(const Grid& grid) {
  if (grid.ruled) {
    return false;
  }
  return std::any_of(grid.rows.begin(), grid.rows.end(), [](const std::vector<GridCell>& row) {
    const std::u32string& head = row.front().text.text;
    return !head.empty() && !row.front().number && head.back() >= U'0' && head.back() <= U'9';
  });
}

/// The head of a row for what it is, its number left in: the first words of it, also when they stand in a cell that
/// spans several rows.
std::u32string head_of(const Grid& grid, std::size_t row) {
  for (std::size_t c = 0; c < grid.columns; ++c) {
    const GridCell& cell = grid.rows[row][c];
    if (!cell.number && !cell.text.text.empty() && !cell.below) {
      return cell.text.text;
    }
    if (cell.number && c > 0) {
      break;
    }
  }
  return {};
}

/// So many places help a reader to find the number that is wrong.
constexpr std::size_t kMostPlaces = 16;

class Table {
 public:
  Table(const Submission& submission, const Document& document, const Grid& grid, std::vector<Finding>& findings)
      : submission_(submission), document_(document), grid_(grid), findings_(findings) {}

  bool check() {
    if (gaps(grid_) || torn(grid_)) {
      return false;
    }
    some_ = partial(grid_);
    bool looked = false;
    for (std::size_t r = grid_.heads; r < grid_.rows.size(); ++r) {
      if (!is_total(head_of(grid_, r))) {
        continue;
      }
      for (std::size_t c = 1; c < grid_.columns; ++c) {
        looked = column(r, c) || looked;
      }
    }
    return (!some_ && across()) || looked;
  }

 private:
  /// Whether nothing but a running head stands above the table on its page.
  [[nodiscard]] bool starts_page() const {
    constexpr std::uint32_t kFirstLines = 2;
    const GridCell& first = grid_.rows.front().front();
    return !first.text.origins.empty() && first.text.origins.front().line <= kFirstLines;
  }

  /// A total at the foot of a column, or at its head.
  bool column(std::size_t total_row, std::size_t c) {
    const GridCell& total = grid_.rows[total_row][c];
    if (!total.number || total.covered || total.below || !adds_up(grid_.column_heads[c]) || total.number->unit == "%" ||
        total.number->approximate) {
      return false;
    }
    if (grid_.heads == 0 && !grid_.ruled && starts_page()) {
      return false;  // The rest of a table: what was added up may stand on the page before.
    }
    std::size_t begin = grid_.heads;
    std::size_t end = total_row;
    for (std::size_t r = begin; r < total_row; ++r) {
      begin = is_total(head_of(grid_, r)) ? r + 1 : begin;
    }
    if (begin == total_row && total_row == grid_.heads) {
      begin = total_row + 1;
      end = grid_.rows.size();
    }
    std::vector<Item> items;
    bool blanks = false;  // The total may hold what is not broken down.
    Decimal step = total.number->step;
    for (std::size_t r = begin; r < end; ++r) {
      const GridCell& cell = grid_.rows[r][c];
      const std::u32string head = head_of(grid_, r);
      if (cell.below || cell.covered) {
        continue;
      }
      if (!cell.number) {
        // A blank or a dash is nothing; words may be anything.
        if (cell.text.text.find_first_not_of(U"-/—无") != Text::npos) {
          return false;
        }
        blanks = true;
        continue;
      }
      if (is_total(head)) {
        return false;
      }
      step = step < cell.number->step ? cell.number->step : step;
      items.push_back(
          {r, cell.number->value, cell.number->step, depth(head), is_part(head), has_any(Text(head), {U"小计"})});
    }
    Sum main;
    if (items.size() < 2 || makes(items, total.number->value, step, main)) {
      return items.size() >= 2;
    }
    // What is written over several lines, or a column of numbers of things, seldom comes near its total.
    const Decimal difference = (main.value - total.number->value).abs();
    const Slip how = slip(main.value.text(), total.number->value.text());
    const bool far = difference * Decimal(2) > total.number->value.abs() && how == Slip::kNone;
    if (main.count < 2 || far || (some_ && !slip_of_keys(main.value, total.number->value)) ||
        (blanks && how != Slip::kExchanged)) {
      return false;
    }
    std::vector<const GridCell*> added;
    for (const Item& item : items) {
      added.push_back(&grid_.rows[item.row][c]);
    }
    tell(total, main, added, std::string("“") + to_utf8(head_of(grid_, total_row)) + "”行" + column_words(c),
         "The rows of a table do not add up to its total.");
    return true;
  }

  /// 合计 at the right of years.
  bool across() {
    bool looked = false;
    for (std::size_t c = 2; c < grid_.columns; ++c) {
      if (!is_total(grid_.column_heads[c])) {
        continue;
      }
      std::vector<std::size_t> years;
      for (std::size_t k = 1; k < grid_.columns; ++k) {
        if (year_alone(plain(grid_.column_heads[k])) != 0 || has_any(grid_.column_heads[k], {U"季度"})) {
          years.push_back(k);
        }
      }
      for (std::size_t r = grid_.heads; years.size() >= 2 && r < grid_.rows.size(); ++r) {
        const GridCell& total = grid_.rows[r][c];
        const std::u32string head = grid_.row_head(r, c);
        if (!total.number || total.covered || total.number->approximate || !adds_up(head) ||
            has_any(Text(head), {U"期末", U"年末", U"有效", U"拥有"})) {
          continue;
        }
        Sum sum;
        Decimal step = total.number->step;
        bool whole = true;
        for (const std::size_t k : years) {
          const GridCell& cell = grid_.rows[r][k];
          whole = whole && (cell.number || cell.text.text.empty() || cell.text.text == U"-");
          if (cell.number) {
            sum.value = sum.value + cell.number->value;
            step = step < cell.number->step ? cell.number->step : step;
            ++sum.count;
          }
        }
        looked = looked || whole;
        const bool last = std::any_of(years.begin(), years.end(), [&](std::size_t k) {
          return grid_.rows[r][k].number && grid_.rows[r][k].number->value == total.number->value;
        });
        if (!whole || sum.count < 2 || last || equal(sum, total.number->value, step)) {
          continue;
        }
        const Decimal difference = (sum.value - total.number->value).abs();
        if (difference * Decimal(2) <= total.number->value.abs()) {
          std::vector<const GridCell*> added;
          for (const std::size_t k : years) {
            added.push_back(&grid_.rows[r][k]);
          }
          tell(total, sum, added, "“" + to_utf8(head) + "”行" + column_words(c),
               "The years of a row do not add up to its total.");
        }
      }
    }
    return looked;
  }

  static std::u32string plain(const std::u32string& head) {
    const std::size_t bracket = head.find(U'(');
    return head.substr(0, bracket);
  }

  [[nodiscard]] std::string column_words(std::size_t c) const {
    return grid_.column_heads[c].empty() ? std::string() : "“" + to_utf8(grid_.column_heads[c]) + "”列";
  }

  /// The total, and what was added up: any of them may be the one that is wrong.
  void tell(const GridCell& total, const Sum& sum, const std::vector<const GridCell*>& added, const std::string& which,
            std::string english) {
    const Location where = total.text.place(document_, 0, total.text.text.size());
    Finding differs = finding(title(submission_, document_) + "第" + std::to_string(where.page) + "页表格" + which +
                                  "写为" + where.quote + "，各项相加为" + sum.value.text() + "。",
                              std::move(english));
    differs.locations = {where};
    for (const GridCell* cell : added) {
      if (cell->number && differs.locations.size() < kMostPlaces) {
        differs.locations.push_back(cell->text.place(document_, 0, cell->text.text.size()));
      }
    }
    differs.expected = std::to_string(sum.count) + "项之和" + sum.value.text();
    differs.actual = where.quote;
    findings_.push_back(std::move(differs));
  }

  const Submission& submission_;
  const Document& document_;
  const Grid& grid_;
  std::vector<Finding>& findings_;
  bool some_ = false;  ///< The caption speaks of some rows only: then only a slip of the keys is told.
};

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr) {
    return Look::kNoData;
  }
  bool looked = false;
  for (const Grid& grid : report_grids(submission, context)) {
    looked = Table(submission, *report, grid, findings).check() || looked;
  }
  // Lists and statistics of the evidence; each file once, however many rows of the list it proves.
  std::set<std::string> seen;
  for (const Evidence& evidence : submission.datasheet ? submission.datasheet->evidence : std::vector<Evidence>()) {
    const Document* document = submission.find(evidence.file);
    if (document == nullptr || document == report || !seen.insert(evidence.file).second) {
      continue;
    }
    for (const Grid& grid : grids(*document, static_cast<int>(document->pages.size()))) {
      looked = Table(submission, *document, grid, findings).check() || looked;
    }
  }
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kTableTotal = {
    .card =
        {
            .name = "agreement/table-total",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告和证明材料表格中的合计等于各项之和。",
            .summary_en = "Totals in the tables of report and evidence are the sums of their parts.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "对有“合计”“总计”行的表格逐列相加，对各年度之后的“合计”列逐行相加；“其中”项、小计和编号的层次按"
                       "各种可能的读法计算，"
                       "有一种读法相符即通过；容差为（项数＋1）个末位的一半。百分数、单价、年份等列不相加；表题写明摘列"
                       "、部分、主"
                       "要的，只在合计与所列各行之和仅差一个数字或者两个数字颠倒时列出。",
            .remedy = "请重新计算合计，改正有误的一项。",
            .remedy_en = "Please add up again and correct the figure that is wrong.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
