#include "model/datasheet.h"

namespace nitec {

const Field* Datasheet::find(std::string_view code, int year, std::string_view scope) const {
  for (const Field& field : fields) {
    if (field.code == code && field.year == year && (scope.empty() || field.scope == scope)) {
      return &field;
    }
  }
  return nullptr;
}

std::string Datasheet::text(std::string_view code) const {
  const Field* field = find(code);
  return field == nullptr ? std::string() : field->text;
}

std::optional<Date> Datasheet::date(std::string_view code) const {
  return parse_iso_date(text(code));
}

}  // namespace nitec
