#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "model/characters.h"
#include "model/quantity.h"
#include "validators/agreement/aims.h"
#include "validators/agreement/measures.h"
#include "validators/agreement/ratios.h"
#include "validators/agreement/statements.h"
#include "validators/agreement/texts.h"
#include "validators/agreement/vocabulary.h"
#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

using Text = std::u32string_view;

/// So much of the end of a target's name may stand for the whole: “线质量” for 钢轨阻尼器线质量.
constexpr std::size_t kShortestEnd = 3;
/// More rows than this in all tables of a paper are not looked at: hostile input.
constexpr std::size_t kMostRows = 2'000;
/// What is counted in these units the fields of the datasheet say, and other rules compare.
constexpr std::array<Text, 22> kCounted{U"项", U"件", U"人",     U"名",   U"个",   U"家", U"家次", U"人次",
                                        U"次", U"场", U"元",     U"万元", U"亿元", U"㎡", U"m²",   U"平方米",
                                        U"台", U"套", U"台(套)", U"台套", U"条",   U"篇"};

/// A target of which a paper may tell the measured value: its name without brackets and without what says of when.
struct Aimed {
  const Target* target = nullptr;
  std::u32string name;
  std::u32string unit;
};

std::u32string plain_name(const std::string& name) {
  std::u32string out;
  int depth = 0;
  for (const char32_t c : to_utf32(folded(name))) {
    depth += c == U'(' ? 1 : 0;
    if (depth == 0 && Text(U" 、,·*:").find(c) == Text::npos) {
      out += c;
    }
    depth -= c == U')' && depth > 0 ? 1 : 0;
  }
  return std::u32string(strip_front(out, {U"累计", U"三年", U"期末", U"年度", U"实测"}));
}

std::vector<Aimed> aimed(const std::vector<Target>& targets) {
  std::vector<Aimed> out;
  for (const Target& target : targets) {
    Aimed one{&target, plain_name(target.name), to_utf32(folded(target.unit))};
    const bool counted = std::find(kCounted.begin(), kCounted.end(), Text(one.unit)) != kCounted.end();
    if (target.actual && target.field.empty() && !one.unit.empty() && !counted && one.name.size() >= kShortestEnd) {
      out.push_back(std::move(one));
    }
  }
  return out;
}

/// Whether the words end with the target's name, or with its end and name no other thing before it.
bool named(Text words, const Aimed& aimed) {
  const std::size_t same = common_end(words, aimed.name);
  if (same == aimed.name.size()) {
    return true;
  }
  const Text rest = words.substr(0, words.size() - same);
  return same >= kShortestEnd && std::all_of(words.end() - static_cast<std::ptrdiff_t>(same), words.end(), is_han) &&
         names_nothing(rest);
}

/// Whether the head of a row or column says that unit: “续航时间(min)”, “线质量/kg/m”.
bool in_head(Text head, Text unit) {
  const std::u32string plain = plain_unit(head);
  const std::u32string known = plain_unit(unit);
  return plain.find(U"(" + known + U")") != std::u32string::npos || plain.ends_with(U"/" + known) ||
         plain.ends_with(U":" + known);
}

/// Whether the digits are the value, at the coarser of both precisions.
bool is_value(const std::u32string& digits, const std::optional<Decimal>& value) {
  const std::optional<Quantity> told = cell_quantity(digits, U"");
  const std::optional<Quantity> known = value ? cell_quantity(to_utf32(value->text()), U"") : std::nullopt;
  if (!told || !known) {
    return !told;
  }
  const Decimal difference = (told->value - known->value).abs();
  const Decimal coarse = told->step < known->step ? known->step : told->step;
  return difference.zero() || (told->step != known->step && difference + difference <= coarse);
}

/// Whether the number is one of the target: its name in front, its unit behind.
bool told_of(const Measure& measure, const Aimed& aimed) {
  return named(measure.words, aimed) && begins_with_unit(measure.behind, aimed.unit);
}

/// The words in front of the target's name.
Text front(const Measure& measure, const Aimed& aimed) {
  return Text(measure.words).substr(0, measure.words.size() - common_end(measure.words, aimed.name));
}

/// What a paper says of one target.
struct Told {
  bool agrees = false;
  std::optional<Location> other;
  std::string said;

  void take(const Aimed& aimed, const std::u32string& digits, const std::string& words, const Location& where) {
    if (is_value(digits, aimed.target->actual)) {
      agrees = true;
    } else if (!other && !is_value(digits, aimed.target->target)) {
      other = where;
      said = words;
    }
  }
};

/// Of a table whose rows are named as targets are: the cells that are no requirement.
void read_rows(const Document& paper, const Grid& grid, const Aimed& aimed, Told& told) {
  for (std::size_t r = grid.heads; r < std::min(grid.rows.size(), kMostRows); ++r) {
    const std::vector<GridCell>& row = grid.rows[r];
    const bool unit_apart = std::any_of(row.begin(), row.end(), [&](const GridCell& cell) {
      return plain_unit(cell.text.text) == plain_unit(aimed.unit);
    });
    for (std::size_t c = 1; c < grid.columns; ++c) {
      const std::u32string head = grid.row_head(r, c);
      const Text column = c < grid.column_heads.size() ? Text(grid.column_heads[c]) : Text();
      const Text number = strip_front(row[c].text.text, {U"实测", U"平均"});
      std::size_t digits = 0;
      while (digits < number.size() && ((number[digits] >= U'0' && number[digits] <= U'9') || number[digits] == U'.')) {
        ++digits;
      }
      const Text behind = number.substr(digits);
      const bool in_unit = behind.empty() ? unit_apart || in_head(head, aimed.unit) || in_head(column, aimed.unit)
                                          : plain_unit(behind) == plain_unit(aimed.unit);
      if (digits == 0 || row[c].covered || row[c].below || !in_unit || aimed_at(column) ||
          has_any(column, {U"序号", U"率", U"限", U"标准", U"对照", U"前"}) ||
          !named(plain_name(to_utf8(head)), aimed)) {
        continue;
      }
      Location where = row[c].text.place(paper, 0, row[c].text.text.size());
      told.take(aimed, std::u32string(number.substr(0, digits)), to_utf8(row[c].text.text), where);
    }
  }
}

/// Whether what the paper measures are the values that the targets were reached with: what the target cites, and papers
/// that are called after measuring.
bool measures(const Submission& submission, const Target& target, const Document& paper) {
  const std::vector<Evidence>& list = submission.datasheet->evidence;
  return std::any_of(list.begin(), list.end(), [&](const Evidence& one) {
    const bool cited = std::any_of(target.evidence.begin(), target.evidence.end(),
                                   [&](const std::string& id) { return plain_id(id) == plain_id(one.id); });
    const std::u32string name = to_utf32(folded(one.name));
    return one.file == paper.path && (cited || has_any(name, {U"检测", U"检验", U"测试", U"试验报告", U"鉴定"}));
  });
}

class Check {
 public:
  Check(const Submission& submission, const Context& context, std::vector<Finding>& findings)
      : submission_(submission),
        context_(context),
        targets_(aimed(submission.datasheet->targets)),
        findings_(findings) {}

  bool run() {
    if (targets_.empty()) {
      return false;
    }
    bool looked = false;
    const Document* report = report_of(submission_);
    for (const Document& paper : submission_.documents) {
      const bool own = &paper == report;
      const bool asked = own || std::any_of(targets_.begin(), targets_.end(), [&](const Aimed& one) {
                           return measures(submission_, *one.target, paper);
                         });
      if (!asked || paper.pages.empty()) {
        continue;
      }
      looked = true;
      own ? look_at_report(paper) : look_at_proof(paper);
    }
    return looked;
  }

 private:
  void look_at_report(const Document& report) {
    const int last = last_report_page(submission_, report);
    std::vector<Measure> all;
    for (const Prose& prose : report_paragraphs(submission_, context_)) {
      if (prose.origins.empty() || static_cast<int>(prose.origins.front().page) >= last) {
        continue;
      }
      for (Measure& one : measures_in(report, prose)) {
        const int year = last_year_reported(submission_);
        if ((one.years.empty() || one.years.contains(year))) {
          all.push_back(std::move(one));
        }
      }
    }
    for (const Aimed& one : targets_) {
      Told told;
      for (const Measure& measure : all) {
        if (told_of(measure, one) && !set_apart(front(measure, one), measure.behind)) {
          told.take(one, measure.digits, to_utf8(measure.digits) + one.target->unit, measure.where);
        }
      }
      tell(one, told, report);
    }
  }

  void look_at_proof(const Document& paper) {
    std::vector<Measure> all;
    for (const Prose& prose : paragraphs(paper)) {
      for (Measure& one : measures_in(paper, prose)) {
        if (!has_any(one.words, {U"要求", U"不低于", U"不大于", U"标准"})) {
          all.push_back(std::move(one));
        }
      }
    }
    const std::vector<Grid> tables = grids(paper, static_cast<int>(paper.pages.size()));
    for (const Aimed& one : targets_) {
      if (!measures(submission_, *one.target, paper)) {
        continue;
      }
      Told told;
      for (const Measure& measure : all) {
        if (told_of(measure, one)) {
          told.take(one, measure.digits, to_utf8(measure.digits) + one.target->unit, measure.where);
        }
      }
      for (const Grid& grid : tables) {
        read_rows(paper, grid, one, told);
      }
      tell(one, told, paper);
    }
  }

  void tell(const Aimed& aimed, const Told& told, const Document& paper) {
    if (told.agrees || !told.other) {
      return;
    }
    const Target& target = *aimed.target;
    const std::string sheet = target.actual->text() + target.unit;
    Finding differs =
        finding(title(submission_, paper) + "第" + std::to_string(told.other->page) + "页“" +
                    abridged(target.name, 24) + "”写为" + told.said + "，评估表目标对照表的完成值为" + sheet + "。",
                "A value that a target was reached with differs from the datasheet's.");
    Location row = target.where;
    row.quote = row.quote.empty() ? target.name + " " + sheet : row.quote;
    differs.locations = {*told.other, std::move(row)};
    differs.expected = sheet;
    differs.actual = told.said;
    findings_.push_back(std::move(differs));
  }

  const Submission& submission_;
  const Context& context_;
  const std::vector<Aimed> targets_;
  std::vector<Finding>& findings_;
};

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  if (!submission.datasheet || submission.datasheet->targets.empty()) {
    return Look::kNoData;
  }
  return Check(submission, context, findings).run() ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kTargetMeasuredDiffers = {
    .card =
        {
            .name = "targets/measured-differs",
            .clause = "第十八条第一款",
            .clause_id = "M25",
            .summary = "检测报告和报告正文中的技术指标值，与评估表目标对照表的完成值一致。",
            .summary_en = "Values of technical targets in test reports and in the text are those of the datasheet.",
            .why = "第十八条第一款：“填写中心评估表并附相应证明材料”。",
            .decides = "对有专用计量单位（分钟、毫米、dB、kg/m等）的目标，在该目标所列的证明材料、检测检验类材料和报告"
                       "正文中，找紧跟在指标名称（或者名称的后半部分）之后、单位相同的数；与完成值、目标值都不相同，且"
                       "该材料没有另外写明完成值的，列为疑点。计划、约数、其他年度、其他产品的数不比较，扫描件不判断。",
            .remedy = "请与检测报告原件核对，改正目标对照表的完成值或者正文；所指样品不同的，请写明。",
            .remedy_en =
                "Please compare with the test report; correct the table or the text, or say that it is another "
                "sample.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
