// Running text with the marks that Chinese setting needs: what must not be broken, and thousands.
#pragma once

#include <string_view>
#include <vector>

#include "report/html/xml_builder.h"
#include "report/words/words.h"

namespace nitec {

/// Appends `text` (cleaned) to the element. Numbers with their unit, dates, 第N页 and 第N条 stand in <nb> (not to be
/// broken), a digit before a group of three in <g> (a narrow gap follows; no character is added, so that copies stay
/// verbatim).
void add_rich_text(Element& parent, std::string_view text);

/// Appends a quote: its own line ends become <br>, the words that make the difference stand in <d>.
void add_quote(Element& parent, std::string_view quote, const std::vector<Stretch>& differing);

}  // namespace nitec
