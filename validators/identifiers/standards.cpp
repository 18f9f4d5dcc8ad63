#include "validators/identifiers/standards.h"

#include <re2/re2.h>

#include <algorithm>

namespace nitec {
namespace {

constexpr std::string_view kCategories[] = {"国家标准", "行业标准", "地方标准", "团体标准", "企业标准", "国际标准"};

std::string_view canonical(std::string_view word) {
  for (const std::string_view category : kCategories) {
    // “国标” and the like begin and end with the same characters.
    if (word.starts_with(category.substr(0, 6)) || (word.size() == 6 && word.substr(0, 3) == category.substr(0, 3))) {
      return word.starts_with("国际") ? std::string_view("国际标准") : category;
    }
  }
  return {};
}

/// The only category that the text names; empty when there is none, or a second.
std::string_view only_category(std::string_view text) {
  std::string_view only;
  for (const std::string_view category : kCategories) {
    if (text.find(category) != std::string_view::npos) {
      if (!only.empty()) {
        return {};
      }
      only = category;
    }
  }
  return only;
}

std::string_view category_said(const TextUnit& unit, std::string_view part) {
  // Before it in the sentence, with nothing but other numbers, titles and counts in between.
  static const RE2 kBefore(
      "(国家标准|行业标准|地方标准|团体标准|企业标准|国际标准)(?:(?:[:(为是 0-9《“]|[A-Z]+[ /])(?:[:(、为是“”\" "
      "0-9.\\-/A-Z]|[项个件]"
      "|编号|标准号|分别|《[^《》]{1,60}》|“[^“”]{1,60}”)*)?$");
  const std::string_view before = unit.before_in_sentence(part);
  std::string word;
  if (RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kBefore, &word)) {
    return canonical(word);
  }
  static const RE2 kCell("((?:国家|行业|地方|团体|企业|国际)(?:推荐性|强制性)?标准|国标|行标|地标|团标|企标)");
  static const RE2 kBareCell("(国家|行业|地方|团体|企业|国际)");
  const bool of_standards = unit.above.find("标准") != std::string::npos;
  std::string_view told;
  for (const std::string& cell : unit.cells) {
    if (RE2::FullMatch(cell, kCell, &word) || (of_standards && RE2::FullMatch(cell, kBareCell, &word))) {
      if (!told.empty() && told != canonical(word)) {
        return {};
      }
      told = canonical(word);
    }
  }
  if (!told.empty()) {
    return told;
  }
  // A caption or heading that names one: “表5 主持制定的国家标准清单”, “（一）国家标准”.
  static const RE2 kHeading(
      "[()一二三四五六七八九十0-9.、]*(?:附?表[0-9.-]*)?[^,。;:]{0,14}(?:国家|行业|地方|团体|企业|国际)标准[^,。;:]{0,"
      "8}");
  if ((unit.list >= 0 || before.empty()) && RE2::FullMatch(unit.above, kHeading)) {
    return only_category(unit.above);
  }
  return {};
}

bool claimed(const TextUnit& unit, std::string_view part, std::string_view category) {
  static const RE2 kHead("标准(?:编)?号|标准代号|标准编码");
  static const RE2 kMade("(?:主持|参与|牵头|制定|制修订|修订|起草|发布|颁布)[^,。;]{0,24}标准[^,。;]{0,12}$");
  const std::string_view before = unit.before_in_sentence(part);
  return !category.empty() || RE2::PartialMatch(unit.head, kHead) ||
         RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kMade);
}

std::vector<StandardMention> find_standards(const Submission& submission, const Context& context) {
  std::vector<StandardMention> mentions;
  // Code, serial number, and where there is one the year; what goes on with letters or digits is something else.
  static const RE2 kNumber(
      "(?:^|[^A-Za-z0-9/])("
      "20[0-9]{6}-[A-Z]-[0-9]{3}|"
      "(?:GB|GBT|GBZ|GSB|GJB)(?: ?/ ?[TZ])? ?[0-9]+[A-Z]?(?:\\.[0-9]+)*(?: ?[-:] ?[0-9lIO]{2,4})?|"
      "[A-Z]{2,3} ?/ ?T ?[0-9]+(?:\\.[0-9]+)*(?: ?[-:] ?[0-9lIO]{2,4})?|"
      "DB ?[0-9]{2,6}(?: ?/ ?T| ) ?[0-9]+(?:\\.[0-9]+)*(?: ?[-:] ?[0-9lIO]{2,4})?|"
      "[TQ]/ ?[A-Z]+(?: ?[0-9]+(?:\\.[0-9]+)*(?: ?[-:] ?[0-9lIO]{2,4})?)|"
      "(?:ISO/IEC|ISO|IEC)(?:/(?:TS|TR|PAS))? ?[0-9]+(?:-[0-9]{1,2})*(?::[0-9]{4})?"
      ")(?:[^A-Za-z0-9]|$)");
  static const RE2 kCode("([TQ]/[A-Z]+)([0-9])");
  for_each_unit(submission, context,
                {"GB", "GSB", "GJB", "/T", "/ T", "/Z", "DB", "T/", "Q/", "ISO", "IEC", "-T-", "-Q-", "-Z-", "标准"},
                [&](const TextUnit& unit) {
                  re2::StringPiece rest(unit.text);
                  re2::StringPiece found;
                  while (RE2::FindAndConsume(&rest, kNumber, &found)) {
                    // The character behind may be the one before the next.
                    const auto end = static_cast<std::size_t>(found.data() + found.size() - unit.text.data());
                    rest = re2::StringPiece(unit.text).substr(end);
                    const std::string_view part(found.data(), found.size());
                    if (!unit.sound(part)) {
                      continue;
                    }
                    std::string number(part);
                    RE2::Replace(&number, kCode, "\\1 \\2");
                    const std::string_view category = category_said(unit, part);
                    mentions.push_back({&unit, part, check_standard(number), category, claimed(unit, part, category)});
                  }
                });
  return mentions;
}

}  // namespace

const std::vector<StandardMention>& standards_of(const Submission& submission, const Context& context) {
  return context.readings->once<std::vector<StandardMention>>(
      submission, [&](const Submission& all) { return find_standards(all, context); });
}

std::string_view category_of(std::string_view family) {
  if (family.starts_with("GB") || family.starts_with("GSB")) {
    return "国家标准";
  }
  for (const std::string_view category : kCategories) {
    if (family.starts_with(category)) {
      return category;
    }
  }
  return {};
}

bool belongs_to(std::string_view family, std::string_view category) {
  return category_of(family).empty() || category_of(family) == category;
}

}  // namespace nitec
