#include "ingest/datasheet/xml_schema.h"

#include <cassert>

#include "schemas/schemas.h"

namespace nitec::xml {

Schema::Schema(std::string_view name) {
  const std::string_view text = schemas::file(name);
  const std::unique_ptr<xmlSchemaParserCtxt, decltype(&xmlSchemaFreeParserCtxt)> parser(
      xmlSchemaNewMemParserCtxt(text.data(), static_cast<int>(text.size())), &xmlSchemaFreeParserCtxt);
  compiled_.reset(xmlSchemaParse(parser.get()));
  assert(compiled_ != nullptr);
}

}  // namespace nitec::xml
