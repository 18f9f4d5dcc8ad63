#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>

#include "model/columns.h"
#include "schemas/schemas.h"
#include "validators/agreement/account.h"
#include "validators/agreement/grids.h"
#include "validators/agreement/ratios.h"
#include "validators/agreement/rules.h"
#include "validators/agreement/telling.h"
#include "validators/agreement/texts.h"
#include "validators/datasheet/sheet_words.h"
#include "validators/facts.h"
#include "validators/identifiers/text_units.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr std::size_t kMostFindings = 20;
/// So many places of the report are shown beside the datasheet's.
constexpr std::size_t kMostPlaces = 6;

/// The thresholds, as schemas/2026-02-01/plausibility.tsv has them.
struct Thresholds {
  Decimal times;                ///< One year is at least so many times any other …
  Decimal more;                 ///< … and so much more, in the unit of the form …
  Decimal times_told;           ///< From one number of a sentence to the next: at least so many times.
  Decimal others;               ///< … while the others differ by no more than this factor;
  Decimal times_far;            ///< or at least so many times any other …
  Decimal others_far;           ///< … while the others differ by no more than this.
  std::size_t copied_rows = 0;  ///< Rows of a table in which two years are the same throughout.
};

const Thresholds& thresholds() {
  static const Thresholds kThresholds = [] {
    std::map<std::string, Decimal> values;
    for_each_line(schemas::file("2026-02-01/plausibility.tsv"), [&](const std::vector<std::string>& row, int /*line*/) {
      values[row.at(0)] = *Decimal::parse(row.at(1));
    });
    return Thresholds{values["jump-times"],
                      values["jump-more"],
                      values["told-times"],
                      values["jump-others"],
                      values["jump-times-far"],
                      values["jump-others-far"],
                      static_cast<std::size_t>(std::stoul(values["copied-rows"].text()))};
  }();
  return kThresholds;
}

/// A field's values of all years, by year.
using Years = std::map<int, const Field*>;

std::map<std::string, Years> yearly(const Datasheet& datasheet) {
  std::map<std::string, Years> all;
  for (const Field& field : datasheet.fields) {
    const FieldInfo* info = sheet_dictionary().find(field.code);
    if (info != nullptr && info->numeric() && info->yearly && field.year != 0 && field.scope != "依托单位" &&
        field.number) {
      all[field.code].emplace(field.year, &field);
    }
  }
  return all;
}

/// The year that is far above all others, which are alike; null when there is none.
const Field* outlier(const Years& years) {
  constexpr std::size_t kLeastYears = 3;
  if (years.size() < kLeastYears) {
    return nullptr;
  }
  std::vector<std::pair<Decimal, const Field*>> values;
  for (const auto& [year, field] : years) {
    values.emplace_back(field->number.value_or(Decimal(0)), field);
  }
  std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  const Decimal& highest = values.back().first;
  const Decimal& most = values[values.size() - 2].first;  // Of the others.
  const Decimal& least = values.front().first;
  const bool far = Decimal(0) < least && highest - most >= thresholds().more &&
                   ((highest >= most * thresholds().times && most <= least * thresholds().others) ||
                    (highest >= most * thresholds().times_far && most <= least * thresholds().others_far));
  return far ? values.back().second : nullptr;
}

/// Whether the report says a word about it: a reason or a strong verb, in a sentence with the number or with the
/// field's own words.
bool explained(const Submission& submission, const Context& context, const Field& field) {
  static const RE2 kReason(
      "由于|原因|因为|主要是|主要因|得益于|受益于|受[^,。;]{2,12}(?:影响|带动|拉动)|所致|带动|拉动|归功|新开|集中|"
      "首次纳入|口径|转入|"
      "批量|放量|投产|跃升|大幅|猛增|激增|骤增|翻|倍|显著|快速|增长较快|增幅|高于|推动|随着|系因|故");
  const Document* report = report_of(submission);
  const std::string digits = folded(field.text);
  const FieldInfo* info = sheet_dictionary().find(field.code);
  const std::u32string name = info == nullptr ? std::u32string() : to_utf32(folded(info->name));
  bool found = false;
  for_each_unit(submission, context,
                {"由",   "因",   "得益", "受",   "所致", "带动", "拉动", "主要", "新开", "集中", "纳入", "口径", "批量",
                 "放量", "投产", "跃升", "大幅", "增",   "翻",   "倍",   "显著", "快速", "高于", "推动", "随着", "故"},
                [&](const TextUnit& unit) {
                  if (found || unit.document != report || !RE2::PartialMatch(unit.text, kReason)) {
                    return;
                  }
                  if (unit.text.find(digits) != std::string::npos) {
                    found = true;
                    return;
                  }
                  // Words of the field beside its year: “2029年培训人次大幅增加”.
                  const bool year = unit.text.find(std::to_string(field.year)) != std::string::npos;
                  for (std::size_t i = 0; year && i + 4 <= name.size() && !found; ++i) {
                    found = unit.text.find(to_utf8(name.substr(i, 4))) != std::string::npos;
                  }
                });
  return found;
}

void check_jumps(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Account& account = account_of(submission, context);
  for (const auto& [code, years] : yearly(*submission.datasheet)) {
    const Field* field = outlier(years);
    if (field == nullptr || findings.size() >= kMostFindings || explained(submission, context, *field)) {
      continue;
    }
    std::string all;
    for (const auto& [year, one] : years) {
      all += (all.empty() ? "" : "、") + std::to_string(year) + "年" + one->text;
    }
    const FieldInfo* info = sheet_dictionary().find(code);
    Finding jump = finding("评估表" + code + "（" + (info == nullptr ? std::string() : std::string(info->name)) + "）" +
                               std::to_string(field->year) + "年度为" + field->text + field->unit +
                               "，是其他年度的数倍（" + all + "），报告未作说明，请核实数字或者说明原因。",
                           "One year’s figure is many times that of any other, and the report does not say why.");
    jump.locations = {field->where};
    for (const auto& [year, one] : years) {
      if (one != field) {
        jump.locations.push_back(one->where);
      }
    }
    const std::vector<Figure> figures = figures_of(submission, code);
    const auto own = std::find_if(figures.begin(), figures.end(),
                                  [&](const Figure& figure) { return figure.field == field && !figure.sum; });
    for (std::size_t i = 0; own != figures.end() && i < account.statements().size(); ++i) {
      const Statement& statement = account.statements()[i];
      const bool whole = figures.back().sum && agrees(statement.quantity, figures.back());
      if (account.meanings()[i] == code && (agrees(statement.quantity, *own) || whole) &&
          jump.locations.size() < kMostPlaces + years.size()) {
        jump.locations.push_back(statement.where);
      }
    }
    jump.expected = "与其他年度相当，或者有说明";
    jump.actual = field->text + field->unit;
    findings.push_back(std::move(jump));
  }
}

/// “由上年的564万元增加到6120万元”: told in a sentence, without a reason in it.
bool check_told_jumps(const Submission& submission, const Context& context, const Document& report,
                      std::vector<Finding>& findings) {
  constexpr std::size_t kMostBetween = 12;
  static const RE2 kReason(
      "由于|原因|因为|因|主要是|得益于|受益于|所致|带动|拉动|新开|集中|首次|口径|转入|批量|放量|投产|推广|规模化|随着|"
      "故");
  const int last = last_report_page(submission, report);
  bool looked = false;
  for (const Prose& prose : report_paragraphs(submission, context)) {
    if (prose.origins.empty() || report.pages[prose.origins.front().page].number > last) {
      continue;
    }
    const std::vector<Quantity> all = find_quantities(prose.text);
    for (std::size_t i = 0; i + 1 < std::min(all.size(), kMostQuantities); ++i) {
      const Quantity& from = all[i];
      const Quantity& to = all[i + 1];
      constexpr std::array<std::string_view, 9> kUnits{"元", "人", "人次", "家", "项", "件", "家次", "台套", "份"};
      const std::u32string_view text = prose.text;
      const std::u32string_view between = text.substr(from.end, to.begin - from.end);
      const std::u32string_view before =
          text.substr(from.begin > kMostBetween ? from.begin - kMostBetween : 0, std::min(from.begin, kMostBetween));
      if (from.unit != to.unit || between.size() > kMostBetween || !exact(from) || !exact(to) || from.value.zero() ||
          std::find(kUnits.begin(), kUnits.end(), from.unit) == kUnits.end() || !has_any(before, {U"由", U"从"}) ||
          !has_any(between, {U"到", U"至", U"为"}) ||
          !has_any(between, {U"增", U"提高", U"扩大", U"上升", U"升", U"跃", U"发展", U"扩展"})) {
        continue;
      }
      looked = true;
      const auto [begin, end] = sentence_around(text, from.begin);
      const Decimal least = from.unit == "元" ? Decimal(1'000'000) : thresholds().more;
      if (to.value < from.value * thresholds().times_told || to.value - from.value < least ||
          RE2::PartialMatch(to_utf8(text.substr(begin, end - begin)), kReason)) {
        continue;
      }
      Location where = prose.place(report, to.begin, to.end);
      where.quote = prose.place(report, from.begin, to.end).quote;
      Finding jump =
          finding(main_title(submission) + "第" + std::to_string(where.page) + "页写“" + abridged(where.quote, 40) +
                      "”，增加到原来的数倍，该句未作说明，请核实数字或者说明原因。",
                  "A figure is said to have grown many times over, without a reason.");
      jump.expected = "与以往相当，或者有说明";
      jump.actual = to_utf8(text.substr(to.number_begin, to.end - to.number_begin));
      jump.locations = {std::move(where)};
      findings.push_back(std::move(jump));
    }
  }
  return looked;
}

/// One year ten or a hundred times the year beside it, digit for digit: a point or a nought has moved.
void check_slip(const Submission& submission, const Document& report, const Grid& grid, std::size_t row,
                std::size_t column, std::vector<Finding>& findings) {
  constexpr std::size_t kTellingDigits = 3;
  const GridCell& one = grid.rows[row][column];
  const GridCell& other = grid.rows[row][column + 1];
  const int slip = other.number->value.zero() ? 0 : slip_of(one.number->value, other.number->value);
  const Decimal& least = slip > 0 ? other.number->value : one.number->value;
  const std::string digits = least.text();
  const auto telling = static_cast<std::size_t>(
      std::count_if(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }));
  if (slip == 0 || telling < kTellingDigits || findings.size() >= kMostFindings ||
      has_any(grid.row_head(row, column), {U"率", U"比", U"%", U"目标", U"累计"})) {
    return;
  }
  Finding jump =
      finding(main_title(submission) + "表格“" + abridged(to_utf8(grid.caption.text), 24) + "”中“" +
                  abridged(to_utf8(grid.row_head(row, column)), 20) + "”一行，" + to_utf8(grid.column_heads[column]) +
                  "与" + to_utf8(grid.column_heads[column + 1]) + "相差十倍或者百倍而数字相近，请核实小数点和位数。",
              "One year is ten or a hundred times the other, with nearly the same digits.");
  jump.locations = {one.text.place(report, 0, one.text.text.size()),
                    other.text.place(report, 0, other.text.text.size())};
  jump.expected = "与另一年相当，或者有说明";
  jump.actual = to_utf8(one.text.text) + "、" + to_utf8(other.text.text);
  findings.push_back(std::move(jump));
}

/// Two years side by side in a table of the report that are the same from top to bottom.
bool check_copied(const Submission& submission, const Context& context, const Document& report,
                  std::vector<Finding>& findings) {
  bool looked = false;
  for (const Grid& grid : report_grids(submission, context)) {
    for (std::size_t c = 1; c + 1 < grid.columns; ++c) {
      const auto year_of = [&](std::size_t column) {
        const std::u32string& head = grid.column_heads[column];
        return year_alone(head.substr(0, head.find(U'(')));
      };
      const bool years =
          (year_of(c) != 0 && year_of(c + 1) != 0) ||
          (has_any(grid.column_heads[c], {U"本年", U"当年"}) && has_any(grid.column_heads[c + 1], {U"上年"})) ||
          (has_any(grid.column_heads[c], {U"上年"}) && has_any(grid.column_heads[c + 1], {U"本年", U"当年"}));
      if (!years) {
        continue;
      }
      std::size_t rows = 0;
      std::size_t same = 0;
      std::size_t telling = 0;
      std::vector<Location> places;
      for (std::size_t r = grid.heads; r < grid.rows.size(); ++r) {
        const GridCell& one = grid.rows[r][c];
        const GridCell& other = grid.rows[r][c + 1];
        if (!one.number || !other.number || one.number->value.zero()) {
          continue;
        }
        ++rows;
        check_slip(submission, report, grid, r, c, findings);
        if (one.number->value == other.number->value) {
          ++same;
          telling += one.text.text.size() >= 2 ? 1 : 0;
          places.push_back(one.text.place(report, 0, one.text.text.size()));
          places.push_back(other.text.place(report, 0, other.text.text.size()));
        }
      }
      looked = looked || rows > 0;
      // All of them; or all but one or two of many, which tell by their digits.
      const bool nearly = same * 4 >= rows * 3 && telling >= thresholds().copied_rows;
      if (same < thresholds().copied_rows || (same != rows && !nearly) || telling + 1 < same) {
        continue;
      }
      Finding copied = finding(main_title(submission) + "第" + std::to_string(places.front().page) + "页表格“" +
                                   abridged(to_utf8(grid.caption.text), 24) + "”中" + to_utf8(grid.column_heads[c]) +
                                   "与" + to_utf8(grid.column_heads[c + 1]) + "的" + std::to_string(same) +
                                   "行数字完全相同，请核实是否按当年填报。",
                               "Two years of a table are the same in all its rows.");
      copied.locations = std::move(places);
      copied.expected = "各年的数";
      copied.actual = std::to_string(same) + "行相同";
      findings.push_back(std::move(copied));
    }
  }
  return looked;
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr) {
    return Look::kNoData;
  }
  const bool copied = check_copied(submission, context, *report, findings);
  const bool looked = check_told_jumps(submission, context, *report, findings) || copied;
  if (!submission.datasheet) {
    return looked ? Look::kLooked : Look::kNoData;
  }
  check_jumps(submission, context, findings);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kYearJump = {
    .card =
        {
            .name = "agreement/year-jump",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "各年度的数没有未说明的突增，也没有逐行与上年相同。",
            .summary_en = "No year’s figure jumps without a word, and no year of a table is a copy of another.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "评估表按年填报的栏目有三年以上的，某一年达到其他各年的5倍以上而其他各年彼此相差不到一倍，或者10"
                       "倍以上而其他各年相"
                       "差不到四倍，报告也"
                       "没有一句"
                       "写明该数或者该年该项的原因的；报告表格中相邻两个年度（或者上年与本年）4行以上数字逐行相同"
                       "、同一行两年正好相差十倍或者百倍的，以及报告写“由……增加"
                       "到……”达8倍以上而该句没有写明原因的，列为疑点。逐年递增的"
                       "不列。界限见"
                       "plausibility.tsv。",
            .remedy = "请核对原始台账，改正数字；确有突增的，请在报告中写明原因。",
            .remedy_en = "Please compare with the records; where the jump is real, say why in the report.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
