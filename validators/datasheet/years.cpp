#include "validators/datasheet/years.h"

#include <algorithm>
#include <map>
#include <utility>

#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

/// The numbers in the text, full-width digits too, in order.
std::vector<std::string> numbers_in(std::string_view text) {
  static constexpr std::string_view kWide = "\xEF\xBC";  // U+FF10 to U+FF19 are EF BC 90 to EF BC 99.
  std::vector<std::string> numbers;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char digit = text[i];
    if (text.substr(i).starts_with(kWide) && i + 2 < text.size()) {
      const auto last = static_cast<unsigned char>(text[i + 2]);
      digit = last >= 0x90 && last <= 0x99 ? static_cast<char>('0' + (last - 0x90)) : ' ';
      i += 2;
    }
    const bool is_digit = digit >= '0' && digit <= '9';
    if (is_digit && !inside) {
      numbers.emplace_back();
    }
    if (is_digit) {
      numbers.back().push_back(digit);
    }
    inside = is_digit;
  }
  return numbers;
}

}  // namespace

std::string YearSpan::words() const {
  return first == last ? std::to_string(first) + "年" : std::to_string(first) + "—" + std::to_string(last) + "年";
}

std::optional<YearSpan> years_said(const Datasheet& datasheet) {
  const Field* field = datasheet.find("A04");
  if (field == nullptr || field->state != ValueState::kValue) {
    return std::nullopt;
  }
  std::vector<int> years;
  for (const std::string& number : numbers_in(field->text)) {
    if (number.size() != 4 || !number.starts_with("20")) {
      return std::nullopt;
    }
    years.push_back(std::stoi(number));
  }
  // “2026、2027、2028” says the same as “2026-2028”.
  for (std::size_t i = 2; i < years.size(); ++i) {
    if (years[i] != years[i - 1] + 1 || years[1] != years[0] + 1) {
      return std::nullopt;
    }
  }
  if (years.empty() || years.front() > years.back()) {
    return std::nullopt;
  }
  return YearSpan{years.front(), years.back()};
}

void compare_years(const Datasheet& datasheet, YearSpan span, const RuleCard& card, std::vector<Finding>& findings) {
  std::map<int, std::vector<const Field*>> by_year;
  for (const Field& field : datasheet.fields) {
    const FieldInfo* info = sheet_dictionary().find(field.code);
    if (info != nullptr && info->yearly && field.year != 0 && field.state != ValueState::kBlank &&
        field.scope != "依托单位") {
      by_year[field.year].push_back(&field);
    }
  }
  if (by_year.empty()) {
    return;
  }
  const Field* a04 = datasheet.find("A04");
  for (int year = span.first; year <= span.last; ++year) {
    if (by_year.contains(year)) {
      continue;
    }
    Finding none = sheet_finding("评估表没有" + std::to_string(year) + "年的数，A04所填为" + span.words() + "。",
                                 "The datasheet has no values for a year that field A04 names.", {a04->where});
    none.expected = "逐年填写的栏目有" + std::to_string(year) + "年的数";
    none.actual = "未见";
    findings.push_back(std::move(none));
  }
  for (const auto& [year, fields] : by_year) {
    if (span.has(year)) {
      continue;
    }
    constexpr std::size_t kMaxShown = 3;
    Finding outside = sheet_finding("评估表填有" + std::to_string(year) + "年的数" + std::to_string(fields.size()) +
                                        "个，不在A04所填的" + span.words() + "之内。",
                                    "The datasheet has values for a year that field A04 does not name.", {});
    for (std::size_t i = 0; i < std::min(kMaxShown, fields.size()); ++i) {
      outside.locations.push_back(fields[i]->where);
    }
    outside.locations.push_back(a04->where);
    outside.rule = card.name;
    outside.severity = Severity::kWarning;
    outside.opinion = card.opinion;
    outside.expected = "只填" + span.words() + "的数";
    outside.actual = sheet_dictionary().title(fields.front()->code) + std::to_string(year) + "年" +
                     (fields.size() > 1 ? "等" + std::to_string(fields.size()) + "个" : "");
    findings.push_back(std::move(outside));
  }
}

}  // namespace nitec
