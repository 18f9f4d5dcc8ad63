#include <algorithm>

#include "validators/agreement/account.h"
#include "validators/agreement/aims.h"
#include "validators/agreement/ratios.h"
#include "validators/agreement/texts.h"
#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"
#include "validators/targets/rate.h"

namespace nitec {
namespace {

using Text = std::u32string_view;

/// Names shorter than this are compared as a whole only.
constexpr std::size_t kShortestPart = 5;
/// More rows than this in all tables are not looked at: hostile input.
constexpr std::size_t kMostRows = 2'000;

/// A name without brackets and idle characters: “累计服务企业(家次)” is “累计服务企业”.
std::u32string plain(Text name) {
  std::u32string out;
  int depth = 0;
  for (const char32_t c : name) {
    depth += c == U'(' ? 1 : 0;
    if (depth == 0 && Text(U" 、,和与及的·-*").find(c) == Text::npos) {
      out += c;
    }
    depth -= c == U')' && depth > 0 ? 1 : 0;
  }
  return out;
}

/// The one target of that name; null when there is none, or more than one may be meant.
const Target* target_of(const std::vector<Target>& targets, Text row) {
  const std::u32string name = plain(row);
  const Target* found = nullptr;
  for (const bool whole : {true, false}) {
    for (const Target& target : targets) {
      const std::u32string known = plain(to_utf32(folded(target.name)));
      const std::u32string& shorter = known.size() < name.size() ? known : name;
      const std::u32string& longer = known.size() < name.size() ? name : known;
      const bool part = shorter.size() >= kShortestPart && shorter.size() * 3 >= longer.size() * 2 &&
                        longer.find(shorter) != std::u32string::npos;
      if (!known.empty() && (whole ? known == name : part)) {
        if (found != nullptr) {
          return nullptr;
        }
        found = &target;
      }
    }
    if (found != nullptr) {
      return found;
    }
  }
  return nullptr;
}

/// The same amount at the coarser of both precisions, in whichever units they are told.
bool same(const Quantity& cell, Text cell_unit, const Decimal& value, std::string_view unit) {
  const auto in = [](const std::string& number, Text words) { return cell_quantity(to_utf32(number), words); };
  const std::u32string own = to_utf32(folded(unit));
  std::optional<Quantity> a = cell;
  std::optional<Quantity> b = in(value.text(), U"");
  if (!cell.unit.empty() || (!cell_unit.empty() && cell_unit != own)) {
    a = cell.unit.empty() ? in(cell.value.text(), cell_unit) : cell;
    b = in(value.text(), own);
    if (!a || !b || a->unit != b->unit) {
      return true;  // Nothing can be said of different units.
    }
  }
  if (!b) {
    return true;
  }
  const Decimal difference = (a->value - b->value).abs();
  const Decimal coarse = a->step < b->step ? b->step : a->step;
  return difference.zero() || (a->step != b->step && difference + difference <= coarse);
}

class Table {
 public:
  Table(const Submission& submission, const Document& report, const Account& account, const Grid& grid,
        std::vector<Finding>& findings)
      : submission_(submission), report_(report), account_(account), grid_(grid), findings_(findings) {}

  bool check() {
    std::optional<std::size_t> aim;
    std::optional<std::size_t> actual;
    for (std::size_t c = 1; c < grid_.columns; ++c) {
      const Text head = grid_.column_heads[c];
      if (has_any(head, {U"率", U"%", U"说明", U"情况", U"差"})) {
        continue;
      }
      if (!aim && aimed_at(head) && !has_any(head, {U"完成", U"实际"})) {
        aim = c;
      } else if (!actual && reached(head)) {
        actual = c;
      }
    }
    if (!aim || !actual) {
      return false;
    }
    bool looked = false;
    for (std::size_t r = grid_.heads; r < std::min(grid_.rows.size(), kMostRows); ++r) {
      const std::u32string name = grid_.row_head(r, std::min(*aim, *actual));
      const Target* target = name.empty() ? nullptr : target_of(submission_.datasheet->targets, name);
      if (target != nullptr) {
        looked = true;
        compare(*target, name, grid_.rows[r][*aim], target->target, "目标值");
        compare(*target, name, grid_.rows[r][*actual], target->actual, "完成值");
      }
    }
    return looked;
  }

 private:
  /// Whether the record has that target with the report’s value: then the datasheet alone differs, and the rules about
  /// the record tell it.
  [[nodiscard]] bool approved(const std::u32string& name, const Quantity& said) const {
    if (!submission_.record) {
      return false;
    }
    const std::vector<ApprovedTarget>& targets = submission_.record->targets;
    return std::any_of(targets.begin(), targets.end(), [&](const ApprovedTarget& one) {
      return plain(to_utf32(folded(one.name))) == plain(name) &&
             (!one.value || same(said, unit_in(name), *one.value, one.unit));
    });
  }

  void compare(const Target& target, const std::u32string& name, const GridCell& cell,
               const std::optional<Decimal>& value, const std::string& which) {
    const Aim said = aim_of(cell);
    if (!said.number || !value || said.number->approximate || cell.covered || cell.below ||
        same(*said.number, unit_in(name), *value, target.unit) || (which == "目标值" && approved(name, *said.number))) {
      return;
    }
    const Location where = cell.text.place(report_, 0, cell.text.text.size());
    const auto& known = account_.disagreements();
    const bool told = std::any_of(known.begin(), known.end(), [&](const Disagreement& one) {
      return one.statement->in_table && one.statement->where.page == where.page &&
             one.statement->where.box == where.box;
    });
    if (told) {
      return;
    }
    const std::string sheet = (which == "目标值" ? target.direction : std::string()) + value->text() + target.unit;
    Finding differs =
        finding(main_title(submission_) + "第" + std::to_string(where.page) + "页表格“" + abridged(to_utf8(name), 24) +
                    "”的" + which + "写为" + to_utf8(cell.text.text) + "，评估表目标对照表为" + sheet + "。",
                "A target in the report's table differs from the datasheet's target of that name.");
    Location row = target.where;
    row.quote = row.quote.empty() ? target_words(target) : row.quote;
    differs.locations = {where, std::move(row)};
    differs.expected = sheet;
    differs.actual = to_utf8(cell.text.text);
    findings_.push_back(std::move(differs));
  }

  const Submission& submission_;
  const Document& report_;
  const Account& account_;
  const Grid& grid_;
  std::vector<Finding>& findings_;
};

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr || !submission.datasheet || submission.datasheet->targets.empty()) {
    return Look::kNoData;
  }
  const Account& account = account_of(submission, context);
  bool looked = false;
  for (const Grid& grid : report_grids(submission, context)) {
    looked = Table(submission, *report, account, grid, findings).check() || looked;
  }
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kTargetReportDiffers = {
    .card =
        {
            .name = "targets/report-differs",
            .clause = "第十八条第一款",
            .clause_id = "M25",
            .summary = "报告目标表中的目标值、完成值与评估表目标对照表一致。",
            .summary_en = "Targets and achieved values in the report's table are those of the datasheet.",
            .why = "第十八条第一款：“按期达到组建方案明确的筹建期发展目标、完成组建任务后”。",
            .decides = "报告中有目标和完成两列的表格，按行名与目标对照表同名的目标比较两个数；名称去掉括号后相同，或者"
                       "一个包含另"
                       "一个且只对应一个目标的才比较；计量单位不同、无法换算的不比较。",
            .remedy = "请按组建方案核对目标值，按证明材料核对完成值，改正其中一处。",
            .remedy_en =
                "Please check the target against the approved plan and the value against its evidence, and correct "
                "one of the two.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
