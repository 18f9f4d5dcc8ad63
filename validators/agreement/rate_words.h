// The words around percentages: what grows, what a part is a part of, which field is meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validators/agreement/paragraphs.h"
#include "validators/agreement/ratios.h"
#include "validators/agreement/vocabulary.h"

namespace nitec {

/// Without the words between a verb and its number: 了, 达到, 为.
std::u32string_view without_filler(std::u32string_view text);

/// The direction in which the words in front of a percentage say that something went, and what stands before them:
/// “较上年下降了” is a fall, “较上年”.
std::optional<std::pair<Quotient, std::u32string_view>> growth_words(std::u32string_view before);

/// Whether the words name an earlier time: 上年, 同期.
bool earlier(std::u32string_view text);

/// The year that is named last: “2027年”; 0 for none.
int year_in(std::u32string_view text);

/// The fields of which the field is a part by the relations that must hold (C05 ≤ C04, D01 = D02 + D03 …).
std::vector<std::string> wholes_of(const std::string& code);

/// The field that the words name, all of them, in that unit; null when none or more than one is meant. Where they name
/// no thing (“到账”), it is that of `about`.
const FieldNaming* field_named(std::u32string_view words, std::string_view unit, const Facets& about = {});

/// “由1420kWh降到968kWh，降低31.8%”, in units that are none of those that are counted elsewhere: told where the
/// percentage is that of neither direction. Gives back whether there was any.
bool check_from_to(const Submission& submission, const Document& report, const Prose& prose,
                   std::vector<Finding>& findings);

/// What the rate of that name is a rate of, by the words that stand before it: 核减率 of 送审, 到账率 of 合同; empty
/// for others.
std::vector<std::u32string_view> base_words(std::u32string_view rate);

}  // namespace nitec
