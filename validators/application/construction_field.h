// The published fields in which centres are built: schemas/<date>/construction_fields.tsv, kept by the unit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nitec {

struct ConstructionField {
  std::string code;  ///< May be empty.
  std::string name;
  std::string source;  ///< The document that published it.
};

/// Reads the list; lines that begin with # are comments. Throws std::logic_error naming the line and the reason.
std::vector<ConstructionField> parse_construction_fields(std::string_view text);

/// Whether the words of A22 name one of the fields: its name, its code, or both.
bool in_list(const std::vector<ConstructionField>& list, std::string_view words);

}  // namespace nitec
