// XML as the office formats want it.
#pragma once

#include <string>
#include <string_view>

namespace nitec {

inline constexpr std::string_view kOfficeHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
inline constexpr std::string_view kWordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The text of an element or an attribute: markup escaped, and what XML 1.0 has no place for left out (2.2, Char).
std::string office_text(std::string_view text);

}  // namespace nitec
