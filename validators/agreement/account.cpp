#include "validators/agreement/account.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>

#include "validators/agreement/slips.h"
#include "validators/datasheet/sheet_words.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// Fewer digits fit too many counts to be a slip of the unit.
constexpr std::size_t kTellingDigits = 3;
/// A report does not go further back than so many years.
constexpr int kYearsReportedOn = 6;
/// So many characters of a phrase may be unknown when its number differs as a slip of the pen does …
constexpr int kMostUnknownClose = 6;
/// … and as a slip of the unit does.
constexpr int kMostUnknownSlip = 3;

Decimal larger(const Decimal& a, const Decimal& b) {
  return a < b ? b : a;
}

/// |a − b| ≤ b × percent / 100
bool within(const Decimal& a, const Decimal& b, int percent) {
  return (a - b).abs() * Decimal(100) <= b.abs() * Decimal(percent);
}

std::string digits_of(const Decimal& value) {
  std::string digits;
  for (const char c : value.abs().text()) {
    if (c >= '0' && c <= '9') {
      digits += c;
    }
  }
  while (digits.size() > 1 && digits.back() == '0') {
    digits.pop_back();
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return digits;
}

/// How many digits stand before the point.
std::size_t whole_digits(const Decimal& value) {
  const std::string text = value.abs().text();
  return std::min(text.find('.'), text.size());
}

/// Such as a slip of the pen or of the keys gives: one or two digits others, or two exchanged, or not far off.
bool near(const Decimal& stated, const Decimal& value) {
  if (value.zero() || stated.zero()) {
    return false;
  }
  const std::string a = digits_of(stated);
  const std::string b = digits_of(value);
  if (a.size() == b.size() && a.size() >= 3) {
    std::size_t others = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      others += a[i] != b[i] ? 1 : 0;
    }
    const std::size_t most = a.size() == 3 ? 1 : 2;
    if ((others <= most && a.front() == b.front()) || slip(a, b) == Slip::kExchanged) {
      return true;
    }
  }
  // 7070 for 7700: the noughts at the end count where two digits have changed places.
  if (a.size() != b.size() && whole_digits(stated) == whole_digits(value)) {
    const std::size_t size = std::max(a.size(), b.size());
    const auto filled = [size](const std::string& digits) { return digits + std::string(size - digits.size(), '0'); };
    if (size >= 3 && slip(filled(a), filled(b)) == Slip::kExchanged) {
      return true;
    }
  }
  return a.size() >= 2 && within(stated, value, 5);
}

/// How a statement can mean a field.
struct Meaning {
  const FieldNaming* naming = nullptr;
  bool sure = true;
  int score = 0;
};

/// Units in which things are counted: a table may leave them out.
bool counts(std::string_view unit) {
  constexpr std::array<std::string_view, 16> kCounted{"人", "项", "件", "家", "台",   "台套", "套", "个",
                                                      "条", "次", "份", "期", "人次", "家次", "款", "批次"};
  return std::find(kCounted.begin(), kCounted.end(), unit) != kCounted.end();
}

std::optional<Meaning> meaning(const Statement& statement, const FieldNaming& naming) {
  const Quantity& quantity = statement.quantity;
  const bool bare =
      quantity.unit.empty() && statement.in_table && quantity.value.scale() == 0 && counts(naming.units.front());
  if (!bare && std::find(naming.units.begin(), naming.units.end(), quantity.unit) == naming.units.end()) {
    return std::nullopt;
  }
  static const std::size_t kStage = Vocabulary::standard().aspect("stage");
  static const std::uint8_t kDone = Vocabulary::standard().value(kStage, "done");
  static const std::size_t kAction = Vocabulary::standard().aspect("action");
  static const std::uint8_t kRaised = Vocabulary::standard().value(kAction, "raised");
  static const std::uint8_t kSpent = Vocabulary::standard().value(kAction, "spent");
  static const std::size_t kThing = Vocabulary::standard().aspect("thing");
  static const std::size_t kMeasure = Vocabulary::standard().aspect("measure");
  static const std::uint8_t kCount = Vocabulary::standard().value(kMeasure, "count");
  const bool named = statement.facets[kThing] != 0;  // And not by what was said before alone.
  Meaning out{&naming, true, naming.facets.count()};
  for (std::size_t i = 0; i < Facets::kMost; ++i) {
    const std::uint8_t own = statement.facets[i];
    const std::uint8_t all = statement.inherited[i];
    const std::uint8_t need = naming.facets[i];
    if (need == 0 && ((i == kStage && own == kDone) || (named && i == kAction && (own == kRaised || own == kSpent)))) {
      continue;  // “实际完成”, “支出” say of anything that it is so.
    }
    if (need == 0 && i == kMeasure && own == kCount && quantity.unit != "元") {
      continue;  // “项数” over a column of anything that is counted.
    }
    if (need != 0 && all != need) {
      return std::nullopt;
    }
    if (need == 0 && own != 0) {
      if (!naming.perhaps[i]) {
        return std::nullopt;
      }
      out.sure = false;
    }
  }
  return out;
}

/// “三年累计”, “投运以来”
bool speaks_of_years(const Statement& statement) {
  constexpr std::array<std::string_view, 6> kYears{"两年", "三年", "四年", "五年", "年来", "以来"};
  return std::any_of(kYears.begin(), kYears.end(),
                     [&](std::string_view word) { return statement.label.find(word) != std::string::npos; });
}

/// “技术转让4项、810万元”: what was agreed for those that were counted, and no income.
bool is_of_those_counted(const Statement& statement) {
  static const std::size_t kThing = Vocabulary::standard().aspect("thing");
  static const std::uint8_t kIncome = Vocabulary::standard().value(kThing, "income");
  return !statement.in_table && statement.members <= 1 && statement.phrase.empty() && statement.facets.empty() &&
         statement.quantity.unit == "元" && statement.inherited[kThing] == kIncome;
}

}  // namespace

std::vector<Figure> figures_of(const Submission& submission, std::string_view code) {
  std::vector<Figure> figures;
  if (!submission.datasheet) {
    return figures;
  }
  for (const Field& field : submission.datasheet->fields) {
    if (field.code != code || field.scope == "依托单位" || !field.number ||
        (field.state != ValueState::kValue && field.state != ValueState::kZero)) {
      continue;
    }
    const std::optional<Quantity> quantity =
        cell_quantity(to_utf32(field.number->text()), to_utf32(folded(field.unit)));
    if (quantity) {
      figures.push_back({&field, {&field}, quantity->value, quantity->step, field.year, false});
    }
  }
  const bool yearly = figures.size() > 1 && std::all_of(figures.begin(), figures.end(),
                                                        [](const Figure& figure) { return figure.year != 0; });
  if (yearly) {
    Figure sum = figures.front();
    for (std::size_t i = 1; i < figures.size(); ++i) {
      sum.value = sum.value + figures[i].value;
      sum.step = larger(sum.step, figures[i].step);
      sum.all.push_back(figures[i].field);
      sum.field = figures[i].field->year > sum.field->year ? figures[i].field : sum.field;
    }
    sum.year = 0;
    sum.sum = true;
    figures.push_back(sum);
  }
  return figures;
}

namespace {

/// One of the last place that is not 0: 10 of 40, 100 of 2800.
Decimal last_place(Decimal value) {
  long long place = 1;
  const std::string text = value.text();
  for (std::size_t i = text.find('.') == std::string::npos ? text.size() : 0; i > 1 && text[i - 1] == '0'; --i) {
    place *= 10;
  }
  return Decimal(place);
}

}  // namespace

bool agrees(const Quantity& stated, const Figure& figure) {
  const Decimal& value = figure.value;
  if (stated.upper) {
    return stated.value <= value && value <= *stated.upper;
  }
  if (stated.bound == Bound::kAtLeast) {
    // “40余家” ends before 50, “2800余人” before 2900; “超过40家” may be many more.
    const bool and_some = stated.approximate && stated.begin == stated.number_begin;
    const Decimal most =
        and_some ? stated.value + larger(last_place(stated.value), stated.step) : stated.value * Decimal(2);
    return value >= stated.value && value <= most;
  }
  if (stated.bound == Bound::kAtMost) {
    constexpr int kNear = 87;  // “近40家” is 35 or more.
    const Decimal least = stated.value * (stated.approximate ? Decimal::of_units(kNear, 2) : Decimal::of_units(5, 1));
    return value <= stated.value && value >= least;
  }
  if (stated.approximate) {
    return within(stated.value, value, 10) || (stated.value - value).abs() <= stated.step;
  }
  const Decimal difference = (stated.value - value).abs();
  const Decimal coarse = larger(stated.step, figure.step);
  // Half a unit of the coarser one. A value that was cut off instead of rounded, or an amount that was summed up from
  // rounded ones, is a whole one off.
  const bool amount = figure.field->number && figure.field->number->scale() > 0;
  return difference + difference <= coarse || (difference <= coarse && (amount || stated.step > figure.step));
}

int slip_of(const Decimal& stated, const Decimal& value) {
  if (stated.zero() || value.zero()) {
    return 0;
  }
  for (const int exponent : {1, 2, 3, 4, 8}) {
    long long factor = 1;
    for (int i = 0; i < exponent; ++i) {
      factor *= 10;
    }
    if (within(stated, value * Decimal(factor), 1)) {
      return exponent;
    }
    if (within(stated * Decimal(factor), value, 1)) {
      return -exponent;
    }
  }
  return 0;
}

std::string figure_words(const Figure& figure) {
  const std::string& unit = figure.field->unit;
  return (figure.sum ? in_unit(figure.value, unit) : figure.field->number->text()) + unit;
}

Account::Account(const Submission& submission, const Context& context) : submission_(&submission) {
  if (const Document* report = report_of(submission)) {
    statements_ = nitec::statements(submission, context, *report);
    measure_tables(statements_);
    date_series(statements_);
    confirm_rows(statements_);
    meanings_.resize(statements_.size());
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      bool sure = true;
      const std::vector<const FieldNaming*> meant = meanings_of(statements_[i], sure);
      if (meant.size() == 1) {
        meanings_[i] = meant.front()->code;
      }
      if (std::optional<Disagreement> found = compare(statements_[i])) {
        disagreements_.push_back(std::move(*found));
      }
    }
  }
  read_evidence(context);
}

void Account::date_series(std::vector<Statement>& statements) const {
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const auto members = static_cast<std::size_t>(statements[i].members);
    if (statements[i].member != 1 || members < 3 || i + members > statements.size() || statements[i].year != 0) {
      continue;
    }
    bool sure = true;
    const std::vector<const FieldNaming*> meant = meanings_of(statements[i], sure);
    if (meant.size() != 1) {
      continue;
    }
    std::vector<Figure> figures = figures_of(*submission_, meant.front()->code);
    std::erase_if(figures, [](const Figure& figure) { return figure.sum || figure.year == 0; });
    std::sort(figures.begin(), figures.end(), [](const Figure& a, const Figure& b) { return a.year < b.year; });
    if (figures.size() != members) {
      continue;
    }
    std::size_t right = 0;
    for (std::size_t k = 0; k < members; ++k) {
      right += agrees(statements[i + k].quantity, figures[k]) ? 1 : 0;
    }
    for (std::size_t k = 0; right + 1 >= members && k < members; ++k) {
      Statement& one = statements[i + k];
      one.year = figures[k].year;
      one.year_near = false;
      one.sum = false;
      one.unknown = 0;
    }
  }
}

void Account::confirm_rows(std::vector<Statement>& statements) const {
  struct Row {
    std::vector<std::size_t> members;
    std::size_t right = 0;
  };
  std::map<std::pair<int, std::string>, Row> rows;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const Statement& one = statements[i];
    if (!one.in_table || one.year == 0 || one.unknown == 0 || one.facets.empty()) {
      continue;
    }
    bool sure = true;
    const std::vector<const FieldNaming*> meant = meanings_of(one, sure);
    if (meant.size() != 1) {
      continue;
    }
    const std::vector<Figure> figures = figures_of(*submission_, meant.front()->code);
    const auto own = std::find_if(figures.begin(), figures.end(),
                                  [&](const Figure& figure) { return !figure.sum && figure.year == one.year; });
    if (own != figures.end()) {
      Row& row = rows[{one.table, meant.front()->code + to_utf8(one.phrase)}];
      row.members.push_back(i);
      row.right += agrees(one.quantity, *own) && !one.quantity.value.zero() ? 1 : 0;
    }
  }
  for (const auto& [key, row] : rows) {
    for (const std::size_t member : row.members) {
      if (row.right >= 2 && row.right + 1 >= row.members.size()) {
        statements[member].unknown = 0;
      }
    }
  }
}

void Account::measure_tables(std::vector<Statement>& statements) const {
  constexpr std::array<std::u32string_view, 4> kUnits{U"元", U"万元", U"千元", U"亿元"};
  const auto bare = [](const Statement& one) { return one.in_table && one.quantity.unit.empty() && !one.share; };
  for (std::size_t i = 0; i < statements.size();) {
    std::size_t end = i + 1;
    while (end < statements.size() && statements[end].table == statements[i].table) {
      ++end;
    }
    std::size_t most = 1;  // One that agrees may do so by chance.
    std::u32string_view unit;
    for (const std::u32string_view candidate : kUnits) {
      std::size_t right = 0;
      for (std::size_t k = i; k < end && statements[i].in_table; ++k) {
        if (!bare(statements[k]) || statements[k].quantity.value.zero()) {
          continue;
        }
        Statement measured = statements[k];
        const std::optional<Quantity> amount = cell_quantity(to_utf32(folded(measured.where.quote)), candidate);
        if (!amount) {
          continue;
        }
        measured.quantity = *amount;
        bool sure = true;
        const std::vector<const FieldNaming*> meant = meanings_of(measured, sure);
        const std::vector<Figure> figures =
            meant.size() == 1 ? figures_of(*submission_, meant.front()->code) : std::vector<Figure>();
        right += std::any_of(figures.begin(), figures.end(),
                             [&](const Figure& figure) { return agrees(measured.quantity, figure); })
                     ? 1
                     : 0;
      }
      if (right > most) {
        most = right;
        unit = candidate;
      }
    }
    for (std::size_t k = i; k < end && !unit.empty(); ++k) {
      const std::optional<Quantity> amount =
          bare(statements[k]) ? cell_quantity(to_utf32(folded(statements[k].where.quote)), unit) : std::nullopt;
      if (amount) {
        statements[k].quantity = *amount;
        statements[k].said += to_utf8(unit);
      }
    }
    i = end;
  }
}

namespace {

/// Two digits exchanged, noughts at the end among them; of numbers of three digits that tell also another one of them.
bool is_slip(const Decimal& stated, const Decimal& value, bool always) {
  const Slip how = slip(stated.text(), value.text());
  return how == Slip::kExchanged ||
         ((how == Slip::kOther || how == Slip::kTooMany) && (always || digits_of(value).size() >= kTellingDigits));
}

bool proves(const Evidence& evidence, std::string_view code) {
  return std::find(evidence.supports.begin(), evidence.supports.end(), code) != evidence.supports.end();
}

}  // namespace

bool Account::adapt(Statement& statement, const std::string& type) {
  static const Vocabulary& words = Vocabulary::standard();
  static const std::size_t kThing = words.aspect("thing");
  static const std::size_t kStage = words.aspect("stage");
  static const std::size_t kGroup = words.aspect("group");
  static const std::uint8_t kApproved = words.value(kStage, "approved");
  const auto is = [&](const char* thing) { return statement.inherited[kThing] == words.value(kThing, thing); };
  if (type == "construction-plan" || type == "start-consent") {
    const bool investment = is("investment") || is("construction") || is("equipment-investment") || is("other-costs") ||
                            is("contingency") || is("working-capital");
    if (investment && statement.inherited[kStage] == 0) {
      statement.facets.set(kStage, kApproved);
      statement.inherited.set(kStage, kApproved);
    }
    statement.quantity.bound = investment ? Bound::kNone : statement.quantity.bound;  // “控制在17500万元以内”
    return investment;
  }
  if (statement.inherited[kThing] != 0) {
    return false;
  }
  // “合计97台(套),原值7420.60万元” of a list says in its title what it lists.
  const auto about = [&](const char* thing) {
    statement.inherited.set(kThing, words.value(kThing, thing));
    statement.facets.set(kThing, words.value(kThing, thing));
    statement.unknown = std::max(0, statement.unknown - 1);
  };
  const Facets before = statement.facets;
  if (type == "equipment-list") {
    about("equipment");
  } else if (type == "software-list") {
    about("software");
  } else if (type == "personnel-list" && statement.quantity.unit == "人") {
    about("staff");
    if (statement.inherited[kGroup] == 0) {
      statement.inherited.set(kGroup, words.value(kGroup, "all"));
      statement.facets.set(kGroup, words.value(kGroup, "all"));
    }
  }
  return statement.facets != before;
}

void Account::read_evidence(const Context& context) {
  // What is drawn up over the whole, not over a single thing.
  constexpr std::array<std::string_view, 12> kWhole{"audit-report",       "final-accounts",  "completion-acceptance",
                                                    "asset-registration", "task-acceptance", "equipment-list",
                                                    "software-list",      "personnel-list",  "project-list",
                                                    "service-records",    "asset-list",      "training-records"};
  if (!submission_->datasheet) {
    return;
  }
  // Other lists and statistics speak for the fields that the list of evidence says they prove.
  constexpr std::array<std::string_view, 7> kLists{"清单", "台账", "统计", "汇总", "名册", "一览", "明细"};
  std::map<const Document*, std::vector<Statement>> read;
  for (const Evidence& evidence : submission_->datasheet->evidence) {
    const Document* document = submission_->find(evidence.file);
    const bool whole = std::find(kWhole.begin(), kWhole.end(), evidence.type) != kWhole.end();
    const bool list = std::any_of(kLists.begin(), kLists.end(),
                                  [&](std::string_view word) { return evidence.name.find(word) != std::string::npos; });
    if (document == nullptr || document == report_of(*submission_)) {
      continue;
    }
    const auto [known, fresh] = read.try_emplace(document);  // Several items may be pages of one document.
    if (fresh) {
      known->second = nitec::statements(*submission_, context, *document);
      measure_tables(known->second);
      date_series(known->second);
    }
    std::vector<Statement> told = known->second;
    std::erase_if(told, [&](const Statement& statement) {
      const int page = statement.where.page;
      return page < evidence.first_page || (evidence.last_page != 0 && page > evidence.last_page);
    });
    std::vector<bool> guessed;
    guessed.reserve(told.size());
    for (Statement& statement : told) {
      guessed.push_back(adapt(statement, evidence.type));
    }
    for (std::size_t i = 0; i < told.size(); ++i) {
      Statement& statement = told[i];
      // Of very much evidence only that is kept which is told.
      std::optional<Disagreement> found = compare(statement);
      // 设备 in the accounts is what was invested, and no list of the instruments.
      const bool accounts = evidence.type == "audit-report" || evidence.type == "final-accounts";
      const bool told_of = whole && !(accounts && found && found->code.front() == 'B');
      // Of any other paper only what is a slip of a number that it has nowhere.
      const bool slipped =
          found && is_slip(statement.quantity.value, found->figure.value, guessed[i]) &&
          std::none_of(told.begin(), told.end(), [&](const Statement& other) {
            return other.quantity.unit == statement.quantity.unit && agrees(other.quantity, found->figure);
          });
      const bool said = (whole || list) && !guessed[i] && found && (told_of || proves(evidence, found->code));
      if (found && (said || slipped)) {
        found->statement = &evidence_statements_.emplace_back(std::move(statement));
        evidence_disagreements_.push_back(std::move(*found));
      }
    }
  }
}

std::vector<const FieldNaming*> Account::meanings_of(const Statement& statement, bool& sure) {
  std::vector<Meaning> meanings;
  for (const FieldNaming& naming : Vocabulary::standard().fields()) {
    if (const std::optional<Meaning> one = meaning(statement, naming)) {
      meanings.push_back(*one);
    }
  }
  int best = 0;
  for (const Meaning& one : meanings) {
    best = std::max(best, one.score);
  }
  std::vector<const FieldNaming*> out;
  for (const Meaning& one : meanings) {
    if (one.score == best) {
      out.push_back(one.naming);
      sure = sure && one.sure;
    }
  }
  return out;
}

std::optional<Disagreement> Account::compare(const Statement& read) {
  bool sure = true;
  // A year of history in a sentence before (“1998年成立……”) says nothing of this one.
  const bool long_ago = read.year_near && read.year + kYearsReportedOn < last_year_reported(*submission_);
  Statement undated;
  if (long_ago) {
    undated = read;
    undated.year = 0;
    undated.year_near = false;
  }
  const Statement& statement = long_ago ? undated : read;
  const std::vector<const FieldNaming*> meanings = meanings_of(statement, sure);
  if (meanings.empty()) {
    return std::nullopt;
  }
  // Sections 7 to 9 speak of what is to come and of papers.
  const std::string& first = meanings.front()->code;
  const bool approved = meanings.front()->facets[Vocabulary::standard().aspect("stage")] != 0 || first == "E21a";
  // Who pays for the building project does not make it another's (集团公司自筹, 学校自筹).
  const bool of_host = statement.owner == Owner::kHost && first.front() != 'E';
  const bool other = of_host || statement.owner == Owner::kOther || (statement.plan && !approved) || statement.past ||
                     statement.change || statement.rate || statement.share || statement.no || statement.section >= 7 ||
                     statement.to_come;
  if (other || statement.one) {
    return std::nullopt;
  }
  std::optional<Disagreement> disagreement;
  for (const FieldNaming* one : meanings) {
    const std::string& code = one->code;
    const FieldInfo* info = sheet_dictionary().find(code);
    std::vector<Figure> figures = figures_of(*submission_, code);
    const bool stock = info != nullptr && info->span == FieldSpan::kPoint;
    if (figures.empty() || ((stock || code.front() == 'F') && statement.fresh)) {
      return std::nullopt;
    }
    int last = 0;
    for (const Figure& figure : figures) {
      last = std::max(last, figure.year);
    }
    if (statement.members > 1 && statement.year == 0 && figures.size() > 1) {
      return std::nullopt;  // One of several numbers of a thing that has one a year: which is meant cannot be told.
    }
    if (statement.year != 0 && !stock && last != 0) {
      const bool known = std::any_of(figures.begin(), figures.end(),
                                     [&](const Figure& figure) { return figure.year == statement.year; });
      if (!known) {
        return std::nullopt;
      }
      if (!statement.year_near) {
        std::erase_if(figures, [&](const Figure& figure) { return figure.year != statement.year; });
      }
    } else if (statement.year != 0 && stock && !statement.year_near) {
      // Of another day than the end: of one long past, or of one to come.
      const int end = last_year_reported(*submission_);
      if (statement.year < end || statement.year > end + 1) {
        return std::nullopt;
      }
    } else if (statement.year != 0 && last == 0 && !stock && info != nullptr && info->yearly) {
      return std::nullopt;
    }
    const bool has_sum = std::any_of(figures.begin(), figures.end(), [](const Figure& figure) { return figure.sum; });
    if (statement.sum && !has_sum && info != nullptr && info->yearly && speaks_of_years(statement)) {
      return std::nullopt;  // Of several years, where the datasheet has one.
    }
    if (is_of_those_counted(statement) && code.front() == 'H') {
      return std::nullopt;
    }
    ++compared_;
    if (std::any_of(figures.begin(), figures.end(),
                    [&](const Figure& figure) { return agrees(statement.quantity, figure); })) {
      return std::nullopt;
    }
    if (is_whole_of(statement.quantity, code)) {
      return std::nullopt;  // “参与制定” may mean all that the centre took part in, those that it led among them.
    }
    const auto sum = std::find_if(figures.begin(), figures.end(), [](const Figure& figure) { return figure.sum; });
    Figure figure = sum == figures.end() ? figures.back() : *sum;
    int slip = 0;
    for (const Figure& each : figures) {
      if (const int power = slip_of(statement.quantity.value, each.value); power != 0 && slip == 0) {
        slip = power;
        figure = each;
      }
    }
    // “约1.2亿元” and “超过1500次” are compared loosely (agrees); what they miss by more is as plain as a number is.
    const bool bound = (statement.quantity.bound == Bound::kAtLeast && figure.value < statement.quantity.value) ||
                       (statement.quantity.bound == Bound::kAtMost && statement.quantity.value < figure.value) ||
                       (statement.quantity.bound != Bound::kNone && statement.quantity.approximate);
    const bool exact = statement.quantity.bound == Bound::kNone || bound;
    // “还没有到七成” is as plain as a number, “30至50台” a range of many things.
    const bool tenths = statement.quantity.in_words && statement.quantity.unit == "%";
    const bool certain = sure && statement.unknown == 0 && !statement.nested && !statement.year_near && exact &&
                         (!statement.quantity.upper || tenths);
    // Where only the words before say what it is about, and some of its own are not known, just a slip of the pen is.
    const bool guessed = statement.unknown > 0 && statement.facets[Vocabulary::standard().aspect("thing")] == 0;
    const bool close = std::any_of(figures.begin(), figures.end(), [&](const Figure& each) {
      return near(statement.quantity.value, each.value) &&
             (!guessed || nitec::slip(digits_of(statement.quantity.value), digits_of(each.value)) != Slip::kNone);
    });
    const bool close_enough = close && statement.unknown <= kMostUnknownClose && !statement.quantity.approximate;
    const bool amount = statement.quantity.unit == "元";
    const bool slipped = slip != 0 && (amount || digits_of(statement.quantity.value).size() >= kTellingDigits) &&
                         statement.unknown <= (statement.in_table || !amount ? 0 : kMostUnknownSlip);
    if (!disagreement && (certain || close_enough || slipped)) {
      disagreement = Disagreement{&read, code, figure, certain, slip};
    }
  }
  return disagreement;
}

bool Account::is_whole_of(const Quantity& quantity, const std::string& code) const {
  if (code.empty() || code.back() < 'a' || code.back() > 'z') {
    return false;
  }
  Decimal whole;
  int parts = 0;
  for (const char part : {'a', 'b', 'c', 'd'}) {
    const std::vector<Figure> figures = figures_of(*submission_, code.substr(0, code.size() - 1) + part);
    if (figures.empty()) {
      break;
    }
    const auto sum = std::find_if(figures.begin(), figures.end(), [](const Figure& figure) { return figure.sum; });
    whole = whole + (sum == figures.end() ? figures.back() : *sum).value;
    ++parts;
  }
  return parts > 1 && quantity.value == whole;
}

const Account& account_of(const Submission& submission, const Context& context) {
  return context.readings->once<Account>(submission, [&](const Submission& all) { return Account(all, context); });
}

}  // namespace nitec
