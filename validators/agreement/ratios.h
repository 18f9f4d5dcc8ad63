// Shares, growth and totals recomputed: the arithmetic of figures that were rounded.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"
#include "model/quantity.h"
#include "model/submission.h"
#include "validators/rule.h"

namespace nitec {

/// What a percentage says of two quantities.
enum class Quotient {
  kShare,   ///< over ÷ under
  kGrowth,  ///< over ÷ under − 1
  kFall,    ///< 1 − over ÷ under
};

/// A paragraph with more quantities is hostile, or no prose.
inline constexpr std::size_t kMostQuantities = 400;

/// What a figure may be off by because it was rounded: half a unit of its last digit; nothing for small whole counts.
Decimal rounding_of(const Quantity& quantity);

/// Whether the percentage may be the quotient of the two: within one unit of its last digit, beside what the rounding
/// of the two makes. True also where they cannot be divided or are too long: nothing can be said against it then.
bool quotient_agrees(const Quantity& over, const Quantity& under, Quotient kind, const Quantity& percent);

/// The quotient in percent with so many decimals, rounded: "80.0"; `under` is above zero.
std::string quotient_text(const Decimal& over, const Decimal& under, Quotient kind, int scale);

/// Said to the last digit: no 约, no 以上, no range.
bool exact(const Quantity& quantity);

/// Whether the text has one of the words.
bool has_any(std::u32string_view text, std::initializer_list<std::u32string_view> words);
/// The text without those words at its beginning (or end), also several in a row.
std::u32string_view strip_front(std::u32string_view text, std::initializer_list<std::u32string_view> words);
std::u32string_view strip_back(std::u32string_view text, std::initializer_list<std::u32string_view> words);

/// The sentence of the text in which the place stands, [first, second): between 。 ; ! and ?.
std::pair<std::size_t, std::size_t> sentence_around(std::u32string_view text, std::size_t at);

/// The percentages of the tables of the report's own pages that do not fit the other columns of their rows. Gives back
/// whether there was any that could be recomputed.
bool check_rate_tables(const Submission& submission, const Context& context, const Document& report,
                       std::vector<Finding>& findings);

/// The same of its sentences: a percentage against the quantities beside it and the fields that they mean.
bool check_rate_prose(const Submission& submission, const Context& context, const Document& report,
                      std::vector<Finding>& findings);

}  // namespace nitec
