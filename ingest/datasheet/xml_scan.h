// The raw look at an XML file before a parser sees it: encoding, ceilings, DOCTYPE, the line of every start tag.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/characters.h"
#include "model/document.h"

namespace nitec {

struct XmlScan {
  std::string text;                ///< UTF-8, without a byte order mark.
  std::vector<int> tag_lines;      ///< The line on which the n-th start tag begins: n-th element in document order.
  std::vector<std::size_t> lines;  ///< The offset at which the n-th line begins.
  std::optional<Problem> problem;  ///< Why no parser should see it; its file is not filled in.
};

/// Decodes and looks over. Text that is not well-formed is left to the parser, which knows better how to say so.
XmlScan scan_xml(std::span<const std::byte> bytes);

/// That line (from 1), without control characters, at most 160 bytes of whole characters; empty when there is none.
std::string quote_of_line(const XmlScan& scan, int line);

}  // namespace nitec
