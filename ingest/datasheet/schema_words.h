// What the elements and attributes of datasheet.xsd are called in Chinese, and what may stand in them: for messages.
#pragma once

#include <span>
#include <string_view>

namespace nitec {

struct ElementWords {
  std::string_view name;      ///< "item"
  std::string_view title;     ///< "证明材料"
  std::string_view children;  ///< Names with a blank around each: " value "; empty when it has none.
};

/// Every element of the format; children of "datasheet" come once each.
std::span<const ElementWords> schema_elements();
/// The element with that name, or null.
const ElementWords* schema_element(std::string_view name);

struct AttributeWords {
  std::string_view element;
  std::string_view name;
  std::string_view title;   ///< "起始页"
  std::string_view expect;  ///< Completes “应为”: "1 至 99999 的整数".
};

/// The attribute of that element, or null.
const AttributeWords* schema_attribute(std::string_view element, std::string_view name);

}  // namespace nitec
