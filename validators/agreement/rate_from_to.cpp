#include <re2/re2.h>

#include <algorithm>
#include <iterator>

#include "validators/agreement/rate_words.h"
#include "validators/facts.h"

namespace nitec {
namespace {

/// More of one paragraph are not looked at: hostile input.
constexpr int kMostOfParagraph = 40;

/// Code points in front of a byte of the text.
std::size_t points_before(std::string_view text, std::size_t byte) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte),
                    [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

std::optional<Quantity> bare(std::string_view number) {
  return cell_quantity(to_utf32(number), U"");
}

}  // namespace

bool check_from_to(const Submission& submission, const Document& report, const Prose& prose,
                   std::vector<Finding>& findings) {
  // 由 number unit 降到 number unit, 降低 percent
  static const re2::RE2 kFromTo(
      "((?:由|从)[^0-9。;,()、]{0,18}?([0-9]+(?:\\.[0-9]+)?)([^0-9。;,()、]{0,14}?)(?:大幅|逐步|进一步|明显|显著)?"
      "(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|缩短|压缩|缩小|增|升|扩|降|减|缩)(?:到|至|为)"
      "[^0-9。;,()、]{0,4}?([0-9]+(?:\\.[0-9]+)?)([^0-9。;,()、]{0,14}),(?:累计|共|整体|同比)?"
      "(提高|提升|增加|增长|上升|扩大|增幅|升幅|下降|降低|减少|缩短|压缩|缩小|降幅|减幅)(?:了|达到|达|为)?)"
      "([0-9]+(?:\\.[0-9]+)?)%");
  const std::string text = to_utf8(prose.text);
  re2::StringPiece rest(text);
  re2::StringPiece all;
  re2::StringPiece first;
  re2::StringPiece first_unit;
  re2::StringPiece second;
  re2::StringPiece second_unit;
  re2::StringPiece verb;
  re2::StringPiece percent;
  bool looked = false;
  for (int i = 0; i < kMostOfParagraph && re2::RE2::FindAndConsume(&rest, kFromTo, &all, &first, &first_unit, &second,
                                                                   &second_unit, &verb, &percent);
       ++i) {
    const std::u32string unit = to_utf32(second_unit.as_string());
    const bool units_agree = first_unit.empty() || first_unit == second_unit;
    // Those in known units are compared where all quantities are; a percentage of percentages may be points.
    const bool known = !find_quantities(to_utf32(second.as_string()) + unit).empty();
    const bool large = first_unit.empty() && has_any(unit.substr(0, 1), {U"万", U"亿", U"千", U"百"});
    const std::optional<Quantity> from = bare(first.as_string());
    const std::optional<Quantity> to = bare(second.as_string());
    const std::optional<Quantity> said = bare(percent.as_string());
    if (!units_agree || known || large || !from || !to || !said || unit.find(U'%') != std::u32string::npos) {
      continue;
    }
    looked = true;
    const auto growth = growth_words(to_utf32(verb.as_string()));
    const Quotient quotient = growth ? growth->first : Quotient::kGrowth;
    if (quotient_agrees(*to, *from, Quotient::kGrowth, *said) || quotient_agrees(*to, *from, Quotient::kFall, *said) ||
        quotient_agrees(*from, *to, Quotient::kFall, *said) || quotient_agrees(*from, *to, Quotient::kGrowth, *said)) {
      continue;
    }
    const std::size_t begin = points_before(text, static_cast<std::size_t>(all.data() - text.data()));
    const std::size_t number = points_before(text, static_cast<std::size_t>(percent.data() - text.data()));
    const std::size_t end = number + percent.size() + 1;
    Location where = prose.place(report, number, end);
    where.quote = prose.place(report, begin, end).quote;
    const std::string computed = quotient_text(to->value, from->value, quotient, said->value.scale()) + "%";
    Finding differs =
        finding(main_title(submission) + "第" + std::to_string(where.page) + "页“" +
                    abridged(to_utf8(prose.text.substr(begin, end - begin)), 50) + "”中写为" + percent.as_string() +
                    "%，按" + first.as_string() + "和" + second.as_string() + "计算为" + computed + "。",
                "A percentage does not follow from the two figures between which something changed.");
    differs.expected = computed;
    differs.actual = percent.as_string() + "%";
    differs.locations = {std::move(where)};
    findings.push_back(std::move(differs));
  }
  return looked;
}

}  // namespace nitec
