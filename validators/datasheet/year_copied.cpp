#include <algorithm>
#include <map>
#include <set>

#include "validators/datasheet/rules.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

/// Fewer figures than this are the same by chance.
constexpr std::size_t kLeastFigures = 10;
/// Of one group, so many figures of so many digits.
constexpr std::ptrdiff_t kLeastOfAGroup = 4;
constexpr std::ptrdiff_t kTellingDigits = 3;
constexpr std::size_t kMostPlaces = 16;
constexpr std::size_t kShare = 80;  ///< Percent of the figures of a year.

using Figures = std::map<std::string_view, const Field*>;

/// The centre's own figures other than nought, year by year: noughts are often the same.
std::map<int, Figures> figures_of(const Datasheet& datasheet) {
  std::map<int, Figures> years;
  for (const Field& field : datasheet.fields) {
    const FieldInfo* info = sheet_dictionary().find(field.code);
    if (info != nullptr && info->numeric() && info->yearly && field.year != 0 && field.scope != "依托单位" &&
        field.number && !field.number->zero()) {
      years[field.year].emplace(field.code, &field);
    }
  }
  return years;
}

std::vector<const Field*> same_in(const Figures& figures, const Figures& before) {
  std::vector<const Field*> same;
  for (const auto& [code, field] : figures) {
    const auto other = before.find(code);
    if (other != before.end() && *other->second->number == *field->number) {
      same.push_back(field);
    }
  }
  return same;
}

bool most(std::size_t part, std::size_t whole) {
  return part * 100 >= whole * kShare;
}

/// The figures that were copied, when most of a year's were, or most of one group's: a table filled in anew with the
/// old numbers.
std::vector<const Field*> copied(const Figures& figures, const Figures& before) {
  std::vector<const Field*> same = same_in(figures, before);
  if (!same.empty() && most(same.size(), figures.size())) {
    return same;
  }
  std::map<char, Figures> groups;
  for (const auto& [code, field] : figures) {
    groups[code.front()].emplace(code, field);
  }
  for (const auto& [letter, group] : groups) {
    same = same_in(group, before);
    const auto telling = std::count_if(same.begin(), same.end(), [](const Field* field) {
      return std::count_if(field->text.begin(), field->text.end(), [](char c) { return c >= '0' && c <= '9'; }) >=
             kTellingDigits;
    });
    if (telling >= kLeastOfAGroup && most(same.size(), group.size())) {
      return same;
    }
  }
  return {};
}

/// So many digits, noughts at the end not counted, are not the same by chance: what flows in a year is measured anew.
constexpr std::size_t kTellingAlone = 6;

void tell_alone(const Figures& figures, const Figures& before, std::vector<Finding>& findings) {
  for (const Field* field : same_in(figures, before)) {
    const FieldInfo* info = sheet_dictionary().find(field->code);
    std::string digits;
    std::copy_if(field->text.begin(), field->text.end(), std::back_inserter(digits),
                 [](char c) { return c >= '0' && c <= '9'; });
    digits.erase(digits.find_last_not_of('0') + 1);
    if (info == nullptr || info->span == FieldSpan::kPoint || digits.size() < kTellingAlone) {
      continue;
    }
    const Field* other = before.at(field->code);
    Finding finding = sheet_finding(
        std::string(field->code) + "（" + std::string(info->name) + "）" + std::to_string(field->year) + "年度与" +
            std::to_string(other->year) + "年度都是" + field->text + field->unit + "，请核实是否按当年填报。",
        "The figure of a year is, digit for digit, that of the year before.", {field->where, other->where});
    finding.expected = "当年的数";
    finding.actual = field->text + field->unit;
    findings.push_back(std::move(finding));
  }
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::map<int, Figures> years = figures_of(*submission.datasheet);
  bool looked = false;
  for (const auto& [year, figures] : years) {
    const auto before = years.find(year - 1);
    if (before == years.end() || figures.size() < kLeastFigures) {
      continue;
    }
    looked = true;
    const std::vector<const Field*> same = copied(figures, before->second);
    if (same.empty()) {
      tell_alone(figures, before->second, findings);
      continue;
    }
    const Field* first = same.front();
    Finding finding = sheet_finding(std::to_string(year) + "年度的" + std::to_string(figures.size()) + "个数中有" +
                                        std::to_string(same.size()) + "个（" + std::string(first->code) + "等）与" +
                                        std::to_string(year - 1) + "年度完全相同，请核实是否按当年填报。",
                                    std::to_string(same.size()) + " of " + std::to_string(figures.size()) +
                                        " figures of " + std::to_string(year) + " are those of the year before.",
                                    {first->where, before->second.at(first->code)->where});
    for (std::size_t i = 1; i < std::min(same.size(), kMostPlaces); ++i) {
      finding.locations.push_back(same[i]->where);
    }
    finding.expected = "当年的数";
    finding.actual = "与上年度相同" + std::to_string(same.size()) + "个";
    findings.push_back(std::move(finding));
  }
  return looked ? Look::kLooked : Look::kDoesNotApply;
}

}  // namespace

constinit const Rule kYearCopied = {
    .card =
        {
            .name = "datasheet/year-copied",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "各年度的数按当年填报，不是上年度的照抄。",
            .summary_en = "The figures of a year are its own, and not those of the year before.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "逐年填的栏目中，当年不为零的数有10个以上，其中80%"
                       "以上与上年度完全相同的，或者同一组（如D组科技经费）中80%以上"
                       "相同、三位以上的数有4个以上相同的，列为疑点。只看中心口径；少数栏目相同属常见情况，不列；但一年"
                       "之中发生的数有六位以上"
                       "有效数字而与上年度完全相同的，逐项列出。",
            .remedy = "请按当年的实际情况填报；确实相同的，请说明。",
            .remedy_en = "Please fill in the figures of the year; where they really are the same, say so.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
