#include <algorithm>
#include <map>
#include <set>

#include "validators/datasheet/rules.h"
#include "validators/datasheet/sheet_words.h"
#include "validators/datasheet/years.h"

namespace nitec {
namespace {

constexpr std::string_view kGroupTitles[] = {
    "基本信息", "资产与条件",           "人员",           "科研经费",          "筹建投资与财务决算",
    "科研活动", "知识产权、标准、奖励", "收入与成果转化", "开放服务与行业贡献"};

/// “E08” for “e08”: the schema rule speaks of the writing.
std::string plain_code(std::string code) {
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (i == 0 && c >= 'a' && c <= 'z') {
      code[i] = static_cast<char>(c - 'a' + 'A');
    } else if (i > 0 && c >= 'A' && c <= 'Z') {
      code[i] = static_cast<char>(c - 'A' + 'a');
    }
  }
  return code;
}

/// What was filled in for the centre, by code and year.
struct Filled {
  std::map<std::string, std::map<int, const Field*>> by_code;
  std::set<int> years;  ///< Of all yearly fields that were filled in.

  explicit Filled(const Datasheet& datasheet) {
    for (const Field& field : datasheet.fields) {
      if (field.scope == "依托单位") {
        continue;
      }
      const std::string code = plain_code(field.code);
      const Field*& place = by_code[code][field.year];
      if (place == nullptr || place->state == ValueState::kBlank) {
        place = &field;
      }
      const FieldInfo* info = sheet_dictionary().find(code);
      if (info != nullptr && info->yearly && field.year != 0 && field.state != ValueState::kBlank) {
        years.insert(field.year);
      }
    }
    // Where the submission says of which years it speaks, a stray value of another one asks for nothing more.
    const Kind kind = kind_from_name(datasheet.kind);
    const std::optional<YearSpan> span = years_said(datasheet);
    if (span && (kind == Kind::kEvaluation || kind == Kind::kAnnual || kind == Kind::kConfirmation)) {
      std::erase_if(years, [&](int year) { return !span->has(year); });
    }
  }
};

std::string years_words(const std::vector<int>& years) {
  std::string words;
  for (const int year : years) {
    words += (words.empty() ? "" : "、") + std::to_string(year) + "年";
  }
  return words;
}

/// What is lacking of one field.
struct Lack {
  const FieldInfo* info = nullptr;
  bool entirely = true;          ///< No value at all.
  std::vector<int> years;        ///< Of a yearly field: the years without a value.
  std::vector<Location> places;  ///< The blank elements, when there are any.
};

std::vector<Lack> lacks(const Filled& filled, Kind kind, std::vector<const Field*>& not_counted) {
  std::vector<Lack> result;
  for (const FieldInfo& info : sheet_dictionary().fields()) {
    if (info.duty(kind) != FieldDuty::kRequired || info.type == FieldType::kRow) {
      continue;
    }
    Lack lack;
    lack.info = &info;
    std::set<int> given;
    if (const auto found = filled.by_code.find(info.code); found != filled.by_code.end()) {
      for (const auto& [year, field] : found->second) {
        if (field->state == ValueState::kBlank) {
          lack.places.push_back(field->where);
          continue;
        }
        given.insert(year);
        lack.entirely = false;
        if (field->state == ValueState::kNotCounted) {
          not_counted.push_back(field);
        }
      }
    }
    if (info.yearly && !given.contains(0)) {
      std::set_difference(filled.years.begin(), filled.years.end(), given.begin(), given.end(),
                          std::back_inserter(lack.years));
    }
    if (lack.entirely || !lack.years.empty()) {
      result.push_back(std::move(lack));
    }
  }
  return result;
}

std::size_t required_of(char group, Kind kind) {
  const std::vector<FieldInfo>& all = sheet_dictionary().fields();
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const FieldInfo& info) {
    return info.group == group && info.duty(kind) == FieldDuty::kRequired && info.type != FieldType::kRow;
  }));
}

Finding blank(const Lack& lack, const Location& sheet) {
  const std::string title = sheet_dictionary().title(lack.info->code);
  const std::string years = lack.entirely ? "" : years_words(lack.years);
  Finding finding = sheet_finding(
      "必填栏目" + title + years + "未填。",
      "Required field " + lack.info->code + " is blank" + (years.empty() ? "." : " in some years."), lack.places);
  if (finding.locations.empty()) {
    finding.locations.push_back(sheet);
  }
  finding.expected = "填写" + title + "；确实没有的，写明“零”或者“不适用”";
  finding.actual = lack.places.empty() ? "未列" : "空白";
  return finding;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  Location sheet;
  sheet.file = submission.datasheet->file;
  std::vector<const Field*> not_counted;
  const std::vector<Lack> all = lacks(Filled(*submission.datasheet), submission.kind, not_counted);
  for (std::size_t i = 0; i < all.size();) {
    const char group = all[i].info->group;
    std::size_t end = i;
    std::string codes;
    while (end < all.size() && all[end].info->group == group && all[end].entirely && all[end].places.empty()) {
      codes += (codes.empty() ? "" : "、") + all[end].info->code;
      ++end;
    }
    const std::size_t count = end - i;
    if (count == required_of(group, submission.kind)) {
      const std::string title = std::string(1, group) + "组（" + std::string(kGroupTitles[group - 'A']) + "）";
      Finding finding =
          sheet_finding(title + "的" + std::to_string(count) + "个必填栏目都未填：" + codes + "。",
                        "No required field of group " + std::string(1, group) + " is filled in.", {sheet});
      finding.expected = "填写各栏目；确实没有的，写明“零”或者“不适用”";
      finding.actual = "未列";
      findings.push_back(std::move(finding));
      i = end;
    } else {
      findings.push_back(blank(all[i], sheet));
      ++i;
    }
  }
  for (const Field* field : not_counted) {
    Finding finding = sheet_finding("必填栏目" + field_title(*field) + "填为“未统计”，请补充统计。",
                                    "Required field " + field->code + " says that it was not counted.", {field->where});
    finding.rule = kRequiredBlank.card.name;
    finding.severity = Severity::kWarning;
    finding.opinion = kRequiredBlank.card.opinion;
    finding.expected = "统计后的值，或者“零”“不适用”";
    finding.actual = "未统计";
    findings.push_back(std::move(finding));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRequiredBlank = {
    .card =
        {
            .name = "datasheet/required-blank",
            .clause = "第十八条第一款",
            .clause_id = "M22",
            .summary = "各类报送的必填栏目都已填写，逐年栏目各年度齐全。",
            .summary_en = "Every field that this kind of submission requires is filled in, yearly ones for every year.",
            .why = "第十八条第一款：依托单位应“填写中心评估表并附相应证明材料”。空白不等于零，也不等于不适用。",
            .decides = "各类报送的必填栏目见"
                       "fields.tsv。填“零”“不适用”的算已填，填“未统计”的列为疑点。逐年栏目应覆盖表中出现的各个年度；"
                       "整个组都没有填的合为一项。",
            .remedy = "请补填；确实为零或者没有这类事项的，请写明“零”或者“不适用”，不要留空。",
            .remedy_en = "Please fill it in; where it is zero or does not apply, say so instead of leaving it blank.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
