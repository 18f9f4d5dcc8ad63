// Text for HTML and XML.
#pragma once

#include <string>
#include <string_view>

namespace nitec {

/// One line of printable text (see one_line), with markup escaped: fit for an element and for an attribute.
std::string markup_text(std::string_view text);

}  // namespace nitec
