#include "validators/record/target_pairs.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>

#include "validators/datasheet/sheet_words.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// Words that say when or how, not what.
constexpr std::array<std::string_view, 23> kFillers{
    "筹建期末", "筹建期内", "筹建期", "期末", "累计",   "建成",   "实现",   "达到", "完成", "形成", "主要", "数量",
    "总数",     "总量",     "指标",   "目标", "不少于", "不低于", "不超过", "(",    ")",    "、",   ","};

std::string plain_name(std::string_view name) {
  std::string plain = folded(name);
  for (const std::string_view filler : kFillers) {
    for (std::size_t at = plain.find(filler); at != std::string::npos; at = plain.find(filler, at)) {
      plain.erase(at, filler.size());
    }
  }
  constexpr std::string_view kCount = "数";
  if (plain.ends_with(kCount)) {
    plain.resize(plain.size() - kCount.size());
  }
  return plain.empty() ? folded(name) : plain;
}

/// The field of the dictionary that has this name or synonym; empty when none has, or several have.
std::string field_called(std::string_view name) {
  const std::string plain = plain_name(name);
  std::string found;
  for (const FieldInfo& field : sheet_dictionary().fields()) {
    const bool called =
        field.numeric() && (plain_name(field.name) == plain ||
                            std::any_of(field.synonyms.begin(), field.synonyms.end(),
                                        [&](const std::string& word) { return plain_name(word) == plain; }));
    if (called) {
      if (!found.empty()) {
        return {};
      }
      found = field.code;
    }
  }
  return found;
}

std::string field_of(const std::string& given, const std::string& name) {
  return given.empty() ? field_called(name) : given;
}

std::vector<std::string> characters_of(const std::string& text) {
  std::vector<std::string> characters;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80 || characters.empty()) {
      characters.emplace_back();
    }
    characters.back() += c;
  }
  return characters;
}

/// Shared pairs of neighbouring characters in hundredths of all (Dice).
int likeness(std::string_view a, std::string_view b) {
  const auto pairs = [](std::string_view name) {
    const std::vector<std::string> characters = characters_of(plain_name(name));
    std::multiset<std::string> result;
    for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
      result.insert(characters[i] + characters[i + 1]);
    }
    return result;
  };
  const std::multiset<std::string> left = pairs(a);
  std::multiset<std::string> right = pairs(b);
  const std::size_t all = left.size() + right.size();
  std::size_t shared = 0;
  for (const std::string& pair : left) {
    if (const auto found = right.find(pair); found != right.end()) {
      right.erase(found);
      ++shared;
    }
  }
  return all == 0 ? 0 : static_cast<int>(200 * shared / all);
}

/// A unit with its size in the smallest of its family: 万元 is 10 000 of 元.
struct Measure {
  std::string family;
  long long size = 1;
};

Measure measure_of(std::string_view unit) {
  struct Row {
    std::string_view words;
    std::string_view family;
    long long size;
  };
  static constexpr std::array<Row, 17> kRows{{
      {" 元 人民币元 ", "元", 1},
      {" 千元 ", "元", 1'000},
      {" 万元 万元人民币 人民币万元 ", "元", 10'000},
      {" 百万元 ", "元", 1'000'000},
      {" 亿元 ", "元", 100'000'000},
      {" ㎡ m² m2 平方米 平米 ", "㎡", 1},
      {" 万㎡ 万平方米 万m2 万m² ", "㎡", 10'000},
      {" 件 项 个 ", "件", 1},
      {" 台 套 台套 台/套 ", "台", 1},
      {" 人 名 ", "人", 1},
      {" 家 户 ", "家", 1},
      {" % 百分比 ", "%", 1},
      {" 家次 户次 ", "家次", 1},
      {" 人次 ", "人次", 1},
      {" 小时 h ", "小时", 1},
      {" 吨 t ", "吨", 1},
      {" 万吨 ", "吨", 10'000},
  }};
  const std::string plain = folded(unit);
  for (const Row& row : kRows) {
    std::string word = " ";
    for (const char c : plain) {
      if (c != '(' && c != ')') {
        word += c;
      }
    }
    word += ' ';
    if (row.words.find(word) != std::string_view::npos) {
      return {std::string(row.family), row.size};
    }
  }
  return {plain, 1};
}

bool same_unit(std::string_view a, std::string_view b) {
  const Measure left = measure_of(a);
  const Measure right = measure_of(b);
  return left.family == right.family && left.size == right.size;
}

bool same_quantity(const ApprovedTarget& approved, const Target& row) {
  return approved.value && row.target && *approved.value == *row.target && same_unit(approved.unit, row.unit);
}

/// Numbers longer than this are compared without asking for powers of ten.
constexpr std::size_t kMaxDigits = 15;

bool power_of_ten_apart(const Decimal& large, const Decimal& small) {
  if (small.zero() || small.negative() || large.text().size() > kMaxDigits || small.text().size() > kMaxDigits) {
    return false;
  }
  static constexpr std::array<long long, 6> kPowers{10, 100, 1'000, 10'000, 1'000'000, 100'000'000};
  return std::any_of(kPowers.begin(), kPowers.end(), [&](long long power) { return small * Decimal(power) == large; });
}

TargetChange compare_values(const ApprovedTarget& approved, std::string_view direction, const Decimal& wanted,
                            const Decimal& stated) {
  const bool opposed =
      (approved.direction == "≥" && direction == "≤") || (approved.direction == "≤" && direction == "≥");
  if (opposed) {
    return TargetChange::kWeaker;
  }
  if (stated == wanted) {
    return TargetChange::kNone;
  }
  const bool lower = stated < wanted;
  const bool weaker = approved.direction == "=" || (approved.direction == "≤" ? !lower : lower);
  if (!weaker) {
    return TargetChange::kRaised;
  }
  return power_of_ten_apart(lower ? wanted : stated, lower ? stated : wanted) ? TargetChange::kSlipped
                                                                              : TargetChange::kWeaker;
}

class Pairing {
 public:
  Pairing(const Record& record, const Datasheet& sheet) {
    for (const ApprovedTarget& target : record.targets) {
      pairs_.push_back({&target, nullptr, true});
    }
    for (const Target& row : sheet.targets) {
      rows_.push_back(&row);
    }
  }

  std::vector<TargetPair> pairs() {
    by([](const ApprovedTarget& a, const Target& b) { return folded(a.name) == folded(b.name); });
    by([](const ApprovedTarget& a, const Target& b) { return !a.field.empty() && a.field == b.field; });
    by([](const ApprovedTarget& a, const Target& b) { return plain_name(a.name) == plain_name(b.name); });
    by([](const ApprovedTarget& a, const Target& b) {
      const std::string field = field_of(a.field, a.name);
      return !field.empty() && field == field_of(b.field, b.name);
    });
    constexpr int kNearlySame = 80;
    by([](const ApprovedTarget& a, const Target& b) {
      return same_quantity(a, b) && likeness(a.name, b.name) >= kNearlySame;
    });
    constexpr int kSimilar = 50;
    constexpr int kFaint = 30;
    doubt([](const ApprovedTarget& a, const Target& b) {
      const int alike = likeness(a.name, b.name);
      const bool close = alike >= kSimilar || (alike >= kFaint && same_quantity(a, b));
      return close ? alike + (same_unit(a.unit, b.unit) ? 10 : 0) + (same_quantity(a, b) ? 20 : 0) : 0;
    });
    for (const Target* row : rows_) {
      pairs_.push_back({nullptr, row, true});
    }
    return std::move(pairs_);
  }

 private:
  /// Pairs those that the test matches with one row only, and the row with them only.
  template <typename Test>
  void by(Test matches) {
    for (TargetPair& pair : pairs_) {
      if (pair.row != nullptr) {
        continue;
      }
      const Target* only = nullptr;
      int found = 0;
      for (const Target* row : rows_) {
        if (matches(*pair.approved, *row)) {
          only = row;
          ++found;
        }
      }
      const auto rivals = std::count_if(pairs_.begin(), pairs_.end(), [&](const TargetPair& other) {
        return other.row == nullptr && only != nullptr && matches(*other.approved, *only);
      });
      if (found == 1 && rivals == 1) {
        pair.row = only;
        std::erase(rows_, only);
      }
    }
  }

  /// The best of what is left over, strongest first.
  template <typename Score>
  void doubt(Score score) {
    while (true) {
      TargetPair* best = nullptr;
      const Target* best_row = nullptr;
      int most = 0;
      for (TargetPair& pair : pairs_) {
        for (const Target* row : rows_) {
          const int here = pair.row == nullptr ? score(*pair.approved, *row) : 0;
          if (here > most) {
            most = here;
            best = &pair;
            best_row = row;
          }
        }
      }
      if (best == nullptr) {
        return;
      }
      best->row = best_row;
      best->certain = false;
      std::erase(rows_, best_row);
    }
  }

  std::vector<TargetPair> pairs_;
  std::vector<const Target*> rows_;  ///< Not paired yet.
};

/// “≥30件”, “不低于1.8”: a value with a sign or word of comparison before it.
const RE2& stated_value() {
  static const RE2 kValue(
      "(?:要求|目标值?|指标)?(?:为|:)?(≥|≧|>=|≤|≦|<=|不低于|不少于|不小于|不高于|不超过|不大于|不多于|=)([0-9]{1,15}(?:"
      "\\.[0-9]{1,8})?)"
      "([\\p{Han}A-Za-z%㎡³²/]{0,12})");
  return kValue;
}

std::string direction_of(std::string_view words) {
  for (const std::string_view least : {"≥", "≧", ">=", "不低于", "不少于", "不小于"}) {
    if (words == least) {
      return "≥";
    }
  }
  return words == "=" ? "=" : "≤";
}

std::optional<ReportedTarget> read_value(std::string_view text, bool at_start, const Reading& reading) {
  re2::StringPiece rest(text.data(), text.size());
  std::string sign;
  re2::StringPiece number;
  std::string unit;
  const bool found = at_start ? RE2::Consume(&rest, stated_value(), &sign, &number, &unit)
                              : RE2::FullMatch(rest, stated_value(), &sign, &number, &unit);
  const std::optional<Decimal> value = found ? Decimal::parse(std::string(number)) : std::nullopt;
  if (!value) {
    return std::nullopt;
  }
  return ReportedTarget{direction_of(sign), *value, unit,
                        reading.passage(std::string_view(number.data(), number.size()))};
}

/// A table row whose first cell is the name, perhaps broken over lines: the only cell beside it that states a value.
std::optional<ReportedTarget> in_table(const Document& report, const Page& page, const std::string& name) {
  constexpr std::size_t kMaxLinesOfName = 4;
  constexpr double kSlack = 2;
  constexpr std::size_t kLookAhead = 12;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    std::string so_far = Reading(report, page, i, 1).text();
    if (so_far.empty() || !name.starts_with(so_far)) {
      continue;
    }
    const Box& first = page.lines[i].box;
    double bottom = first.y1;
    double right = first.x1;
    std::size_t parts = 1;
    for (std::size_t k = i + 1; k < std::min(page.lines.size(), i + kLookAhead) && so_far != name; ++k) {
      const Box& box = page.lines[k].box;
      const std::string more = Reading(report, page, k, 1).text();
      const bool below = box.y0 > first.y0 + kSlack && box.x0 < first.x1 && box.x1 > first.x0;
      if (below && !more.empty() && parts < kMaxLinesOfName && name.substr(so_far.size()).starts_with(more)) {
        so_far += more;
        bottom = box.y1;
        right = std::max(right, box.x1);
        ++parts;
      }
    }
    if (so_far != name) {
      continue;
    }
    std::optional<ReportedTarget> only;
    int found = 0;
    for (std::size_t k = 0; k < page.lines.size(); ++k) {
      const Box& box = page.lines[k].box;
      const double middle = (box.y0 + box.y1) / 2;
      if (k == i || box.x0 < right - kSlack || middle < first.y0 - kSlack || middle > bottom + kSlack) {
        continue;
      }
      const Reading cell(report, page, k, 1);
      if (std::optional<ReportedTarget> value = read_value(cell.text(), false, cell)) {
        only = std::move(value);
        ++found;
      }
    }
    if (found == 1) {
      return only;
    }
  }
  return std::nullopt;
}

/// A sentence that gives the value right behind the name.
std::optional<ReportedTarget> in_text(const Document& report, const Page& page, const std::string& name) {
  const Reading reading(report, page);
  std::optional<ReportedTarget> only;
  for (std::size_t at = reading.text().find(name); at != std::string::npos; at = reading.text().find(name, at + 1)) {
    const std::string_view behind = std::string_view(reading.text()).substr(at + name.size());
    if (std::optional<ReportedTarget> value = read_value(behind, true, reading)) {
      if (only) {
        return std::nullopt;
      }
      only = std::move(value);
    }
  }
  return only;
}

}  // namespace

std::vector<TargetPair> pair_targets(const Record& record, const Datasheet& sheet) {
  return Pairing(record, sheet).pairs();
}

TargetChange compare_target(const ApprovedTarget& approved, std::string_view direction, const Decimal& value,
                            std::string_view unit) {
  const Measure wanted = measure_of(approved.unit);
  const Measure stated = measure_of(unit.empty() ? approved.unit : unit);
  if (wanted.family != stated.family) {
    return TargetChange::kUnit;
  }
  if (wanted.size == stated.size) {
    return compare_values(approved, direction, *approved.value, value);
  }
  if (approved.value->text().size() > kMaxDigits || value.text().size() > kMaxDigits) {
    return TargetChange::kUnit;
  }
  const TargetChange change =
      compare_values(approved, direction, *approved.value * Decimal(wanted.size), value * Decimal(stated.size));
  return change == TargetChange::kSlipped ? TargetChange::kUnit : change;
}

std::optional<ReportedTarget> reported_target(const Submission& submission, std::string_view name) {
  constexpr std::size_t kShortestName = 12;  // Four characters.
  constexpr int kSixth = 6;
  const Document* report = report_of(submission);
  const std::string plain = folded(name);
  if (report == nullptr || !submission.outline || submission.outline->file != report->path ||
      plain.size() < kShortestName) {
    return std::nullopt;
  }
  const Section& section = submission.outline->sections.at(kSixth - 1);
  if (section.status != SectionStatus::kPresent || section.heading.page < 1) {
    return std::nullopt;
  }
  const int last = std::min(std::max(section.last_page, section.heading.page), static_cast<int>(report->pages.size()));
  for (int number = section.heading.page; number <= last; ++number) {
    const Page& page = report->pages[static_cast<std::size_t>(number) - 1];
    if (page.text_layer != TextLayer::kOk) {
      continue;
    }
    if (std::optional<ReportedTarget> found = in_table(*report, page, plain)) {
      return found;
    }
    if (std::optional<ReportedTarget> found = in_text(*report, page, plain)) {
      return found;
    }
  }
  return std::nullopt;
}

std::string target_value(std::string_view direction, const Decimal& value, std::string_view unit) {
  return std::string(direction) + value.text() + std::string(unit);
}

std::string target_value(const ApprovedTarget& approved) {
  return approved.value ? target_value(approved.direction, *approved.value, approved.unit) : approved.name;
}

std::string target_value(const Target& row) {
  return row.target ? target_value(row.direction, *row.target, row.unit) : std::string("未填目标值");
}

Location row_place(const Target& row) {
  Location where = row.where;
  if (where.quote.empty()) {
    where.quote = row.name;
  }
  return where;
}

}  // namespace nitec
