#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "model/quantity.h"
#include "validators/agreement/account.h"
#include "validators/agreement/rules.h"
#include "validators/datasheet/sheet_words.h"
#include "validators/facts.h"
#include "validators/identifiers/text_units.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// Fewer digits are the same by chance.
constexpr std::size_t kTellingDigits = 4;
/// More amounts than this are not looked at: hostile input.
constexpr int kMostAmounts = 5'000;

std::size_t digits_of(std::u32string_view text) {
  std::size_t digits = 0;
  std::size_t noughts = 0;
  for (const char32_t c : text) {
    if (c >= U'0' && c <= U'9') {
      noughts = c == U'0' ? noughts + 1 : 0;
      digits += digits == 0 && c == U'0' ? 0 : 1;
    }
  }
  const bool to_the_cent = text.find(U'.') != std::u32string_view::npos;  // “38600.00” is exact, 38600 may be round.
  return to_the_cent ? digits : digits - std::min(digits, noughts);
}

struct Amount {
  const Field* field = nullptr;
  Decimal value;
};

/// The centre's own amounts in money, in 元.
std::vector<Amount> amounts_of(const Submission& submission) {
  std::vector<Amount> amounts;
  for (const Field& field : submission.datasheet->fields) {
    if (field.scope == "依托单位" || !field.number || field.number->zero() ||
        field.unit.find("元") == std::string::npos || field.code.starts_with('A')) {
      continue;
    }
    const std::optional<Quantity> quantity =
        cell_quantity(to_utf32(field.number->text()), to_utf32(folded(field.unit)));
    if (quantity) {
      amounts.push_back({&field, quantity->value});
    }
  }
  return amounts;
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::vector<Amount> amounts = amounts_of(submission);
  const Document* report = report_of(submission);
  static const RE2 kHost(
      "全?集团|合并(?:报表|口径)|全公司|本公司|公司(?:(?:19|20)[0-9]{2}年)?(?:度)?(?:全年|年度)|母公司|板块|全校|全院|"
      "全所|"
      "依托单位|事业部");
  static const RE2 kCentre("中心");
  int left = kMostAmounts;
  bool any = false;
  std::set<std::string> told;
  for_each_unit(
      submission, context, {"集团", "合并", "公司", "板块", "全校", "全院", "全所", "依托", "事业部"},
      [&](const TextUnit& unit) {
        if (unit.document == report || left <= 0) {
          return;
        }
        const std::u32string text = to_utf32(unit.text);
        for (const Quantity& quantity : find_quantities(text)) {
          if (quantity.unit != "元" || quantity.approximate || --left <= 0) {
            continue;
          }
          const std::u32string number = text.substr(quantity.number_begin, quantity.end - quantity.number_begin);
          const std::size_t begin = to_utf8(text.substr(0, quantity.number_begin)).size();
          const std::string_view part = std::string_view(unit.text).substr(begin, to_utf8(number).size());
          const std::string_view before = unit.before_in_sentence(part);
          const re2::StringPiece words(before.data(), before.size());
          if (!RE2::PartialMatch(words, kHost) || RE2::PartialMatch(words, kCentre)) {
            continue;
          }
          any = true;
          const auto same = std::find_if(amounts.begin(), amounts.end(),
                                         [&](const Amount& amount) { return amount.value == quantity.value; });
          if (digits_of(number) < kTellingDigits || same == amounts.end() || !told.insert(same->field->code).second) {
            continue;
          }
          const Field& field = *same->field;
          const FieldInfo* info = sheet_dictionary().find(field.code);
          Location where = unit.place(part);
          where.quote = unit.place(unit.sentence(part)).quote;
          Finding copied = finding(
              "评估表" + field.code + (info == nullptr ? std::string() : "（" + std::string(info->name) + "）") + "的" +
                  field.text + field.unit + "与" + title(submission, *unit.document) + pages_words(where.page, 0) +
                  "所写依托单位（集团）的数完全相同，请核实是否误用了依托单位的口径。",
              "A figure of the centre is exactly one of the host as a whole.");
          copied.locations = {field.where, where};
          copied.expected = "中心口径的数";
          copied.actual = std::string(part);
          findings.push_back(std::move(copied));
        }
      });
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kHostFigure = {
    .card =
        {
            .name = "agreement/host-figure",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "中心口径的金额不是依托单位的金额。",
            .summary_en = "The centre's amounts are not those of its host as a whole.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides =
                "证明材料的一句话里写到依托单位、集团、合并报表、全公司、板块、全校全院而没有写到中心的金额，有四位以上"
                "有效数字，与评估表中心口径的一个金额完全相同的，列出两处。依托单位口径的栏目不在此列。",
            .remedy = "请按中心口径重新统计；两个数确实相同的，请说明。",
            .remedy_en = "Please count for the centre alone; say so where both really are the same.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
