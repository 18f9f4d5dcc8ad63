#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "app/batch/claim_collector.h"
#include "model/fingerprint.h"
#include "validators/across/across.h"
#include "validators/identifiers/text_units.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// A number of so many digits is nobody else's; a shorter one, as houses count them, is told by the name beside it.
constexpr std::ptrdiff_t kOwnDigits = 12;
constexpr std::ptrdiff_t kFewestDigits = 4;
constexpr std::size_t kShortestName = 24;  ///< Bytes: eight Chinese characters; “省科技进步奖” is every province's.
constexpr std::size_t kTail = 4;           ///< Characters of the number of an identity card that are compared.

/// Made once for all submissions of a run: the sets of Chinese characters are large.
struct Patterns {
  const RE2 plain_other{"[^\\p{Han}A-Za-z0-9]+"};
  const RE2 key_number{"^[\\p{Han}A-Za-z0-9()\\[\\]〔〕【】（）/._ -]{6,60}$"};
  const RE2 place_at_end{"-?[RD][0-9]{1,3}$"};
  const RE2 contract_number{"^(?:技术)?(?:合同|协议)(?:书)?(?:认定)?(?:登记)?(?:编号|号码?)$"};
  const RE2 contract_name{"^(?:(?:技术)?合同|协议|项目|成果)(?:书)?名称$"};
  const RE2 award_number{"^(?:获奖|奖励|奖项)?(?:证书)?(?:编号|证号|号码?)$"};
  const RE2 award_name{"^(?:获奖|奖励|奖项|成果|获奖成果|获奖项目|项目)名称$|^奖项$"};
  const RE2 award_word{"奖"};
  const RE2 person_name_head{"^(?:人员)?姓名$"};
  const RE2 person_card_head{"^(?:身份证|证件|身份证件|有效证件)(?:号码?|件号码?)?(?:\\(?(?:后|末)[四六]位\\)?)?$"};
  const RE2 person_name{"^\\p{Han}{2,4}$"};
  const RE2 person_card{"[0-9Xx]{4}$"};
  const RE2 person_full_time{"专职|全职|固定"};
  const RE2 person_not{"兼职|双聘|流动|非专职|非全职|非固定|客座"};
  const RE2 contract_written{"(?:合同(?:认定)?(?:登记)?(?:编号|号))[:：] ?([A-Za-z0-9()\\[\\]/._-]{12,60})"};
  const RE2 center_name{"([\\p{Han}A-Za-z0-9·]{2,40}国家产业技术工程化中心)"};
  const RE2 center_before{"^.*(?:按照|根据|依据|依照|遵照|关于|作为|以及)"};
};

const Patterns& patterns() {
  static const Patterns kPatterns;
  return kPatterns;
}

bool matches(std::string_view text, const RE2& pattern) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

/// The letters, digits and Chinese characters, letters as capitals.
std::string plain(std::string_view text) {
  std::string out(text);
  RE2::GlobalReplace(&out, patterns().plain_other, "");
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return out;
}

std::ptrdiff_t digits_in(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// By which that contract or award is told from all others; empty where that is not certain.
std::string number_key(std::string_view number, std::string_view name) {
  std::string key = plain(number);
  if (!matches(number, patterns().key_number) || digits_in(key) < kFewestDigits) {
    return "";
  }
  if (digits_in(key) >= kOwnDigits) {
    return key;
  }
  const std::string beside = plain(name);
  return beside.size() < kShortestName ? std::string() : key + "|" + beside;
}

/// An award goes to several people and units: the certificate of each ends in its own place among them.
std::string award_of(std::string number) {
  RE2::Replace(&number, patterns().place_at_end, "");
  return number;
}

struct Cell {
  std::string head;
  std::string text;
  Location where;
};

/// A row of a table, as far as its page was read.
struct Row {
  std::string above;
  std::vector<Cell> cells;

  [[nodiscard]] const Cell* under(const RE2& head) const {
    const auto found = std::find_if(cells.begin(), cells.end(),
                                    [&](const Cell& cell) { return !cell.text.empty() && matches(cell.head, head); });
    return found == cells.end() ? nullptr : &*found;
  }
  [[nodiscard]] bool speaks_of(const RE2& what) const {
    return matches(above, what) || std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) {
             return matches(cell.head, what) || matches(cell.text, what);
           });
  }
};

void add_contract(const Row& row, ClaimCollector& claims) {
  const Cell* number = row.under(patterns().contract_number);
  if (number == nullptr) {
    return;
  }
  const Cell* name = row.under(patterns().contract_name);
  if (const std::string key = number_key(number->text, name == nullptr ? "" : name->text); !key.empty()) {
    claims.add(ClaimKind::kContract, key, number->where);
  }
}

void add_award(const Row& row, ClaimCollector& claims) {
  const Cell* number = row.under(patterns().award_number);
  const Cell* name = row.under(patterns().award_name);
  if (number == nullptr || name == nullptr || !row.speaks_of(patterns().award_word)) {
    return;
  }
  if (const std::string key = number_key(award_of(number->text), name->text); !key.empty()) {
    claims.add(ClaimKind::kAward, key, number->where);
  }
}

void add_person(const Row& row, ClaimCollector& claims) {
  const Cell* name = row.under(patterns().person_name_head);
  const Cell* card = row.under(patterns().person_card_head);
  if (name == nullptr || card == nullptr || !matches(name->text, patterns().person_name) ||
      !matches(card->text, patterns().person_card)) {
    return;
  }
  const bool other = std::any_of(row.cells.begin(), row.cells.end(),
                                 [&](const Cell& cell) { return matches(cell.text, patterns().person_not); });
  if (other || !row.speaks_of(patterns().person_full_time)) {
    return;
  }
  Fingerprint print;  // The number itself is kept nowhere.
  print.add(name->text);
  print.add(plain(card->text.substr(card->text.size() - kTail)));
  claims.add(ClaimKind::kPerson, print.text(), name->where);
}

void add_row(const Row& row, ClaimCollector& claims) {
  add_contract(row, claims);
  add_award(row, claims);
  add_person(row, claims);
}

void add_tables(const Submission& submission, const Context& context, ClaimCollector& claims) {
  std::tuple<const Document*, int, int> at{nullptr, -1, -1};
  Row row;
  for_each_unit(submission, context, {"合同", "协议", "奖", "身份证", "证件"}, [&](const TextUnit& unit) {
    const std::tuple<const Document*, int, int> here{unit.document, unit.list, unit.row};
    if (here != at) {
      add_row(row, claims);
      row = {unit.above, {}};
      at = here;
    }
    if (unit.list >= 0 && !unit.head.empty() && !unit.text.empty()) {
      row.cells.push_back({unit.head, folded(unit.text), unit.place(unit.text)});
    }
  });
  add_row(row, claims);
}

/// Numbers that stand behind their name, on the papers themselves.
void add_written(const Submission& submission, const Context& context, ClaimCollector& claims) {
  for_each_unit(submission, context, {"合同登记", "合同编号", "合同号"}, [&](const TextUnit& unit) {
    re2::StringPiece rest(unit.text);
    re2::StringPiece found;
    while (RE2::FindAndConsume(&rest, patterns().contract_written, &found)) {
      const std::string_view part(found.data(), found.size());
      if (const std::string key = number_key(part, ""); !key.empty() && unit.sound(part)) {
        claims.add(ClaimKind::kContract, key, unit.place(part));
      }
    }
  });
}

void add_listed(const Datasheet& datasheet, ClaimCollector& claims) {
  for (const Evidence& evidence : datasheet.evidence) {
    const bool award = evidence.type == "awards";
    if (!award && evidence.type != "contracts") {
      continue;
    }
    const std::string number = award ? award_of(folded(evidence.number)) : folded(evidence.number);
    if (const std::string key = number_key(number, folded(evidence.name)); !key.empty()) {
      Location where = evidence.where;
      where.quote = evidence.number;
      claims.add(award ? ClaimKind::kAward : ClaimKind::kContract, key, where);
    }
  }
}

}  // namespace

void prepare_rows() {
  static_cast<void>(patterns());
}

void add_rows(const Submission& submission, const Context& context, ClaimCollector& claims) {
  if (submission.datasheet) {
    add_listed(*submission.datasheet, claims);
  }
  add_tables(submission, context, claims);
  add_written(submission, context, claims);
}

void add_center_names(const ReviewSheet& sheet, ClaimCollector& claims) {
  if (const std::string own = center_key(sheet.center); !own.empty()) {
    Location where;
    where.file = sheet.submission.datasheet ? sheet.submission.datasheet->file : "";
    where.quote = sheet.center;
    claims.add(ClaimKind::kNamed, own, where, true);
  }
  for (const Finding& finding : sheet.findings) {
    if (finding.rule != "naming/other-center" || finding.locations.empty()) {
      continue;
    }
    std::string name;
    if (RE2::PartialMatch(folded(finding.locations[0].quote), patterns().center_name, &name)) {
      RE2::Replace(&name, patterns().center_before, "");
      claims.add(ClaimKind::kNamed, name, finding.locations[0]);
    }
  }
}

}  // namespace nitec
