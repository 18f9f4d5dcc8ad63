// Whether a parsed file has the form that datasheet.xsd asks for: each fault in plain Chinese, with its place.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/datasheet/xml_tree.h"
#include "model/document.h"

namespace nitec {

/// All namespaces of datasheets begin so; the version of the format follows.
inline constexpr std::string_view kNamespaceStem = "urn:nitec:datasheet:";

struct FormatVerdict {
  bool is_datasheet = false;      ///< The root is a datasheet of this version; otherwise nothing else is looked at.
  std::vector<Problem> problems;  ///< kSchema, in document order, kMaxSchemaProblems and a last one with the total.
};

/// Holds the tree against datasheet.xsd. Elements that do not belong are taken out of it: what is left can be read.
FormatVerdict check_format(const xml::Tree& tree);

}  // namespace nitec
