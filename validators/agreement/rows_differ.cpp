#include <algorithm>
#include <map>

#include "model/characters.h"
#include "model/date_words.h"
#include "validators/agreement/grids.h"
#include "validators/agreement/ratios.h"
#include "validators/agreement/rules.h"
#include "validators/agreement/texts.h"
#include "validators/agreement/vocabulary.h"
#include "validators/facts.h"

namespace nitec {
namespace {

using Text = std::u32string_view;

constexpr std::size_t kShortestName = 4;  ///< Characters by which a row is known again.
constexpr std::size_t kMostTables = 400;  ///< Of the report, and of all proofs together.
constexpr std::size_t kMostFindings = 20;

/// A table whose rows can be told by their names.
struct List {
  const Document* document = nullptr;
  Grid grid;
  std::map<std::u32string, std::size_t> rows;  ///< By name; names that come twice are left out.
};

/// The letters and characters of a name: how it is broken and set apart is not part of it.
std::u32string key_of(Text text) {
  std::u32string key;
  for (const char32_t c : text) {
    if (is_han(c) || is_digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) {
      key += c;
    }
  }
  return key;
}

/// The column in which the most rows have names of their own.
std::optional<std::size_t> name_column(const Grid& grid) {
  std::size_t best = 0;
  std::optional<std::size_t> found;
  for (std::size_t c = 0; c < grid.columns; ++c) {
    std::map<std::u32string, int> names;
    for (std::size_t r = grid.heads; r < grid.rows.size(); ++r) {
      const Text text = grid.rows[r][c].text.text;
      const auto han = std::count_if(text.begin(), text.end(), is_han);
      if (!grid.rows[r][c].covered && !grid.rows[r][c].below && !grid.rows[r][c].number &&
          static_cast<std::size_t>(han) >= kShortestName) {
        ++names[key_of(text)];
      }
    }
    const auto own = static_cast<std::size_t>(
        std::count_if(names.begin(), names.end(), [](const auto& name) { return name.second == 1; }));
    if (own > best) {
      best = own;
      found = c;
    }
  }
  return best >= 2 ? found : std::nullopt;
}

void add_lists(const Document& document, const std::vector<Grid>& tables, std::vector<List>& lists) {
  for (const Grid& grid : tables) {
    const std::optional<std::size_t> column = grid.heads == 0 ? std::nullopt : name_column(grid);
    if (!column || lists.size() >= kMostTables) {
      continue;
    }
    List list{&document, grid, {}};
    std::map<std::u32string, int> seen;
    for (std::size_t r = list.grid.heads; r < list.grid.rows.size(); ++r) {
      const std::u32string key = key_of(list.grid.rows[r][*column].text.text);
      if (key.size() >= kShortestName && ++seen[key] == 1) {
        list.rows[key] = r;
      } else {
        list.rows.erase(key);
      }
    }
    lists.push_back(std::move(list));
  }
}

/// What two cells of one matter can be compared by.
struct Said {
  std::optional<DateWords> date;
  std::optional<Decimal> amount;  ///< In 元.
};

bool is_money(const Grid& grid, std::size_t column) {
  return has_any(grid.column_heads[column], {U"金额", U"合同额", U"价款", U"经费", U"总价", U"到账", U"到款", U"费用"});
}

Said said_in(const Grid& grid, std::size_t row, std::size_t column) {
  const GridCell& cell = grid.rows[row][column];
  Said out;
  if (cell.covered || cell.below) {
    return out;
  }
  out.date = read_date_words(to_utf8(key_of(cell.text.text)));
  if (!out.date) {
    out.date = read_date_words(to_utf8(cell.text.text));
  }
  if (!out.date && is_money(grid, column)) {
    std::u32string unit = unit_in(grid.column_heads[column]);
    unit = unit.empty() ? unit_in(grid.caption.text) : unit;
    const std::optional<Quantity> number = cell_quantity(cell.text.text, unit);
    if (number && number->unit == "元" && !number->approximate && number->bound == Bound::kNone && !number->upper) {
      out.amount = number->value;
    }
  }
  return out;
}

enum class Beside { kNothing, kSame, kOther };

Beside compare(const Said& a, const Said& b) {
  if (a.date && b.date) {
    const bool month = a.date->day == 0 || b.date->day == 0;
    const bool same =
        a.date->year == b.date->year && a.date->month == b.date->month && (month || a.date->day == b.date->day);
    return same ? Beside::kSame : Beside::kOther;
  }
  if (a.amount && b.amount) {
    return *a.amount == *b.amount ? Beside::kSame : Beside::kOther;
  }
  return Beside::kNothing;
}

class Comparer {
 public:
  Comparer(const Submission& submission, std::vector<Finding>& findings)
      : submission_(submission), findings_(findings) {}

  /// Whether they have rows in common.
  bool check(const List& ours, const List& proof) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const auto& [name, row] : ours.rows) {
      if (const auto other = proof.rows.find(name); other != proof.rows.end()) {
        pairs.emplace_back(row, other->second);
      }
    }
    if (pairs.size() < 2) {
      return false;
    }
    std::sort(pairs.begin(), pairs.end());
    for (std::size_t a = 0; a < ours.grid.columns; ++a) {
      for (std::size_t b = 0; b < proof.grid.columns; ++b) {
        columns(ours, a, proof, b, pairs);
      }
    }
    return true;
  }

 private:
  /// Two columns that mostly agree are about the same thing: where they do not, one of them errs.
  void columns(const List& ours, std::size_t a, const List& proof, std::size_t b,
               const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
    std::size_t same = 0;
    std::vector<std::pair<std::size_t, std::size_t>> others;
    for (const auto& [row, other] : pairs) {
      const Beside beside = compare(said_in(ours.grid, row, a), said_in(proof.grid, other, b));
      same += beside == Beside::kSame ? 1 : 0;
      if (beside == Beside::kOther) {
        others.emplace_back(row, other);
      }
    }
    if (same == 0 || others.size() > same) {
      return;
    }
    for (const auto& [row, other] : others) {
      tell(ours, row, a, proof, other, b);
    }
  }

  void tell(const List& ours, std::size_t row, std::size_t a, const List& proof, std::size_t other, std::size_t b) {
    if (findings_.size() >= kMostFindings) {
      return;
    }
    const Prose& here = ours.grid.rows[row][a].text;
    const Prose& there = proof.grid.rows[other][b].text;
    const std::size_t column = *name_column(ours.grid);
    const std::string name = to_utf8(ours.grid.rows[row][column].text.text);
    const std::string head = to_utf8(ours.grid.column_heads[a]);
    Location where = here.place(*ours.document, 0, here.text.size());
    Location elsewhere = there.place(*proof.document, 0, there.text.size());
    Finding differs =
        finding(title(submission_, *ours.document) + "第" + std::to_string(where.page) + "页表中“" +
                    abridged(name, 30) + "”的" + (head.empty() ? std::string() : "“" + abridged(head, 16) + "”") +
                    "写为" + to_utf8(here.text) + "，" + title(submission_, *proof.document) + "第" +
                    std::to_string(elsewhere.page) + "页同一项为" + to_utf8(there.text) + "。",
                "A row of a table says something else than the same row in the proof.");
    differs.expected = to_utf8(there.text);
    differs.actual = to_utf8(here.text);
    differs.locations = {std::move(where), std::move(elsewhere)};
    findings_.push_back(std::move(differs));
  }

  const Submission& submission_;
  std::vector<Finding>& findings_;
};

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr) {
    return Look::kNoData;
  }
  std::vector<List> ours;
  add_lists(*report, report_grids(submission, context), ours);
  std::vector<List> proofs;
  if (!ours.empty()) {
    for (const Document& document : submission.documents) {
      if (document.role == Role::kEvidence && &document != report && !document.pages.empty()) {
        add_lists(document, grids(document, document.pages.back().number), proofs);
      }
    }
  }
  Comparer comparer(submission, findings);
  bool looked = false;
  for (const List& list : ours) {
    for (const List& proof : proofs) {
      looked = comparer.check(list, proof) || looked;
    }
  }
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kRowsDiffer = {
    .card =
        {
            .name = "agreement/rows-differ",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告所列各项的日期和金额与证明材料清单中的同一项一致。",
            .summary_en = "Days and amounts of a table in the report are those of the same rows in the proofs.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides =
                "报告的表与证明材料的表有两行以上名称相同的，逐列比较日期和金额；两列之中相符的行不少于不符的行，"
                "才认为是同一栏，列出不符的行。只写到月的，同月即可；金额按栏名、表题的单位换算，单位不明的不比较。",
            .remedy = "请核对原件，改正报告或者换附所指的材料。",
            .remedy_en = "Please compare with the original; correct the report or the proof.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
