#include "validators/datasheet/sheet_words.h"

#include <algorithm>
#include <utility>

#include "model/characters.h"
#include "schemas/schemas.h"

namespace nitec {

constexpr std::size_t kMaxShownBytes = 90;

const Dictionary& sheet_dictionary() {
  static const Dictionary kDictionary = Dictionary::parse(schemas::file("2026-02-01/fields.tsv"));
  return kDictionary;
}

const std::vector<Relation>& sheet_relations() {
  static const std::vector<Relation> kRelations =
      parse_relations(schemas::file("2026-02-01/relations.txt"), sheet_dictionary());
  return kRelations;
}

Finding sheet_finding(std::string message, std::string message_en, std::vector<Location> locations) {
  Finding finding;
  finding.message = std::move(message);
  finding.message_en = std::move(message_en);
  finding.locations = std::move(locations);
  return finding;
}

std::string field_title(const Field& field) {
  std::string title = sheet_dictionary().title(field.code);
  if (field.year != 0) {
    title += std::to_string(field.year) + "年";
  }
  return field.scope == "依托单位" ? title + "（依托单位口径）" : title;
}

std::string shown(Decimal number) {
  return number.grouped(" ");
}

std::string with_unit(Decimal number, std::string_view unit) {
  return unit.empty() ? shown(number) : shown(number) + std::string(unit);
}

std::string shown(std::string_view text) {
  return cut_to_bytes(text, kMaxShownBytes, "……");
}

std::string state_words(const Field& field) {
  switch (field.state) {
    case ValueState::kBlank:
      return "空白";
    case ValueState::kNotApplicable:
      return "不适用";
    case ValueState::kNotCounted:
      return "未统计";
    case ValueState::kZero:
      return field.text.empty() ? "零" : shown(field.text);
    case ValueState::kValue:
      break;
  }
  return shown(field.text);
}

void limit(std::vector<Finding>& findings, std::size_t begin) {
  const std::size_t total = findings.size() - begin;
  if (total <= kMaxFindingsOfARule) {
    return;
  }
  findings.resize(begin + kMaxFindingsOfARule);
  findings.back().message += "（同类问题共" + std::to_string(total) + "处，以下" +
                             std::to_string(total - kMaxFindingsOfARule) + "处未列出。）";
  findings.back().message_en += " (" + std::to_string(total) + " of the kind in all; the rest is not listed.)";
}

}  // namespace nitec
