#include "model/dictionary.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <stdexcept>
#include <utility>

namespace nitec {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  if (text.empty()) {
    return parts;
  }
  std::size_t from = 0;
  while (true) {
    const std::size_t at = text.find(separator, from);
    if (at == std::string_view::npos) {
      parts.emplace_back(text.substr(from));
      return parts;
    }
    parts.emplace_back(text.substr(from, at - from));
    from = at + 1;
  }
}

[[noreturn]] void refuse(int line, const std::string& reason) {
  throw std::runtime_error("第" + std::to_string(line) + "行：" + reason);
}

/// Calls `row(columns, line)` for each line that is neither empty nor a comment; every row has `count` columns.
void for_each_row(std::string_view text, std::size_t count,
                  const std::function<void(std::vector<std::string>&, int)>& row) {
  int line = 0;
  while (!text.empty()) {
    ++line;
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view content = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (content.empty() || content.front() == '#') {
      continue;
    }
    std::vector<std::string> columns = split(content, '\t');
    if (columns.size() != count) {
      refuse(line,
             "应有" + std::to_string(count) + "列，实有" + std::to_string(columns.size()) + "列（各列之间一个制表符）");
    }
    row(columns, line);
  }
}

template <typename Enum, std::size_t Count>
Enum word(const std::array<std::pair<std::string_view, Enum>, Count>& words, const std::string& text, int line) {
  for (const auto& [name, value] : words) {
    if (name == text) {
      return value;
    }
  }
  refuse(line, "“" + text + "”不是这一列可以写的词");
}

constexpr std::array<std::pair<std::string_view, FieldType>, 13> kTypes{{
    {"string", FieldType::kString},
    {"date", FieldType::kDate},
    {"years", FieldType::kYears},
    {"enum", FieldType::kEnum},
    {"uscc", FieldType::kUscc},
    {"region", FieldType::kRegion},
    {"industry", FieldType::kIndustry},
    {"docno", FieldType::kDocno},
    {"int", FieldType::kInt},
    {"dec1", FieldType::kDec1},
    {"dec2", FieldType::kDec2},
    {"pct", FieldType::kPct},
    {"row", FieldType::kRow},
}};

constexpr std::array<std::pair<std::string_view, FieldSpan>, 4> kSpans{{
    {"—", FieldSpan::kNone},
    {"时点", FieldSpan::kPoint},
    {"期间", FieldSpan::kPeriod},
    {"筹建期", FieldSpan::kWholeBuild},
}};

constexpr std::array<std::pair<std::string_view, bool>, 2> kYesNo{{{"是", true}, {"否", false}}};

constexpr std::array<std::pair<std::string_view, FieldDuty>, 3> kDuties{{
    {"必", FieldDuty::kRequired},
    {"选", FieldDuty::kOptional},
    {"条", FieldDuty::kConditional},
}};

/// One sign for each kind of submission: "必必选必选选".
std::array<FieldDuty, kEveryKind.size()> duties(const std::string& text, int line) {
  constexpr std::size_t kSign = std::string_view("必").size();
  std::array<FieldDuty, kEveryKind.size()> result{};
  if (text.size() != kSign * result.size()) {
    refuse(line, "“" + text + "”不是六类报送各一字（必、选、条）");
  }
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i] = word(kDuties, text.substr(i * kSign, kSign), line);
  }
  return result;
}

bool is_code(std::string_view code) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return (code.size() == 3 || (code.size() == 4 && code[3] >= 'a' && code[3] <= 'z')) && code[0] >= 'A' &&
         code[0] <= 'L' && digit(code[1]) && digit(code[2]);
}

}  // namespace

bool FieldInfo::numeric() const {
  return type == FieldType::kInt || type == FieldType::kDec1 || type == FieldType::kDec2 || type == FieldType::kPct;
}

int FieldInfo::decimals() const {
  switch (type) {
    case FieldType::kDec1:
      return 1;
    case FieldType::kDec2:
    case FieldType::kPct:
      return 2;
    default:
      return 0;
  }
}

Dictionary Dictionary::parse(std::string_view text) {
  Dictionary dictionary;
  for_each_row(text, 12, [&](std::vector<std::string>& column, int line) {
    FieldInfo field;
    field.code = column[0];
    field.name = column[1];
    field.unit = column[2] == "—" ? std::string() : column[2];
    field.type = word(kTypes, column[3], line);
    field.span = word(kSpans, column[4], line);
    field.yearly = word(kYesNo, column[5], line);
    field.duties = duties(column[6], line);
    field.group = column[7].empty() ? '\0' : column[7].front();
    field.basis = column[8];
    field.may_be_negative = column[9] == "可负";
    if (!field.may_be_negative) {
      field.choices = split(column[9], '|');
    }
    field.ours = column[10] == "增设";
    field.synonyms = split(column[11], '|');
    if (!is_code(field.code) || field.group != field.code[0] || field.name.empty()) {
      refuse(line, "缺少代码、名称或者组，或者代码不在该组");
    }
    if (dictionary.find(field.code) != nullptr) {
      refuse(line, "栏目" + field.code + "重复");
    }
    if (field.numeric() == field.unit.empty() && field.type != FieldType::kRow) {
      refuse(line, "栏目" + field.code + "：数量应有单位，文字没有单位");
    }
    if (field.type == FieldType::kEnum && field.choices.empty()) {
      refuse(line, "栏目" + field.code + "：没有写明取值");
    }
    dictionary.places_.emplace(field.code, dictionary.fields_.size());
    dictionary.fields_.push_back(std::move(field));
  });
  return dictionary;
}

const FieldInfo* Dictionary::find(std::string_view code) const {
  const auto found = places_.find(code);
  return found == places_.end() ? nullptr : &fields_[found->second];
}

std::string Dictionary::title(std::string_view code) const {
  const FieldInfo* field = find(code);
  return field == nullptr ? std::string(code) : field->code + "（" + field->name + "）";
}

std::vector<EvidenceType> parse_evidence_types(std::string_view text) {
  std::vector<EvidenceType> types;
  std::set<std::string> seen;
  for_each_row(text, 5, [&](std::vector<std::string>& column, int line) {
    if (column[0].empty() || column[1].empty() || !seen.insert(column[0]).second) {
      refuse(line, "缺少代码或者名称，或者代码重复");
    }
    types.push_back({column[0], column[1], column[2], column[3], column[4]});
  });
  return types;
}

}  // namespace nitec
