// The review sheet as an XML document in its reading order: all words said, all numbers counted, all places named, so
// that the stylesheet has nothing left to decide but the look.
#pragma once

#include <optional>
#include <string>

#include "model/finding.h"
#include "report/html/xml_builder.h"

namespace nitec {

/// `files` as in write_review_html. The sheet must be printable() already.
XmlDoc sheet_xml(const ReviewSheet& sheet, const std::optional<std::string>& files);

/// A relative path as a URI reference: every byte but unreserved characters and "/" is percent-encoded, so that a
/// blank,
/// "#", "?" or ":" in a name stays part of the name.
std::string uri_of_path(std::string_view path);

/// `text` between quotation marks for a style sheet: all but letters, digits and Han characters as escapes, so that it
/// can end neither the string nor the <style> element.
std::string css_string(std::string_view text);

}  // namespace nitec
