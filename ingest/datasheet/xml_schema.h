// An XSD of ours, compiled by libxml2.
#pragma once

#include <libxml/xmlschemas.h>

#include <memory>
#include <string_view>

namespace nitec::xml {

class Schema {
 public:
  /// Compiles the embedded file of that name; asserts that it can be. What was compiled is only read afterwards.
  explicit Schema(std::string_view name);
  [[nodiscard]] xmlSchema* get() const { return compiled_.get(); }

 private:
  std::unique_ptr<xmlSchema, decltype(&xmlSchemaFree)> compiled_{nullptr, &xmlSchemaFree};
};

}  // namespace nitec::xml
