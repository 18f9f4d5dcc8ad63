#include "validators/agreement/recurring.h"

#include <algorithm>
#include <map>

#include "validators/agreement/measures.h"
#include "validators/agreement/paragraphs.h"
#include "validators/agreement/slips.h"
#include "validators/agreement/texts.h"
#include "validators/agreement/vocabulary.h"
#include "validators/facts.h"

namespace nitec {
namespace {

/// More numbers than this of one unit are compared by their first ones only: hostile input.
constexpr std::size_t kMostOfAUnit = 300;
/// So many characters before two numbers must be the same: three when one digit is another …
constexpr std::size_t kSameWords = 3;
/// … two when digits have changed places, or so many pairs of characters around them are the same, too …
constexpr std::size_t kSameShortWords = 2;
constexpr std::size_t kSameAround = 3;
/// … or so many, of numbers of two digits.
constexpr std::size_t kSameAllAround = 4;
/// Words of that length that are the same from their beginning mean one thing whatever the digits are.
constexpr std::size_t kSameLongWords = 4;
/// Digits that have changed places in a number of so many are no accident.
constexpr std::size_t kTellingDigits = 4;
/// Of many different things: two characters before them say too little.
constexpr std::u32string_view kCommonUnits = U"项件人名个家万亿元台套份篇%";

/// A number of the report with the paragraph in which it stands.
struct Mention : Measure {
  std::size_t paragraph = 0;  ///< Counted from 1; 0 for a cell.
};

bool in(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

bool same_thing(const Mention& a, const Mention& b) {
  if (a.paragraph == b.paragraph || a.where.page == b.where.page || a.digits == b.digits) {
    return false;
  }
  if (!a.years.empty() && !b.years.empty() && a.years != b.years) {
    return false;
  }
  const auto shared = static_cast<std::size_t>(std::count_if(
      a.around.begin(), a.around.end(), [&](const std::u32string& pair) { return b.around.contains(pair); }));
  const Slip how = slip(a.digits, b.digits);
  const bool common = in(a.unit.front(), kCommonUnits);
  if (how == Slip::kExchanged && a.digits.size() >= kTellingDigits && !common && shared >= kSameAround) {
    return true;
  }
  const std::size_t same = common_end(a.words, b.words);
  if (a.paragraph == 0 || b.paragraph == 0) {
    return how == Slip::kExchanged && a.digits.size() >= kTellingDigits && same >= kSameShortWords;
  }
  const auto rest = [&](const Mention& one) {
    return std::u32string_view(one.words).substr(0, one.words.size() - same);
  };
  if (same < kSameShortWords || (!names_nothing(rest(a)) && !names_nothing(rest(b)))) {
    return false;
  }
  const bool telling = same >= kSameWords || !common;
  const bool own_words = same >= kSameLongWords && names_nothing(rest(a)) && names_nothing(rest(b));
  if (own_words && !common && shared > same) {
    return true;
  }
  switch (how) {
    case Slip::kExchanged:
      return telling;
    case Slip::kOther:
      return a.digits.size() >= 3 ? same >= kSameWords || shared >= kSameAround : telling && shared >= kSameAllAround;
    case Slip::kTooMany:
    case Slip::kNone:
      break;
  }
  return false;
}

}  // namespace

std::vector<Recurrence> recurrences(const Submission& submission, const Context& context, const Document& report) {
  std::map<std::u32string, std::vector<Mention>> mentions;
  const int last = last_report_page(submission, report);
  std::size_t number = 0;
  for (const Prose& prose : report_paragraphs(submission, context)) {
    ++number;
    if (prose.origins.empty() || static_cast<int>(prose.origins.front().page) >= last) {
      continue;
    }
    for (Measure& measure : measures_in(report, prose)) {
      std::vector<Mention>& alike = mentions[measure.unit];
      if (!set_apart(measure.words, measure.behind) && measure.words.size() >= kSameShortWords &&
          alike.size() < kMostOfAUnit) {
        alike.push_back({std::move(measure), number});
      }
    }
  }
  for (const Grid& grid : report_grids(submission, context)) {
    for (std::size_t r = grid.heads; r < grid.rows.size(); ++r) {
      for (std::size_t c = 1; c < grid.columns; ++c) {
        std::optional<Measure> measure = measure_of_cell(report, grid.rows[r][c], grid.row_head(r, c));
        if (measure && mentions[measure->unit].size() < kMostOfAUnit) {
          mentions[measure->unit].push_back({std::move(*measure), 0});
        }
      }
    }
  }
  std::vector<Recurrence> out;
  for (const auto& of_unit : mentions) {
    const std::vector<Mention>& measures = of_unit.second;
    for (std::size_t i = 1; i < measures.size(); ++i) {
      // The number itself stands elsewhere with the same words: then the two are two things.
      const auto said_so = [&](const Mention& one, const Mention& like) {
        return one.digits == like.digits && common_end(one.words, like.words) >= kSameShortWords;
      };
      for (std::size_t k = 0; k < i; ++k) {
        if (!same_thing(measures[k], measures[i])) {
          continue;
        }
        const bool both_often = std::count_if(measures.begin(), measures.end(),
                                              [&](const Mention& one) { return said_so(one, measures[i]); }) > 1 &&
                                std::count_if(measures.begin(), measures.end(),
                                              [&](const Mention& one) { return said_so(one, measures[k]); }) > 1;
        if (!both_often) {
          const std::size_t same = common_end(measures[k].words, measures[i].words);
          out.push_back({to_utf8(measures[i].words.substr(measures[i].words.size() - same)), measures[k].said,
                         measures[i].said, measures[k].where, measures[i].where});
        }
        break;
      }
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Recurrence& a, const Recurrence& b) {
    return std::pair(a.second_place.page, a.second_place.box.y0) <
           std::pair(b.second_place.page, b.second_place.box.y0);
  });
  return out;
}

}  // namespace nitec
