// What the rules about the datasheet share: the dictionary, names, numbers as people write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/dictionary.h"
#include "model/finding.h"
#include "validators/datasheet/relations.h"

namespace nitec {

/// The dictionary of this rule set.
const Dictionary& sheet_dictionary();
/// The relations of this rule set.
const std::vector<Relation>& sheet_relations();

/// A finding with its sentence in both languages and its places; the card says the rest.
Finding sheet_finding(std::string message, std::string message_en, std::vector<Location> locations);

/// “E08（建筑安装工程投资）”, “D07（R&D经费支出）2028年”, with “依托单位口径” where it is not the centre's.
std::string field_title(const Field& field);
/// “1 268.40”: thousands by blanks.
std::string shown(Decimal number);
/// “1 268.40万元”; the writers set the gap between figures and Han.
std::string with_unit(Decimal number, std::string_view unit);
/// The words as they stand in the datasheet, short, without control characters.
std::string shown(std::string_view text);
/// What a value is: “未统计”, “空白”, or its text.
std::string state_words(const Field& field);

/// More findings of one rule than this help nobody.
inline constexpr std::size_t kMaxFindingsOfARule = 100;
/// Cuts the findings from `begin` on to kMaxFindingsOfARule, and tells the exact total in the last one's message.
void limit(std::vector<Finding>& findings, std::size_t begin);

}  // namespace nitec
