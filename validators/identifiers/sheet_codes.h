// Where the datasheet gives identifiers, and how findings about them are made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"

namespace nitec {

/// One identifier of the datasheet.
struct SheetCode {
  std::string title;  ///< “A12（依托单位统一社会信用代码）”, “参建单位“青岩理工大学”的统一社会信用代码”
  std::string text;
  Location where;
};

/// The field when it has a value, else nothing.
std::vector<SheetCode> sheet_code(const Datasheet& datasheet, std::string_view code, std::string_view name);

/// A12, A18, and the code of every participant.
std::vector<SheetCode> usccs(const Datasheet& datasheet);

/// A finding about that identifier, with what is expected of it.
Finding code_finding(const SheetCode& code, std::string message, std::string message_en, std::string expected);

/// “，请核对是否为“91…””; empty when there is nothing to suggest.
std::string suggestion_words(const std::string& suggestion);

/// The text as it can be shown: short, without control characters.
std::string shown_code(std::string_view text);

}  // namespace nitec
