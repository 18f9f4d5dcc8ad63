#include "validators/identifiers/sheet_codes.h"

#include <algorithm>
#include <utility>

#include "model/characters.h"
namespace nitec {

constexpr std::size_t kMaxShownBytes = 90;

std::vector<SheetCode> sheet_code(const Datasheet& datasheet, std::string_view code, std::string_view name) {
  std::vector<SheetCode> codes;
  const Field* field = datasheet.find(code);
  if (field != nullptr && field->state == ValueState::kValue) {
    codes.push_back({std::string(code) + "（" + std::string(name) + "）", field->text, field->where});
  }
  return codes;
}

std::vector<SheetCode> usccs(const Datasheet& datasheet) {
  std::vector<SheetCode> codes = sheet_code(datasheet, "A12", "依托单位统一社会信用代码");
  for (SheetCode& code : sheet_code(datasheet, "A18", "中心统一社会信用代码")) {
    codes.push_back(std::move(code));
  }
  for (const Participant& participant : datasheet.participants) {
    if (!participant.code.empty()) {
      SheetCode code{"参建单位“" + shown_code(participant.name) + "”的统一社会信用代码", participant.code,
                     participant.where};
      code.where.xpath += code.where.xpath.empty() ? "" : "/@code";
      code.where.quote = shown_code(participant.code);
      codes.push_back(std::move(code));
    }
  }
  return codes;
}

Finding code_finding(const SheetCode& code, std::string message, std::string message_en, std::string expected) {
  Finding finding;
  finding.message = std::move(message);
  finding.message_en = std::move(message_en);
  finding.locations = {code.where};
  finding.expected = std::move(expected);
  finding.actual = shown_code(code.text);
  return finding;
}

std::string suggestion_words(const std::string& suggestion) {
  return suggestion.empty() ? std::string() : "；请核对是否为“" + suggestion + "”";
}

std::string shown_code(std::string_view text) {
  return cut_to_bytes(text, kMaxShownBytes, "……");
}

}  // namespace nitec
