#include <algorithm>
#include <optional>

#include "model/date_words.h"
#include "validators/datasheet/rules.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The number that was meant, when only separators, full-width forms or a unit behind it stand in the way.
std::string meant_number(std::string_view text, const FieldInfo& info) {
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (rest.size() >= 3 && rest[0] == '\xEF' && (rest[1] == '\xBC' || rest[1] == '\xBD')) {
      // Full-width ASCII, U+FF01 to U+FF5E.
      const int offset = (static_cast<unsigned char>(rest[1]) - 0xBC) * 64 + static_cast<unsigned char>(rest[2]) - 0x81;
      plain += static_cast<char>('!' + offset);
      i += 3;
    } else if (rest.starts_with("\u00A0") || rest.starts_with("，")) {
      i += rest.starts_with("，") ? std::string_view("，").size() : std::string_view("\u00A0").size();
    } else {
      plain += rest.front();
      ++i;
    }
  }
  std::erase_if(plain, [](char c) { return c == ',' || c == ' '; });
  if (!info.unit.empty() && plain.ends_with(info.unit)) {
    plain.resize(plain.size() - info.unit.size());
  }
  return Decimal::parse(plain) ? plain : std::string();
}

bool years_form(std::string_view text) {
  return (text.size() == 4 && digits(text)) || (text.size() == 9 && digits(text.substr(0, 4)) && text[4] == '-' &&
                                                digits(text.substr(5)) && text.substr(0, 4) <= text.substr(5));
}

struct Fault {
  std::string expected;
  std::string meant;         ///< What could be written instead; empty when that is not certain.
  std::string read_as = {};  ///< How it is understood nonetheless; then it is a note.
};

std::optional<Fault> fault_of_date(const Field& field) {
  constexpr std::string_view kExpected = "存在的日期，形如“2029-05-18”";
  if (parse_iso_date(field.text)) {
    return std::nullopt;
  }
  const std::optional<DateWords> read = read_date_words(field.text);
  if (!read || !read->exists() || (read->day == 0 && field.code != "A07")) {
    return Fault{std::string(kExpected), {}};
  }
  const Date day = *read->last_day();
  return Fault{std::string(kExpected), day.iso(), (read->day == 0 ? "按月精度推定为" : "读作") + day.chinese()};
}

std::optional<Fault> fault_of(const Field& field, const FieldInfo& info) {
  if (info.numeric()) {
    if (field.number) {
      return std::nullopt;
    }
    return Fault{"不带千位分隔符、单位和文字的数，形如“1268.40”", meant_number(field.text, info)};
  }
  switch (info.type) {
    case FieldType::kDate:
      return fault_of_date(field);
    case FieldType::kYears:
      if (years_form(field.text)) {
        return std::nullopt;
      }
      return Fault{"年度，形如“2028”或者“2026-2028”", {}};
    case FieldType::kEnum: {
      // What is asked for in A03 is compared with the kind of submission by another rule.
      if (field.code == "A03" ||
          std::find(info.choices.begin(), info.choices.end(), field.text) != info.choices.end()) {
        return std::nullopt;
      }
      std::string choices;
      for (const std::string& choice : info.choices) {
        choices += (choices.empty() ? "“" : "、“") + choice + "”";
      }
      return Fault{choices + "之一", {}};
    }
    default:
      return std::nullopt;
  }
}

void contradiction(const Field& field, std::vector<Finding>& findings) {
  const bool none = field.state == ValueState::kNotApplicable || field.state == ValueState::kNotCounted;
  const bool not_zero = field.state == ValueState::kZero && !(field.number && field.number->zero());
  if (field.text.empty() || !(none || not_zero)) {
    return;
  }
  const std::string state = none ? (field.state == ValueState::kNotApplicable ? "不适用" : "未统计") : "零";
  Finding finding = sheet_finding(
      "栏目" + field_title(field) + "的状态写为“" + state + "”，内容却是“" + shown(field.text) + "”，两者不一致。",
      "State and content of field " + field.code + " do not agree.", {field.where});
  finding.expected = "状态与内容一致";
  finding.actual = state + "／" + shown(field.text);
  findings.push_back(std::move(finding));
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::size_t begin = findings.size();
  for (const Field& field : submission.datasheet->fields) {
    const FieldInfo* info = sheet_dictionary().find(field.code);
    if (info == nullptr) {
      continue;
    }
    if (field.state != ValueState::kValue) {
      contradiction(field, findings);
      continue;
    }
    const std::optional<Fault> fault = fault_of(field, *info);
    if (!fault) {
      continue;
    }
    Finding finding = sheet_finding(
        "栏目" + field_title(field) + "填为“" + shown(field.text) + "”，" +
            (fault->meant.empty() ? "应为" + fault->expected + "。"
                                  : "应写作“" + fault->meant + "”（" +
                                        fault->expected.substr(0, fault->expected.find("，形如")) + "）。"),
        "Field " + field.code + " is not written in the form asked for.", {field.where});
    if (!fault->read_as.empty()) {
      finding.message = "栏目" + field_title(field) + "填为“" + shown(field.text) + "”，" + fault->read_as +
                        "；规范写法为“" + fault->meant + "”。";
      finding.message_en = "Field " + field.code + " is read, but not written in the form asked for.";
      finding.rule = kValueForm.card.name;
      finding.severity = Severity::kNote;
      finding.opinion = kValueForm.card.opinion;
      finding.remedy = "写得出日的请写到日；意思无误的可不改。";
      finding.remedy_en = "Please give the day where it is known; it may stay where it says what is meant.";
    }
    finding.expected = fault->meant.empty() ? fault->expected : fault->meant;
    finding.actual = shown(field.text);
    findings.push_back(std::move(finding));
  }
  limit(findings, begin);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kValueForm = {
    .card =
        {
            .name = "datasheet/value-form",
            .clause = "第十八条第一款",
            .clause_id = "M22",
            .summary = "数、日期、年度、选项按规定的写法填写，状态与内容一致。",
            .summary_en =
                "Numbers, dates, years and choices are written in the form asked for; state and content agree.",
            .why = "第十八条第一款：依托单位应“填写中心评估表”。写法不一的数不能相加，也不能与证明材料核对。",
            .decides = "按fields."
                       "tsv的类型核对。全角数字与半角相同。因分隔符、单位不符的，给出改正后的写法；不代为改正，涉及的审"
                       "核关系不判断。"
                       "“2026年3月16日”“2026.3.16”“2026/3/"
                       "16”一类意思确定的日期照读，列为提示；截止日只写到月的，按月精度推定为"
                       "该月末日，列为提示，起始日等其他日期须写到日。",
            .remedy = "请按所示写法改正；单位写在unit中，说明写在总结报告中。",
            .remedy_en = "Please write it as shown; units go into their attribute, remarks into the report.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
