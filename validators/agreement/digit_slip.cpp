#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "validators/agreement/account.h"
#include "validators/agreement/ratios.h"
#include "validators/agreement/recurring.h"
#include "validators/agreement/rules.h"
#include "validators/agreement/slips.h"
#include "validators/agreement/telling.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// Shorter numbers differ by a slip too often.
constexpr std::size_t kFewestDigits = 3;
/// Of amounts, which are many.
constexpr std::size_t kFewestDigitsOfAmounts = 4;
/// So many characters that the vocabulary does not know may stand around a number that means a field.
constexpr int kMostUnknown = 6;

struct Known {
  std::string code;
  Figure figure;
};

/// The digits that count: without point, and without noughts at the end of what is behind it.
std::string digits_of(const Decimal& value) {
  std::string digits = value.text();
  if (digits.find('.') != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
  }
  std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
  return digits;
}

/// Of what is, and said exactly.
bool plain(const Statement& one) {
  const Quantity& quantity = one.quantity;
  return !one.plan && !one.past && !one.change && !one.rate && !one.share && !one.no && !one.to_come && !one.nested &&
         one.section < 7 && one.owner != Owner::kHost && one.owner != Owner::kOther && !quantity.approximate &&
         !quantity.in_words && !quantity.upper && quantity.bound == Bound::kNone && !quantity.unit.empty() &&
         quantity.unit != "%" && quantity.unit != "百分点";
}

/// All values of the datasheet in that unit.
std::vector<Known> known_in(const Submission& submission, const std::string& unit) {
  std::vector<Known> out;
  std::set<std::string> seen;
  for (const FieldNaming& naming : Vocabulary::standard().fields()) {
    if (std::find(naming.units.begin(), naming.units.end(), unit) == naming.units.end() ||
        !seen.insert(naming.code).second) {
      continue;
    }
    for (const Figure& figure : figures_of(submission, naming.code)) {
      out.push_back({naming.code, figure});
    }
  }
  return out;
}

/// How often the number stands in the text, and not as a part of another.
std::size_t times_in(const std::string& text, const std::string& digits) {
  const auto part = [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; };
  std::size_t times = 0;
  for (std::size_t at = text.find(digits); at != std::string::npos; at = text.find(digits, at + 1)) {
    const std::size_t end = at + digits.size();
    times += (at == 0 || !part(text[at - 1])) && (end == text.size() || text[end] < '0' || text[end] > '9') ? 1 : 0;
  }
  return times;
}

/// Whether the number stands in one place of the submission only.
bool stands_alone(const Submission& submission, const Statement& one) {
  const std::string digits = one.said.substr(0, one.said.find_first_not_of("0123456789.,"));
  std::size_t times = 0;
  for (const Document& document : submission.documents) {
    for (const Page& page : document.pages) {
      times += digits.empty() ? 2 : times_in(Reading(document, page).text(), digits);
      if (times > 1) {
        return false;
      }
    }
  }
  for (const Target& target : submission.datasheet ? submission.datasheet->targets : std::vector<Target>()) {
    if (target.actual == one.quantity.value || target.target == one.quantity.value) {
      return false;
    }
  }
  return times == 1;
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr || !submission.datasheet) {
    return Look::kNoData;
  }
  const Account& account = account_of(submission, context);
  std::map<std::string, std::vector<Known>> figures;  // By unit.
  const auto as_its_field = [&](std::size_t i) {
    const std::vector<Figure> own =
        account.meanings()[i].empty() ? std::vector<Figure>() : figures_of(submission, account.meanings()[i]);
    return std::any_of(own.begin(), own.end(),
                       [&](const Figure& figure) { return agrees(account.statements()[i].quantity, figure); });
  };
  const auto told = [&](const Statement& one) {
    return std::any_of(account.disagreements().begin(), account.disagreements().end(), [&](const Disagreement& known) {
      return known.statement == &one ||
             (known.statement->where.page == one.where.page && known.statement->where.box == one.where.box);
    });
  };
  bool looked = false;
  for (std::size_t i = 0; i < account.statements().size(); ++i) {
    const Statement& one = account.statements()[i];
    const std::string digits = digits_of(one.quantity.value);
    const bool amount = one.quantity.unit == "元" || one.quantity.unit == "㎡";
    if (!plain(one) || digits.size() < (amount ? kFewestDigitsOfAmounts : kFewestDigits)) {
      continue;
    }
    looked = true;
    if (as_its_field(i)) {
      continue;
    }
    const auto [of_unit, fresh] = figures.try_emplace(one.quantity.unit);
    if (fresh) {
      of_unit->second = known_in(submission, one.quantity.unit);
    }
    const Known* meant = nullptr;
    bool explained = false;
    bool several = false;
    for (const Known& known : of_unit->second) {
      explained = explained || agrees(one.quantity, known.figure);
      const Slip how = slip(digits, digits_of(known.figure.value));
      const bool same_size = !(one.quantity.value * Decimal(2) < known.figure.value) &&
                             !(known.figure.value * Decimal(2) < one.quantity.value);
      const bool called = account.meanings()[i] == known.code && one.unknown <= kMostUnknown && !one.in_table;
      if ((how == Slip::kExchanged && !one.in_table) ||
          (how == Slip::kOther && same_size && called && digits.front() == digits_of(known.figure.value).front())) {
        several = several || (meant != nullptr && meant->figure.value != known.figure.value);
        meant = &known;
      }
    }
    if (explained || several || meant == nullptr || told(one) || !stands_alone(submission, one)) {
      continue;
    }
    const std::vector<Recurrence> twice = recurrences(submission, context, *report);
    if (std::any_of(twice.begin(), twice.end(), [&](const Recurrence& known) {
          return known.first_place.page == one.where.page || known.second_place.page == one.where.page;
        })) {
      continue;
    }
    Finding differs =
        finding(main_title(submission) + "第" + std::to_string(one.where.page) + "页的“" + one.said +
                    "”在全部材料中别处未见，与评估表" + field_title(meant->code, meant->figure) + "的" +
                    figure_words(meant->figure) + "只差一处数字，请核实是否笔误。",
                "A number that stands nowhere else differs from a value of the datasheet by a slip of the "
                "keys.");
    differs.locations = {one.where};
    for (const Field* field :
         meant->figure.all.empty() ? std::vector<const Field*>{meant->figure.field} : meant->figure.all) {
      differs.locations.push_back(field->where);
      differs.locations.back().quote = field->text;
    }
    differs.expected = figure_words(meant->figure);
    differs.actual = one.said;
    findings.push_back(std::move(differs));
  }
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kDigitSlip = {
    .card =
        {
            .name = "agreement/digit-slip",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告中没有与评估表的值只差一处笔误、别处又未见的数。",
            .summary_en =
                "No number of the report is a value of the datasheet but for a slip, and stands nowhere else.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides =
                "正文中三位以上（金额、面积四位以上）的准确数，单位与评估表某栏目相同，在报告其他地方和证明材料中"
                "都未再出现，也不等于评估表的任何值，而与某一个值相邻两位互换的；所指栏目可以认出而只差一位的，"
                "也列出。计划、约数、增减、其他单位的数不比较。",
            .remedy = "请核对原始数据；确是笔误的改正，确是另一个数的写明所指。",
            .remedy_en = "Please check the source: mend it, or say what it is a number of.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
